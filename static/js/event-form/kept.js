// What the server has not confirmed yet is kept in this browser, so that neither a crash nor an expired session
// takes a word. Each opened page keeps its own; it is dropped as soon as the server has everything, at log-out
// (see portal.js) and after a week.
const PREFIX = "event-form:";
const WEEK = 7 * 24 * 60 * 60 * 1000;

const ofEvent = (form) => `${PREFIX}${form.dataset.owner}:${form.dataset.event}:`;
const keyOf = (form) => ofEvent(form) + form.elements.sitting.value;

// Returns whether the changes are kept: a browser may have no room, or be told to keep nothing.
export function keep(form, changes) {
  try {
    if (Object.keys(changes).length === 0) localStorage.removeItem(keyOf(form));
    else localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), changes }));
    return true;
  } catch {
    return false;
  }
}

// As long as this page is open nobody else may take what it keeps for the leavings of a crash.
export function claim(form) {
  navigator.locks?.request(keyOf(form), () => new Promise(() => {}));
}

// What pages of this event that are no longer open have left: [{key, at, changes}], the oldest first.
export async function leftBehind(form) {
  forgetOld();
  const held = new Set(((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name));
  return keys()
    .filter((key) => key.startsWith(ofEvent(form)) && key !== keyOf(form) && !held.has(key))
    .map((key) => ({ key, ...read(key) }))
    .filter((entry) => entry.changes)
    .sort((one, other) => one.at - other.at);
}

export function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing can be.
  }
}

function forgetOld() {
  for (const key of keys()) {
    const { at = 0 } = read(key);
    if (at < Date.now() - WEEK) forget(key);
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}
