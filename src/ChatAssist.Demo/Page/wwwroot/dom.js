// Builds elements. Text always becomes a text node, so nothing that anybody writes is ever read as markup.

/** h('button', { class: 'x', onclick: f, 'aria-label': '…' }, 'text', child, …) */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (value === true) element.setAttribute(name, '');
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false && c !== ''));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing of 24 × 24; the paths are the page's own constants. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

const ICONS = {
  back: 'M15 5l-7 7 7 7',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  plus: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v8M8 12h8',
  voice: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9 10.6a2.2 2.2 0 0 1 0 2.8M11.5 9a4.4 4.4 0 0 1 0 6M14 7.4a6.6 6.6 0 0 1 0 9.2',
  photo: 'M4 5.5h16v13H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v10.5H4zM12 10a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  mic: 'M12 3.5a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0V6A2.5 2.5 0 0 0 12 3.5zM6.5 11a5.5 5.5 0 0 0 11 0M12 16.5V20M9 20h6',
  place: 'M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11zM12 7.800a2.400 2.400 0 1 0 0 4.800 2.400 2.400 0 0 0 0-4.800z',
  file: 'M6.5 3.5h7.5l4 4v13h-11.5zM14 3.5v4h4M9.5 12h5M9.5 15.5h5',
  samples: 'M7.5 3.5h13v10h-13zM3.5 8v12.5H16.5M10 11l2.5-2.5 2 2 1.5-1.5 2.5 2.5',
  menu: 'M6 8.5h12M6 12h12M6 15.5h12',
  play: 'M8.5 6.5v11l9-5.5z',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
};

/** The square with the end of a name, as WeCom draws people without a photo. */
export function avatar(person, index) {
  const square = h('span', { class: 'avatar', 'aria-hidden': 'true' }, person.name.slice(-2));
  // The golden angle keeps neighbours apart, however many there are; all are dark enough for white letters.
  square.style.setProperty('--tint', `hsl(${Math.round(215 + index * 137.5) % 360} 38% 39%)`);
  return square;
}
