// The demo's clock: the server says what time it is, the page counts on from there.

const DAY = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' });
const WEEKDAY = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'short' });
const TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const SHORT = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

let base = Date.now();
let at = performance.now();

export const setNow = iso => { base = Date.parse(iso); at = performance.now(); };
export const now = () => new Date(base + performance.now() - at);
export const longTime = date => `${DAY.format(date)} ${WEEKDAY.format(date)} ${TIME.format(date)}`;
export const clockTime = date => SHORT.format(date);
export const dayOf = date => ISO_DAY.format(date);

/** 9:05 today, 昨天 9:05, 3月2日 9:05: as a chat separates its bubbles. */
export function chatTime(date) {
  const days = Math.round((Date.parse(dayOf(now())) - Date.parse(dayOf(date))) / 86400000);
  if (days === 0) return clockTime(date);
  if (days === 1) return `昨天 ${clockTime(date)}`;
  const [year, month, day] = dayOf(date).split('-').map(Number);
  const thisYear = Number(dayOf(now()).slice(0, 4));
  return `${year === thisYear ? '' : `${year}年`}${month}月${day}日 ${clockTime(date)}`;
}

/** Eight o'clock tomorrow, China time. */
export function nextMorning() {
  const eight = new Date(`${dayOf(now())}T08:00:00+08:00`);
  return new Date(eight.getTime() + 86400000);
}

/** The value of a datetime-local field, read as China time. */
export const fromField = value => new Date(`${value}:00+08:00`);
export const toField = date => `${dayOf(date)}T${clockTime(date)}`;
