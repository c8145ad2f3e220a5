// The whole page: the feed, the bar, which phones are shown.
import { h, avatar } from './dom.js';
import { createPhone } from './phone.js';
import { createWire } from './wire.js';
import { moveClock } from './act.js';
import { setNow, now, longTime, nextMorning, fromField, toField } from './clock.js';

const $ = id => document.getElementById(id);
const narrow = matchMedia('(max-width: 720px)');
const phones = new Map();
const page = { appName: '', people: [], places: [], menu: [], messages: new Map(), open: null, front: null, unread: new Map() };
const wire = createWire($('wire'));
let wireCount = 0;

function start(state) {
  const first = p => state.firstPhones.indexOf(p.userId) + 1 || Infinity;
  const people = [...state.people].sort((a, b) => first(a) - first(b) || 0);
  Object.assign(page, { appName: state.appName, people, places: state.places, menu: state.menu });
  page.open ??= [...state.firstPhones];
  page.front ??= page.open[0];
  page.messages = new Map(state.messages.map(m => [m.number, m]));
  $('appName').textContent = state.appName;
  document.title = `${state.appName} · 演示`;
  setNow(state.now);
  document.querySelectorAll('.clock-moves button, .clock-moves input').forEach(b => { b.disabled = !state.clockMoves; });
  wire.clear();
  wireCount = 0;
  state.wire.forEach(onWire);
  phones.forEach(p => p.element.remove());
  phones.clear();
  layout();
}

function layout() {
  for (const [id, phone] of phones) {
    if (!page.open.includes(id)) {
      phone.element.remove();
      phones.delete(id);
    }
  }
  for (const id of page.open) {
    if (phones.has(id)) continue;
    const index = page.people.findIndex(p => p.userId === id);
    if (index < 0) continue;
    const phone = createPhone(page.people[index], index, page, { onClose: () => close(id) });
    phones.set(id, phone);
    $('phones').append(phone.element);
    phone.setMenu(page.menu);
    for (const message of page.messages.values()) if (message.userId === id) phone.add(message, { many: true });
    phone.toTail();
    phone.tick();
  }
  const others = page.people.filter(p => !page.open.includes(p.userId));
  $('addPhone').replaceChildren(h('option', { value: '' }, narrow.matches ? '＋' : '＋ 手机'), ...others.map(p => h('option', { value: p.userId }, `${p.name} ${p.title}`)));
  front();
}

function front() {
  if (!page.open.includes(page.front)) page.front = page.open[0];
  page.unread.delete(page.front);
  $('tabs').replaceChildren(...page.open.map(id => {
    const index = page.people.findIndex(p => p.userId === id);
    const person = page.people[index];
    const unread = page.unread.get(id) ?? 0;
    return h('button', {
      class: 'tab', role: 'tab', 'aria-selected': String(id === page.front), data: { user: id },
      onclick: () => { page.front = id; front(); },
    }, avatar(person, index), h('span', {}, person.name), unread > 0 && h('span', { class: 'badge', 'aria-label': `${unread} 条未读` }, String(Math.min(unread, 99))));
  }));
  phones.forEach((phone, id) => {
    const hidden = id !== page.front;
    phone.element.classList.toggle('behind', hidden);
    if (!hidden) phone.toTail();
  });
}

function close(id) {
  if (page.open.length === 1) return;
  page.open = page.open.filter(o => o !== id);
  layout();
}

function onMessage(message) {
  const known = page.messages.has(message.number);
  page.messages.set(message.number, message);
  phones.get(message.userId)?.add(message);
  if (!known && !message.fromMember && narrow.matches && message.userId !== page.front && page.open.includes(message.userId)) {
    page.unread.set(message.userId, (page.unread.get(message.userId) ?? 0) + 1);
    front();
  }
}

function onWire(exchange) {
  wire.add(exchange);
  $('wireCount').textContent = String(++wireCount);
}

function tick() {
  $('now').textContent = longTime(now());
  $('now').dateTime = now().toISOString();
  phones.forEach(p => p.tick());
}

function listen() {
  const feed = new EventSource('/page/feed');
  const on = (type, act) => feed.addEventListener(type, e => act(JSON.parse(e.data)));
  on('state', s => { start(s); tick(); $('offline').hidden = true; document.body.dataset.ready = 'true'; });
  on('message', onMessage);
  on('wire', onWire);
  on('menu', m => { page.menu = m; phones.forEach(p => p.setMenu(m)); });
  on('clock', c => { setNow(c.now); tick(); });
  feed.addEventListener('error', () => { $('offline').hidden = false; });
}

$('addPhone').addEventListener('change', e => {
  if (e.target.value === '') return;
  page.open = [...page.open, e.target.value];
  page.front = e.target.value;
  layout();
  phones.get(page.front)?.element.scrollIntoView({ inline: 'end', block: 'nearest' });
});
$('wireToggle').addEventListener('click', () => {
  const open = $('wire').hidden;
  $('wire').hidden = !open;
  $('wireToggle').setAttribute('aria-expanded', String(open));
});
$('clockFace').addEventListener('click', () => {
  const open = document.body.classList.toggle('clock-open');
  $('clockFace').setAttribute('aria-expanded', String(open));
  $('clockTo').value = toField(now());
});
document.querySelectorAll('[data-seconds]').forEach(b => b.addEventListener('click', () => moveClock({ seconds: Number(b.dataset.seconds) })));
document.querySelector('[data-morning]').addEventListener('click', () => moveClock({ to: nextMorning().toISOString() }));
$('clockForm').addEventListener('submit', e => {
  e.preventDefault();
  moveClock({ to: fromField($('clockTo').value).toISOString() });
});
narrow.addEventListener('change', layout);
setInterval(tick, 1000);
listen();
