// A picture or a video over the whole page; Escape or a press closes it.
import { h } from './dom.js';

export function show(tag, source) {
  const content = h(tag, { src: source, alt: '', controls: tag === 'video', autoplay: tag === 'video' });
  const dialog = h('dialog', { class: 'lightbox', 'aria-label': '查看', onclick: () => dialog.close() }, content);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
