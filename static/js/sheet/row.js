// A row of the sheet: what stands in its cells, what the server has confirmed of it, what is said about it.
import { forget, keep, kept } from "./kept.js";
import { word } from "./words.js";

const FACTS = ["status", "since", "provider", "funding", "verdict", "value"];

export class Row {
  constructor(element, sheet) {
    this.element = element;
    this.sheet = sheet;
    this.form = element.querySelector("[data-row-form]");
    // A table has a second row below for what does not fit into cells.
    this.below = element.matches("tr") ? element.nextElementSibling : element;
    this.answer = this.below.querySelector("[data-answer]");
    this.confirmed = this.fields();
    this.evidence = this.confirmed.evidence;
  }

  get key() {
    return this.element.id;
  }

  get isDirty() {
    const now = this.fields();
    return Object.keys(now).some((name) => now[name] !== this.confirmed[name]);
  }

  controls() {
    return [...this.form.elements].filter((control) => control.name && !["hidden", "submit"].includes(control.type));
  }

  fields() {
    const read = (control) => (control.type === "checkbox" ? (control.checked ? "on" : "") : control.value);
    return Object.fromEntries(this.controls().map((control) => [control.name, read(control)]));
  }

  fill(fields) {
    if ("evidence" in fields) this.form.elements.evidence.value = fields.evidence;
    this.askForSource();
    for (const control of this.controls()) {
      if (!(control.name in fields)) continue;
      if (control.type === "checkbox") control.checked = Boolean(fields[control.name]);
      else control.value = fields[control.name];
    }
  }

  // Where a new source is chosen, it says below the row what it is.
  askForSource() {
    const isNew = this.form.elements.evidence.value === "new";
    if (Boolean(this.source) === isNew) return;
    this.source?.remove();
    this.source = isNew ? sourceOf(this) : null;
    if (isNew) this.answer.before(this.source);
  }

  // What is said anew may rest on something else than what stood: the evidence chosen last is offered.
  changed(control) {
    const { evidence } = this.form.elements;
    if (FACTS.includes(control.name) && evidence.value === this.evidence && this.sheet.lastEvidence) {
      evidence.value = this.sheet.lastEvidence;
    }
    this.askForSource();
    this.keepWhatIsTyped();
  }

  // With what was seen when it was typed: somebody may change the row before it is back.
  keepWhatIsTyped() {
    if (this.isDirty) keep(this.key, { fields: this.fields(), seen: this.form.elements.seen.value });
    else forget(this.key);
    this.state = this.isDirty ? "unsaved" : "";
  }

  restore() {
    const found = kept(this.key);
    if (!found) return false;
    this.fill(found.fields);
    if (this.isDirty) this.form.elements.seen.value = found.seen;
    this.keepWhatIsTyped();
    return this.isDirty;
  }

  set state(name) {
    if (name) this.element.dataset.state = name;
    else delete this.element.dataset.state;
  }

  // ---- What the server answered

  saved(sent, answer) {
    this.clear();
    // What was typed while the row travelled stays.
    const typed = this.fields();
    const later = Object.keys(typed).filter((name) => sent && typed[name] !== sent[name]);
    this.stands(answer);
    this.fill(Object.fromEntries(later.map((name) => [name, typed[name]])));
    this.keepWhatIsTyped();
    if (!this.isDirty) this.state = "saved";
  }

  stands({ seen, fields, undo, said, evidence }) {
    this.form.elements.seen.value = seen;
    if (this.form.elements.written) this.form.elements.written.value = fields.written ?? "";
    this.sheet.offer(evidence);
    this.fill(fields);
    this.confirmed = this.fields();
    this.evidence = this.confirmed.evidence;
    this.form.querySelector("[data-undo]").hidden = !undo;
    const place = this.element.querySelector("[data-said]");
    if (place) place.innerHTML = said;
  }

  refused({ message, errors = {} }) {
    this.clear();
    this.state = "wrong";
    const list = [];
    for (const [name, text] of Object.entries(errors)) {
      const control = this.form.elements[name];
      const line = document.createElement("p");
      line.className = "field-error";
      line.id = `${this.key}-${name}-klaida`;
      line.textContent = control ? `${control.labels[0].firstChild.textContent.trim()}: ${text}` : text;
      control?.setAttribute("aria-invalid", "true");
      control?.setAttribute("aria-describedby", line.id);
      list.push(line);
    }
    if (list.length === 0) {
      const line = document.createElement("p");
      line.className = "field-error";
      line.textContent = message;
      list.push(line);
    }
    this.answer.replaceChildren(...list);
    return `${word("not-saved")} ${list.map((line) => line.textContent).join(" ")}`;
  }

  // Somebody was quicker: both are shown, and nothing is decided by itself.
  clashed(answer) {
    this.clear();
    this.state = "wrong";
    this.answer.innerHTML = answer.html;
    const decide = this.answer.querySelector("[data-decide]");
    decide.hidden = false;
    decide.addEventListener("click", ({ target }) => {
      const choice = target.dataset.keep;
      if (!choice) return;
      const mine = this.fields();
      this.clear();
      this.stands(answer);
      if (choice === "mine") this.fill(mine);
      this.controls()[0].focus();
      if (choice === "mine") this.sheet.save(this);
      else this.keepWhatIsTyped();
    });
  }

  clear() {
    this.answer.replaceChildren();
    for (const control of this.controls()) {
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-describedby");
    }
  }
}

function sourceOf(row) {
  const source = document.querySelector("template[data-source]").content.firstElementChild.cloneNode(true);
  const name = row.element.querySelector("th a, h3 a, summary")?.textContent ?? "";
  for (const input of source.querySelectorAll("input")) {
    input.id = `${row.key}-${input.name}`;
    input.setAttribute("form", row.form.id);
    const label = input.previousElementSibling;
    label.htmlFor = input.id;
    if (name) label.lastElementChild.textContent = `: ${name}`;
  }
  return source;
}
