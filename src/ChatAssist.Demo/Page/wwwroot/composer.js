// The foot of a phone: the box to type in, the + panel, the menu that the app has registered.
import { h, icon } from './dom.js';
import * as act from './act.js';
import { places, samples, scan, choices } from './sheets.js';

/** Three seconds of silence in AMR: a header and 150 frames without speech. */
const silence = () => new File([new Uint8Array([...'#!AMR\n'].map(c => c.charCodeAt(0))), new Uint8Array(150).fill(0x7c)], '示例语音.amr');

function pick(accept, { many = false, camera = false } = {}) {
  return new Promise(done => {
    const input = h('input', { type: 'file', accept, multiple: many, capture: camera ? 'environment' : null, class: 'hidden', tabindex: '-1' });
    input.addEventListener('change', () => { done([...input.files]); input.remove(); });
    input.addEventListener('cancel', () => input.remove());
    document.body.append(input);
    input.click();
  });
}

const pictureOrFilm = list => [
  ['image', list.filter(f => f.type.startsWith('image/'))],
  ['video', list.filter(f => f.type.startsWith('video/'))],
].filter(([, some]) => some.length > 0);

export function composer(person, page, phone) {
  const send = async list => { for (const [kind, some] of pictureOrFilm(list)) await act.sendFiles(person, kind, some); };
  const box = h('textarea', { class: 'box', rows: '1', 'aria-label': `${person.name}：输入消息`, maxlength: '10000', enterkeyhint: 'send' });
  const more = h('button', { class: 'round', 'aria-label': '更多', 'aria-expanded': 'false', onclick: () => toggle() }, icon('plus'));
  const sendButton = h('button', { class: 'send', hidden: true, onclick: () => submit() }, '发送');
  const panel = h('div', { class: 'panel', hidden: true },
    tool('photo', '照片', async () => send(await pick('image/*,video/*', { many: true }))),
    tool('camera', '拍摄', async () => send(await pick('image/*,video/*', { camera: true }))),
    tool('samples', '示例照片', () => samples(phone, send)),
    tool('mic', '语音', () => choices(phone, '发送语音', [
      ['示例语音（3 秒）', () => act.sendFiles(person, 'voice', [silence()])],
      ['选择 AMR 文件', async () => act.sendFiles(person, 'voice', await pick('.amr,audio/*'))],
    ])),
    tool('place', '位置', () => places(phone, page.places, p => act.sendPlace(person, p))),
    tool('file', '文件', async () => act.sendFiles(person, 'file', await pick('', { many: true }))));

  function tool(name, label, onclick) {
    return h('button', { class: 'tool', onclick: () => { toggle(false); onclick(); } }, h('span', { class: 'tool-icon' }, icon(name)), label);
  }

  function toggle(open = panel.hidden) {
    panel.hidden = !open;
    more.setAttribute('aria-expanded', String(open));
    phone.dispatchEvent(new Event('tail'));
  }

  function grow() {
    const words = box.value.trim().length > 0;
    sendButton.hidden = !words;
    more.hidden = words;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 96)}px`;
  }

  function submit() {
    const text = box.value.trim();
    if (text === '') return;
    box.value = '';
    grow();
    box.focus();
    act.say(person, text);
  }

  box.addEventListener('input', grow);
  box.addEventListener('focus', () => toggle(false));
  box.addEventListener('keydown', e => {
    // Enter that ends the choice of a Chinese word is not the end of the message.
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) {
      e.preventDefault();
      submit();
    }
  });
  const menu = h('div', { class: 'menu', role: 'group', 'aria-label': '应用菜单' });
  const foot = h('div', { class: 'foot' },
    h('div', { class: 'line' },
      h('button', { class: 'round', 'aria-label': '发送示例语音', onclick: () => act.sendFiles(person, 'voice', [silence()]) }, icon('voice')),
      box, more, sendButton),
    panel, menu);
  return { foot, setMenu: entries => setMenu(menu, entries) };

  function setMenu(element, entries) {
    element.hidden = entries.length === 0;
    element.replaceChildren(...entries.map(entry => h('button', {
      onclick: () => entry.sub.length > 0
        ? choices(phone, entry.name, entry.sub.map(s => [s.name, () => choose(s)]))
        : choose(entry),
    }, entry.sub.length > 0 && icon('menu'), entry.name)));
  }

  function choose(entry) {
    switch (entry.type) {
      case 'view':
        act.choose(person, entry);
        return act.openLink(person, entry.url);
      case 'scancode_push':
      case 'scancode_waitmsg':
        return scan(phone, result => act.choose(person, { ...entry, result }));
      case 'location_select':
        return places(phone, page.places, place => act.choose(person, { ...entry, place }));
      case 'pic_sysphoto':
      case 'pic_photo_or_album':
      case 'pic_weixin':
        return choices(phone, entry.name, [
          ['示例照片', () => samples(phone, list => act.sendMenuPhotos(person, entry, list))],
          ['从手机选择', async () => act.sendMenuPhotos(person, entry, await pick('image/*', { many: true }))],
        ]);
      default:
        return act.choose(person, entry);
    }
  }
}
