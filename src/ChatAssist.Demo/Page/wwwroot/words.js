// Text of messages into elements: links in plain text, and WeCom's small markdown.
import { h } from './dom.js';
import { openLink } from './act.js';

const isWeb = url => /^https?:\/\//i.test(url);

function link(person, label, url) {
  if (!isWeb(url)) return document.createTextNode(label);
  return h('a', {
    href: url, target: '_blank', rel: 'noopener noreferrer',
    onclick: e => { e.preventDefault(); openLink(person, url); },
  }, label);
}

/** Plain text: WeCom makes links of <a href="…">…</a> and of bare addresses, of nothing else. */
export function plain(person, text) {
  const pattern = /<a\s+href="([^"]*)"[^>]*>([^<]*)<\/a>|https?:\/\/[^\s，。；！？、（）<>"]+/gi;
  return pieces(text, pattern, m => m[1] !== undefined ? link(person, m[2], m[1]) : link(person, m[0], m[0]));
}

function pieces(text, pattern, make) {
  const out = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    out.push(text.slice(from, match.index), make(match));
    from = match.index + match[0].length;
  }
  out.push(text.slice(from));
  return out.filter(p => p !== '');
}

const COLOURS = new Set(['info', 'comment', 'warning']);

function inline(person, text) {
  const pattern = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|`([^`]+)`|<font color="?(\w+)"?>(.*?)<\/font>/g;
  return pieces(text, pattern, m => {
    if (m[1] !== undefined) return h('strong', {}, ...inline(person, m[1]));
    if (m[2] !== undefined) return link(person, m[2], m[3]);
    if (m[4] !== undefined) return h('code', {}, m[4]);
    return h('span', { class: COLOURS.has(m[5]) ? `md-${m[5]}` : null }, ...inline(person, m[6]));
  });
}

/** Headings, quotes, bold, links, code and three colours. */
export function markdown(person, text) {
  return text.split('\n').map(line => {
    const heading = line.match(/^(#{1,6})\s+(.*)$/);
    if (heading) return h('p', { class: `md-h md-h${Math.min(heading[1].length, 4)}` }, ...inline(person, heading[2]));
    const quote = line.match(/^>\s?(.*)$/);
    if (quote) return h('p', { class: 'md-quote' }, ...inline(person, quote[1]));
    return h('p', {}, ...(line === '' ? ['\u00a0'] : inline(person, line)));
  });
}
