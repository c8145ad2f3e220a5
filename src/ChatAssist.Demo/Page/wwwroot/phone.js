// One member's phone: head, bubbles, foot.
import { h, icon, avatar } from './dom.js';
import { bubble } from './bubbles.js';
import { composer } from './composer.js';
import { chatTime, clockTime, dayOf, now } from './clock.js';
import { choices } from './sheets.js';
import * as act from './act.js';

const PAUSE = 5 * 60 * 1000;
const MOST = 500;

export function createPhone(person, index, page, { onClose }) {
  const log = h('div', { class: 'log', data: { hint: '发“帮助”，看能说些什么' }, role: 'log', 'aria-live': 'polite', 'aria-label': `${person.name}与${page.appName}的对话`, tabindex: '0' });
  const time = h('span', { class: 'status-time' });
  const newer = h('button', { class: 'newer', hidden: true, onclick: () => toTail() }, '有新消息');
  const screen = h('div', { class: 'screen' },
    h('div', { class: 'status', 'aria-hidden': 'true' }, time, h('span', { class: 'status-signs' }, h('i', { class: 'signal' }), '5G', h('i', { class: 'battery' }))),
    h('div', { class: 'head' },
      h('span', { class: 'head-back', 'aria-hidden': 'true' }, icon('back')),
      h('span', { class: 'head-title' }, page.appName),
      h('button', { class: 'round', 'aria-label': '会话选项', onclick: () => options() }, icon('more'))),
    h('div', { class: 'log-frame' }, log, newer));
  const { foot, setMenu } = composer(person, page, screen);
  screen.append(foot);
  const element = h('section', { class: 'phone', 'aria-label': `${person.name}的手机`, data: { user: person.userId } },
    h('div', { class: 'owner' }, avatar(person, index), h('strong', {}, person.name), h('span', {}, person.title),
      h('button', { class: 'round owner-close', 'aria-label': `收起${person.name}的手机`, onclick: onClose }, icon('close'))),
    h('div', { class: 'frame' }, screen));

  const shown = new Map();
  let last = null;
  let day = '';

  function options() {
    choices(screen, '会话选项', [
      ['重新进入会话', () => act.enter(person)],
      ['回到最新消息', () => toTail()],
    ]);
  }

  const atTail = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  function toTail() {
    log.scrollTop = log.scrollHeight;
    newer.hidden = true;
  }

  function row(message) {
    const face = message.fromMember ? avatar(person, index) : h('img', { class: 'avatar', src: '/page/files/icon.svg', alt: '' });
    const element = h('div', { class: message.fromMember ? 'row own' : 'row', data: { number: message.number, kind: message.kind } },
      h('span', { class: 'hidden' }, message.fromMember ? `${person.name}：` : `${page.appName}：`), face, bubble(person, message));
    element.querySelector('img:not(.avatar)')?.addEventListener('load', () => { if (newer.hidden) toTail(); });
    return element;
  }

  /** A message, or a known one that has changed. While many come at once, the caller scrolls when all are there. */
  function add(message, { many = false } = {}) {
    const old = shown.get(message.number);
    const next = row(message);
    shown.set(message.number, next);
    if (old) {
      old.replaceWith(next);
      return;
    }
    const tail = !many && (message.fromMember || atTail());
    const at = new Date(message.at);
    if (!last || at - last > PAUSE) log.append(h('time', { class: 'pause', datetime: message.at }, chatTime(at)));
    last = at;
    log.append(next);
    while (log.children.length > MOST) log.firstElementChild.remove();
    if (many) return;
    if (tail) toTail();
    else newer.hidden = false;
  }

  screen.addEventListener('tail', toTail);
  log.addEventListener('scroll', () => { if (atTail()) newer.hidden = true; });
  new ResizeObserver(() => { if (newer.hidden) toTail(); }).observe(log);

  /** What was today at 10:00 is yesterday's once the clock has been moved on. */
  function tick() {
    time.textContent = clockTime(now());
    if (day === dayOf(now())) return;
    day = dayOf(now());
    for (const pause of log.querySelectorAll('.pause')) pause.textContent = chatTime(new Date(pause.dateTime));
  }

  return { person, element, add, setMenu, tick, toTail };
}
