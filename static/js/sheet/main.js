// The sheet of a municipality, livelier: without this script every row is a form with buttons of its own.
import { startKeyboard } from "./keyboard.js";
import { Row } from "./row.js";
import { Saving } from "./saving.js";
import { word } from "./words.js";

class Sheet {
  constructor(element) {
    this.element = element;
    this.saving = new Saving(element.querySelector("[data-status]"));
    this.lastEvidence = element.dataset.lastEvidence;
    const rows = [...element.querySelectorAll("[data-row]")].map((row) => new Row(row, this));
    this.rows = new Map(rows.map((row) => [row.form, row]));
  }

  start() {
    this.element.addEventListener("input", ({ target }) => this.rowOf(target)?.changed(target));
    this.element.addEventListener("change", ({ target }) => {
      if (target.name === "evidence" && target.value !== "new") this.lastEvidence = target.value;
    });
    this.element.addEventListener("focusout", ({ target, relatedTarget }) => {
      const row = this.rowOf(target);
      // What is quite new is added when its button says so.
      if (row && this.rowOf(relatedTarget) !== row && !("new" in row.element.dataset)) this.save(row);
    });
    this.element.addEventListener("submit", (event) => this.submitted(event));
    startKeyboard(this.element, (control) => this.save(this.rowOf(control)));
    window.addEventListener("beforeunload", (event) => {
      if (this.saving.isTravelling || this.saving.failures) event.preventDefault();
    });
    this.element.querySelector("[data-keys]").hidden = false;
    const restored = [...this.rows.values()].filter((row) => row.restore());
    if (restored.length) this.saving.say("unsaved", word("kept"));
    for (const row of restored) this.save(row);
    this.element.dataset.ready = "";
  }

  rowOf(control) {
    return this.rows.get(control?.form);
  }

  save(row) {
    if (row?.isDirty) this.saving.ask(row);
  }

  submitted(event) {
    const row = this.rows.get(event.target);
    if (!row) return;
    event.preventDefault();
    this.saving.ask(row, event.submitter?.value ?? "");
  }

  // A source that was just named can be chosen in every row, and is the one chosen last.
  offer({ key, label }) {
    if (!key) return;
    this.lastEvidence = key;
    for (const select of this.element.querySelectorAll("select[name=evidence]")) {
      if ([...select.options].some((option) => option.value === key)) continue;
      select.options[0].after(new Option(label, key));
    }
  }
}

const element = document.querySelector("[data-sheet]");
if (element) new Sheet(element).start();
