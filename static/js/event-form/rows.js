// Rows of a list: added, removed (and brought back), moved by buttons or dragged, without leaving the page. The
// buttons are those that work as plain posts.
import { html, post, elementsOf } from "./ask.js";
import { announce, piece, say } from "./words.js";

const listOf = (form, kind) => form.querySelector(`[data-rows="${kind}"]`);
const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-row]")];
const EDGE = 60;
const isField = "input:not([type=hidden]), select, textarea, button";

export class Rows {
  constructor(form, changed) {
    this.form = form;
    this.changed = changed;
  }

  start() {
    this.form.addEventListener("click", (event) => this.clicked(event));
    for (const list of this.form.querySelectorAll("[data-rows]")) this.makeDraggable(list);
  }

  clicked(event) {
    const button = event.target.closest("button[data-act]");
    if (!button) return;
    const [act, kind] = button.value.split(":");
    const row = button.closest("[data-row]");
    if (act === "add") this.add(kind, button);
    else if (act === "remove" && row) this.remove(row);
    else if ((act === "up" || act === "down") && row) this.move(row, act, button);
    else if (act === "paste") this.paste(kind, button);
    else return;
    event.preventDefault();
  }

  // Returns the new row; `key` is given to it when it is an earlier row that comes back.
  async fetchRow(kind, { key, upload } = {}) {
    const url = new URL(this.form.dataset.rowUrl.replace("KIND", kind), location.href);
    if (upload) url.searchParams.set("upload", upload);
    const [row] = await html(url);
    return key ? renamed(row, key) : row;
  }

  async add(kind, button) {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    try {
      const row = await this.fetchRow(kind);
      this.append(kind, row);
      row.querySelector(isField)?.focus();
      announce(say("row-added"));
    } catch {
      announce(say("row-not-added"));
      this.complain(button, "row-not-added");
    } finally {
      button.ariaBusy = null;
    }
  }

  append(kind, ...rows) {
    const list = listOf(this.form, kind);
    list.append(...rows);
    for (const row of rows) this.giveHandle(list, row);
    this.touched(list);
  }

  // What is said where there is no row is said only there.
  touched(list) {
    const empty = this.form.querySelector(`[data-empty="${list.dataset.rows}"]`);
    if (empty) empty.hidden = rowsOf(list).length > 0;
    this.changed();
  }

  complain(button, word) {
    button.parentElement.querySelector(":scope > .form-trouble")?.remove();
    button.after(piece("trouble", { text: say(word) }));
  }

  remove(row) {
    const list = row.parentElement;
    list.querySelector(":scope > [data-removed]")?.remove();
    const trace = piece("removed");
    row.replaceWith(trace);
    const undo = trace.querySelector("button");
    undo.addEventListener("click", () => {
      trace.replaceWith(row);
      row.querySelector(isField)?.focus();
      announce(say("row-restored"));
      this.touched(list);
    });
    undo.focus();
    announce(say("row-removed"));
    this.touched(list);
  }

  move(row, direction, button) {
    const list = row.parentElement;
    const rows = rowsOf(list);
    const neighbour = rows[rows.indexOf(row) + (direction === "up" ? -1 : 1)];
    if (neighbour) {
      if (direction === "up") neighbour.before(row);
      else neighbour.after(row);
      this.changed();
    }
    button.focus();
    this.tellPlace(row);
  }

  tellPlace(row) {
    const rows = rowsOf(row.parentElement);
    announce(say("row-moved", { place: rows.indexOf(row) + 1, count: rows.length }));
  }

  pastedIn(kind) {
    return this.form.elements[`pasted_${kind}`]?.value.trim() ?? "";
  }

  // Names pasted one per line become rows; the server reads them, as it knows the register. Returns whether
  // they have.
  async paste(kind, button) {
    const url = this.form.dataset.participantsUrl;
    const text = this.form.elements[`pasted_${kind}`];
    if (!this.pastedIn(kind) || button.ariaBusy === "true") return false;
    button.ariaBusy = "true";
    try {
      const body = () => new URLSearchParams({ [text.name]: text.value });
      const rows = await elementsOf(await post(this.form, url, body));
      this.append(kind, ...rows);
      text.value = "";
      rows[0]?.querySelector(isField)?.focus();
      announce(say("rows-added", { count: rows.length }));
      return true;
    } catch {
      announce(say("row-not-added"));
      this.complain(button, "row-not-added");
      return false;
    } finally {
      button.ariaBusy = null;
    }
  }

  makeDraggable(list) {
    for (const row of rowsOf(list)) this.giveHandle(list, row);
    list.addEventListener("pointerdown", (event) => {
      const handle = event.target.closest("[data-handle]");
      if (handle && event.button === 0) this.drag(list, handle, event);
    });
  }

  // Only for pointers: with a keyboard the buttons do the same.
  giveHandle(list, row) {
    if (row.querySelector('[data-act="up"]') && !row.querySelector("[data-handle]")) row.prepend(piece("handle"));
  }

  drag(list, handle, start) {
    const row = handle.closest("[data-row]");
    const before = rowsOf(list).indexOf(row);
    start.preventDefault();
    handle.setPointerCapture(start.pointerId);
    row.dataset.dragged = "";
    const moved = ({ clientY }) => {
      const edge = Math.min(clientY, innerHeight - clientY);
      // A long list goes past under the row that is held at the edge of the window.
      if (edge < EDGE) scrollBy({ top: (clientY < innerHeight / 2 ? -1 : 1) * (EDGE - edge) });
      // The others make room: a row that is itself taken out, however shortly, loses the pointer.
      const rows = rowsOf(list);
      const place = rows.indexOf(row);
      const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
      for (const other of rows.slice(place + 1)) if (clientY > middle(other)) row.before(other);
      for (const other of rows.slice(0, place).reverse()) if (clientY < middle(other)) row.after(other);
    };
    const ended = () => {
      handle.removeEventListener("pointermove", moved);
      delete row.dataset.dragged;
      if (rowsOf(list).indexOf(row) === before) return;
      this.tellPlace(row);
      this.changed();
    };
    handle.addEventListener("pointermove", moved);
    handle.addEventListener("lostpointercapture", ended, { once: true });
  }
}

// The row under another key: every name, id and reference of it.
function renamed(row, key) {
  const fresh = row.dataset.key;
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll(fresh, key);
  }
  return row;
}
