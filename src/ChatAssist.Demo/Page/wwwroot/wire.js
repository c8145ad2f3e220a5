// The strip that shows the wire: what goes in encrypted, what the app calls.
import { h } from './dom.js';
import { size } from './bubbles.js';
import { clockTime } from './clock.js';

const MOST = 300;

export function createWire(section) {
  const list = h('div', { class: 'wire-list', role: 'listbox', 'aria-label': '请求', tabindex: '0' });
  const detail = h('div', { class: 'wire-detail', 'aria-live': 'polite' }, h('p', { class: 'wire-empty' }, '点一行，看密文与明文。↓ 是企业微信推给应用的加密回调，↑ 是应用调用的接口。'));
  section.append(list, detail);
  let chosen = null;

  function add(exchange) {
    const tail = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    const bad = exchange.status !== 200 || exchange.errcode !== 0;
    const row = h('button', {
      class: bad ? 'wire-row bad' : 'wire-row', role: 'option', 'aria-selected': 'false', onclick: () => choose(row, exchange),
    },
    h('span', { class: exchange.intoApp ? 'wire-in' : 'wire-out', 'aria-label': exchange.intoApp ? '回调' : '接口' }, exchange.intoApp ? '↓' : '↑'),
    h('time', {}, clockTime(new Date(exchange.at))),
    h('span', { class: 'wire-name' }, exchange.name),
    h('span', { class: 'wire-note' }, exchange.note || (exchange.errcode !== 0 ? `errcode ${exchange.errcode}` : exchange.status !== 200 ? `HTTP ${exchange.status}` : '')),
    h('span', { class: 'wire-size' }, size(exchange.bytes)),
    h('span', { class: 'wire-ms' }, `${Math.round(exchange.milliseconds)} ms`));
    list.append(row);
    if (list.children.length > MOST) list.firstElementChild.remove();
    if (tail) list.scrollTop = list.scrollHeight;
  }

  function choose(row, exchange) {
    chosen?.setAttribute('aria-selected', 'false');
    chosen = row;
    row.setAttribute('aria-selected', 'true');
    detail.replaceChildren(
      h('p', { class: 'wire-path' }, exchange.path || '—'),
      part('密文', exchange.cipher),
      part('明文', pretty(exchange.clear)),
      part(`应答 HTTP ${exchange.status || '无'}`, pretty(exchange.answer) || '（空）'));
  }

  const part = (title, text) => text && h('details', { open: true }, h('summary', {}, title), h('pre', { tabindex: '0' }, text));

  return { add, clear: () => { list.replaceChildren(); chosen = null; } };
}

/** Indents XML and JSON for reading; anything else stays as it is. */
function pretty(text) {
  if (text.startsWith('{')) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  }
  if (!text.startsWith('<xml>')) return text;
  let depth = 0;
  return text.replace(/(?<!\]\])>\s*<(?!!)/g, '>\n<').split('\n').map(line => {
    if (line.startsWith('</')) depth--;
    const out = '  '.repeat(Math.max(0, depth)) + line;
    if (/^<[^/!][^>]*>$/.test(line) && !line.endsWith('/>')) depth++;
    return out;
  }).join('\n');
}
