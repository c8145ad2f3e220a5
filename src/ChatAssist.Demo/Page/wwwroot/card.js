// A template card as WeCom draws it, with what can be chosen and pressed on it.
import { h } from './dom.js';
import { openLink, press } from './act.js';

const STYLES = ['', 'main', 'plain', 'danger', 'quiet'];

export function card(person, message) {
  const c = message.card;
  const form = h('form', { class: 'bubble card', onsubmit: e => e.preventDefault() },
    c.source && h('p', { class: 'card-source' }, c.source),
    c.title && h('p', { class: 'card-title' }, c.title),
    c.description && h('p', { class: 'card-description' }, c.description),
    c.emphasis && h('p', { class: 'card-emphasis' }, h('strong', {}, c.emphasis), h('small', {}, c.emphasisLabel)),
    (c.quoteTitle || c.quote) && h('blockquote', { class: 'card-quote' }, h('strong', {}, c.quoteTitle), h('span', {}, c.quote)),
    c.subTitle && h('p', { class: 'card-sub' }, c.subTitle),
    rows(person, c.rows),
    ...c.selectors.map(s => selector(s, message.number, c.type === 'vote_interaction')),
    buttons(person, message),
    c.jumps.map(j => h('button', { type: 'button', class: 'card-jump', onclick: () => openLink(person, j.url) }, j.name)),
    c.url && !c.buttons.length && h('button', { type: 'button', class: 'card-jump', onclick: () => openLink(person, c.url) }, '查看详情'),
    c.menu.length > 0 && menu(person, message));
  return form;
}

const rows = (person, list) => list.length > 0 && h('dl', { class: 'card-rows' }, list.map(r => [
  h('dt', {}, r.name),
  h('dd', {}, r.url ? h('button', { type: 'button', class: 'as-link', onclick: () => openLink(person, r.url) }, r.value || r.url) : r.value),
]));

function selector(s, number, open) {
  const name = `q-${number}-${s.key}`;
  if (!open) {
    return h('label', { class: 'card-select' }, h('span', {}, s.title || '请选择'),
      h('select', { data: { question: s.key } }, s.options.map(o => h('option', { value: o.id, selected: o.chosen }, o.text))));
  }
  return h('fieldset', { class: 'card-vote', data: { question: s.key } }, h('legend', { class: 'hidden' }, s.title || '选项'),
    s.options.map(o => h('label', {},
      h('input', { type: s.multiple ? 'checkbox' : 'radio', name, value: o.id, checked: o.chosen }), h('span', {}, o.text))));
}

function chosenOn(form) {
  const chosen = {};
  for (const select of form.querySelectorAll('select[data-question]')) chosen[select.dataset.question] = [select.value];
  for (const set of form.querySelectorAll('fieldset[data-question]')) {
    chosen[set.dataset.question] = [...set.querySelectorAll('input:checked')].map(i => i.value);
  }
  return chosen;
}

function buttons(person, message) {
  const list = message.card.buttons;
  if (list.length === 0) return null;
  const narrow = list.length > 1 && list.every(b => b.text.length <= 6);
  return h('div', { class: narrow ? 'card-buttons pairs' : 'card-buttons' }, list.map(b => h('button', {
    type: 'button',
    class: b.disabled ? 'spent' : STYLES[b.style] ?? 'main',
    disabled: b.disabled,
    onclick: e => {
      const form = e.target.closest('form');
      // WeCom shows that it is busy until the card changes, or for a moment.
      form.setAttribute('aria-busy', 'true');
      setTimeout(() => form.removeAttribute('aria-busy'), 1500);
      press(person, message.number, b.key, chosenOn(form));
    },
  }, b.text)));
}

const menu = (person, message) => h('details', { class: 'card-menu' }, h('summary', { 'aria-label': '更多操作' }, '⋯'),
  message.card.menu.map(m => h('button', { type: 'button', onclick: () => press(person, message.number, m.key, {}) }, m.text)));
