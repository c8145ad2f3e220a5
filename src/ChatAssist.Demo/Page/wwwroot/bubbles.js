// One message into its bubble: text, picture, voice, video, file, place; cards have a file of their own.
import { h, icon } from './dom.js';
import { plain, markdown } from './words.js';
import { card } from './card.js';
import { show } from './lightbox.js';

const source = media => `/simulator/media/${encodeURIComponent(media.mediaId)}`;

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

export function bubble(person, message) {
  const make = KINDS[message.kind] ?? KINDS.text;
  return make(person, message);
}

const KINDS = {
  text: (person, m) => h('div', { class: 'bubble words' }, ...plain(person, m.text)),
  markdown: (person, m) => h('div', { class: 'bubble words md' }, ...markdown(person, m.text)),
  image: (person, m) => h('button', { class: 'bubble picture', 'aria-label': `查看图片 ${m.text}`, onclick: () => show('img', source(m.media)) },
    h('img', { src: source(m.media), alt: m.text, loading: 'lazy' })),
  voice: (person, m) => h('div', { class: 'bubble voice' }, icon('mic'), h('span', {}, '语音'), h('small', {}, size(m.media.bytes))),
  video: (person, m) => h('button', { class: 'bubble video', 'aria-label': `播放视频 ${m.text}`, onclick: () => show('video', source(m.media)) },
    icon('play'), h('small', {}, size(m.media.bytes))),
  file: (person, m) => h('a', { class: 'bubble file', href: source(m.media), download: m.media.fileName },
    h('span', { class: 'file-words' }, h('span', { class: 'file-name' }, m.media.fileName), h('small', {}, size(m.media.bytes))),
    h('span', { class: 'file-type', data: { kind: kindOf(m.media.fileName) }, 'aria-hidden': 'true' }, kindOf(m.media.fileName))),
  location: (person, m) => h('div', { class: 'bubble location' },
    h('div', { class: 'location-words' }, h('strong', {}, m.location.name || '我的位置'),
      h('small', {}, `${m.location.latitude.toFixed(5)}, ${m.location.longitude.toFixed(5)}`)),
    h('div', { class: 'location-map', 'aria-hidden': 'true' }, icon('place'))),
  template_card: (person, m) => card(person, m),
  textcard: (person, m) => card(person, m),
};

const kindOf = name => (name.includes('.') ? name.split('.').pop() : '?').slice(0, 4).toUpperCase();
