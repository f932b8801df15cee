// Brings back what an earlier page of this event could not save: after a crash, a closed tab, an expired session.
import { answersOf, fill, same } from "./answers.js";
import { forget, leftBehind } from "./kept.js";
import { piece } from "./words.js";

export async function restore(form, rows, promises, saver) {
  for (const entry of await leftBehind(form)) {
    const shown = answersOf(form);
    const lost = Object.entries(entry.changes).filter(([name, { now }]) => !same(shown[name], now));
    if (!lost.length) {
      forget(entry.key);
      continue;
    }
    // Whoever has written in the same places since is not overwritten unasked.
    const isClash = lost.some(([name, { was, sent }]) => !same(shown[name], was) && !same(shown[name], sent));
    if (isClash) offer(form, entry, () => bringBack(form, lost, rows, promises, saver));
    else {
      await bringBack(form, lost, rows, promises, saver);
      forget(entry.key);
      tell(form, entry, () => bringBack(form, lost.map(turnedBack), rows, promises, saver));
    }
  }
}

const turnedBack = ([name, { was, now }]) => [name, { was: now, now: was }];

async function bringBack(form, changes, rows, promises, saver) {
  const region = changes.find(([name]) => name === "region");
  if (region) {
    fill(form, ...values(region));
    await promises.reload();
  }
  for (const [name, { now }] of changes) {
    const list = form.querySelector(`[data-rows="${CSS.escape(name)}"]`);
    if (list) await arrange(list, name, now, changes, rows);
  }
  for (const change of changes) {
    if (!form.querySelector(`[data-rows="${CSS.escape(change[0])}"]`)) fill(form, ...values(change));
  }
  saver.changed();
  saver.keepChanges();
}

const values = ([name, { now }]) => [name, now];

// Makes the list hold the rows of these keys, in this order.
async function arrange(list, kind, keys, changes, rows) {
  const rowOf = (key) => list.querySelector(`:scope > [data-row][data-key="${CSS.escape(key)}"]`);
  for (const key of keys) {
    if (rowOf(key)) continue;
    const upload = changes.find(([name]) => name === `${kind}-${key}-upload`)?.[1].now[0];
    try {
      rows.append(kind, await rows.fetchRow(kind, { key, upload }));
    } catch {
      // A file that is no longer there has no row.
    }
  }
  for (const row of list.querySelectorAll(":scope > [data-row]")) {
    if (!keys.includes(row.dataset.key)) row.remove();
  }
  list.append(...keys.map(rowOf).filter(Boolean));
}

function tell(form, entry, undo) {
  const notice = piece("restored", { time: timeOf(entry) });
  put(form, notice, { undo, done: () => {} });
}

function offer(form, entry, take) {
  const notice = piece("clash", { time: timeOf(entry) });
  put(form, notice, { take: () => take().then(() => forget(entry.key)), leave: () => forget(entry.key) });
}

function put(form, notice, acts) {
  notice.addEventListener("click", ({ target }) => {
    const act = target.closest("button[data-notice-act]")?.dataset.noticeAct;
    if (!act) return;
    acts[act]?.();
    notice.remove();
  });
  form.before(notice);
}

function timeOf({ at }) {
  const when = new Date(at);
  const language = document.documentElement.lang;
  const isToday = when.toDateString() === new Date().toDateString();
  const day = isToday ? "" : `${when.toLocaleDateString(language)} `;
  return day + when.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}
