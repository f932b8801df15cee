// What the server has not confirmed is kept in this browser, row by row, until it is saved, at most a week. It is
// dropped at log-out (see portal.js).
const WEEK = 7 * 24 * 60 * 60 * 1000;
const sheet = document.querySelector("[data-sheet]");
const prefix = `fact-sheet:${sheet.dataset.owner}:${sheet.dataset.sheet}:`;

export function keep(key, typed) {
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), typed }));
  } catch {
    // A browser that keeps nothing still has the page.
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept where nothing can be.
  }
}

export function kept(key) {
  try {
    const { at, typed } = JSON.parse(localStorage.getItem(prefix + key)) ?? {};
    if (at > Date.now() - WEEK) return typed;
  } catch {
    // What cannot be read is nothing.
  }
  forget(key);
  return null;
}
