// What a phone does, sent to the simulator. Answers come back by the feed, never here.

const json = (path, body) => fetch(path, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const files = (path, list) => {
  const form = new FormData();
  for (const file of list) form.append('files', file, file.name);
  return fetch(path, { method: 'POST', body: form });
};

const at = person => `/page/people/${encodeURIComponent(person.userId)}`;

export const say = (person, text) => json(`${at(person)}/text`, { text });
export const enter = person => json(`${at(person)}/enter`, {});
export const sendPlace = (person, place) => json(`${at(person)}/location`, place);
export const press = (person, number, key, chosen) => json(`${at(person)}/card`, { number, key, chosen });
export const choose = (person, entry) => json(`${at(person)}/menu`, entry);
export const sendFiles = (person, kind, list) => files(`${at(person)}/media/${kind}`, list);
export const sendMenuPhotos = (person, entry, list) =>
  files(`${at(person)}/menu-photos?type=${encodeURIComponent(entry.type)}&key=${encodeURIComponent(entry.key)}`, list);
export const moveClock = move => json('/page/clock', move);

/** Opens a link as WeCom would: its login address is answered by the simulator, for this person. */
export function openLink(person, url) {
  let target;
  try {
    target = new URL(url);
  } catch {
    return;
  }
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return;
  if (target.pathname === '/connect/oauth2/authorize') {
    target = new URL(`${target.pathname}${target.search}`, location.origin);
    target.searchParams.set('simulated_user', person.userId);
  }
  window.open(target, '_blank', 'noopener');
}
