// What slides up inside a phone: places, sample photos, a scan, lists of the menu.
import { h, icon } from './dom.js';

/** Opens a sheet over the phone; Escape, the shade or a choice closes it. */
export function sheet(phone, title, ...content) {
  phone.querySelector('.sheet')?.remove();
  const before = document.activeElement;
  const close = () => {
    box.remove();
    before?.focus?.();
  };
  const box = h('div', { class: 'sheet', role: 'dialog', 'aria-label': title, onkeydown: e => { if (e.key === 'Escape') close(); } },
    h('button', { class: 'sheet-shade', 'aria-label': '关闭', tabindex: '-1', onclick: close }),
    h('div', { class: 'sheet-body' },
      h('div', { class: 'sheet-head' }, h('strong', {}, title), h('button', { class: 'round', 'aria-label': '关闭', onclick: close }, icon('close'))),
      ...content));
  phone.append(box);
  box.querySelector('.sheet-body input, .sheet-body .sheet-item, .sheet-body button')?.focus({ preventScroll: true });
  return close;
}

export function places(phone, known, done) {
  const list = h('div', { class: 'sheet-list' });
  const fill = word => list.replaceChildren(...known.filter(p => p.name.includes(word)).map(p =>
    h('button', { class: 'sheet-item', onclick: () => { close(); done(p); } }, icon('place'),
      h('span', {}, p.name, h('small', {}, `${p.latitude.toFixed(4)}, ${p.longitude.toFixed(4)}`)))));
  const form = h('form', { class: 'sheet-form' },
    h('label', {}, '纬度', h('input', { name: 'latitude', type: 'number', step: 'any', min: '-90', max: '90', required: true, placeholder: '36.3086' })),
    h('label', {}, '经度', h('input', { name: 'longitude', type: 'number', step: 'any', min: '-180', max: '180', required: true, placeholder: '113.0430' })),
    h('label', {}, '名称', h('input', { name: 'name', placeholder: '可不填' })),
    h('button', {}, '发送'));
  form.addEventListener('submit', e => {
    e.preventDefault();
    const f = new FormData(form);
    close();
    done({ name: f.get('name'), latitude: Number(f.get('latitude')), longitude: Number(f.get('longitude')) });
  });
  const close = sheet(phone, '发送位置',
    h('input', { class: 'sheet-search', type: 'search', placeholder: '搜索地点', 'aria-label': '搜索地点', oninput: e => fill(e.target.value.trim()) }),
    list, h('details', { class: 'sheet-more' }, h('summary', {}, '自己填写坐标'), form));
  fill('');
}

const SAMPLES = [
  { file: 'extinguisher.png', words: '灭火器过期' },
  { file: 'exit.png', words: '安全出口堵塞' },
  { file: 'rubble.png', words: '建筑垃圾' },
];

export function samples(phone, done) {
  const close = sheet(phone, '示例照片', h('div', { class: 'sheet-pictures' }, SAMPLES.map(s =>
    h('button', {
      class: 'sheet-item', onclick: async () => {
        close();
        const bytes = await (await fetch(`/page/files/samples/${s.file}`)).blob();
        done([new File([bytes], `${s.words}.png`, { type: 'image/png' })]);
      },
    }, h('img', { src: `/page/files/samples/${s.file}`, alt: '' }), h('span', {}, s.words)))));
}

export function scan(phone, done) {
  const form = h('form', { class: 'sheet-form' },
    h('label', {}, '二维码里的内容', h('input', { name: 'result', required: true, placeholder: 'https://… 或编号' })), h('button', {}, '扫描'));
  form.addEventListener('submit', e => {
    e.preventDefault();
    close();
    done(new FormData(form).get('result'));
  });
  const close = sheet(phone, '扫一扫', form);
}

export function choices(phone, title, entries) {
  const close = sheet(phone, title, h('div', { class: 'sheet-list' }, entries.map(([label, act]) =>
    h('button', { class: 'sheet-item', onclick: () => { close(); act(); } }, label))));
}
