// Saves the form by itself: a second after the last change, at least every four while somebody types on, and
// when the page is left. One request travels at a time; what the server has not confirmed is kept here.
import { answersOf, bodyOf, changesBetween, isPersonal } from "./answers.js";
import { post } from "./ask.js";
import { keep } from "./kept.js";
import { piece, say } from "./words.js";

const PAUSE = 1000;
const AT_MOST = 4000;
const KEEPING = 200;
const LEAVING = 20_000;
const LONGEST_WAIT = 30_000;
// A browser sends no more than 64 kB for a page that is gone.
const PARTING_GIFT = 60_000;

export class Autosave {
  constructor(form) {
    this.form = form;
    this.line = document.getElementById("save-status");
    this.confirmed = answersOf(form);
    this.isKept = true;
    this.isLeaving = false;
    this.failures = 0;
    this.halted = false;
    this.travelling = null;
    this.unsavedSince = null;
  }

  start() {
    for (const kind of ["input", "change", "filled"]) this.form.addEventListener(kind, () => this.changed());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.part();
      else if (this.unsavedSince && !this.travelling) this.save();
    });
    window.addEventListener("pagehide", () => this.part());
    window.addEventListener("online", () => this.unsavedSince && this.save());
    window.addEventListener("offline", () => this.unsavedSince && this.show("offline"));
    // From then on nothing stays in this browser.
    document.addEventListener("submit", ({ target }) => {
      if (target.matches("form[data-log-out]")) this.isLoggingOut = true;
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.isLeaving) return;
      this.part();
      if (this.wouldLose()) event.preventDefault();
    });
  }

  changed() {
    this.unsavedSince ??= Date.now();
    this.form.dataset.unsaved = "";
    this.keeping ??= setTimeout(() => this.keepChanges(), KEEPING);
    if (this.halted || this.failures) return;
    clearTimeout(this.timer);
    const patience = this.unsavedSince + AT_MOST - Date.now();
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(PAUSE, patience)));
  }

  changes() {
    return changesBetween(this.confirmed, answersOf(this.form));
  }

  keepChanges() {
    clearTimeout(this.keeping);
    this.keeping = null;
    const kept = {};
    for (const [name, change] of Object.entries(this.changes())) {
      if (isPersonal(name) || this.isLoggingOut) continue;
      // What was sent may have arrived although no answer came.
      kept[name] = { ...change, sent: this.sent?.[name] ?? [] };
    }
    this.isKept = keep(this.form, kept) && !this.isLoggingOut;
  }

  // Whether leaving now would take something that neither the server nor this browser has.
  wouldLose() {
    const names = Object.keys(this.changes());
    if (this.form.elements.pasted_participants?.value.trim()) return true;
    return names.length > 0 && (!this.isKept || names.some(isPersonal));
  }

  // Resolves when nothing travels any more: a plain post must not be overtaken by an older save.
  async settled() {
    clearTimeout(this.timer);
    while (this.travelling) await this.travelling;
  }

  // The form itself is on its way; whatever becomes of it, what it brings is kept until the next page shows it.
  leave() {
    this.keepChanges();
    clearTimeout(this.timer);
    this.isLeaving = true;
    // Still here after so long: nothing has come of it.
    setTimeout(() => {
      this.isLeaving = false;
      this.changed();
    }, LEAVING);
  }

  async save(options = {}) {
    clearTimeout(this.timer);
    if (this.isLeaving) return;
    if (this.travelling) {
      await this.travelling;
      this.changed();
      return;
    }
    const sent = answersOf(this.form);
    if (Object.keys(changesBetween(this.confirmed, sent)).length === 0) {
      this.rest();
      return;
    }
    this.aborter = new AbortController();
    const journey = this.send(sent, { signal: this.aborter.signal, ...options }).finally(() => {
      if (this.travelling === journey) this.travelling = null;
    });
    this.travelling = journey;
    await journey;
  }

  async send(sent, options) {
    const began = Date.now();
    this.sent = sent;
    if (!this.failures && !this.halted) this.show("saving");
    try {
      const response = await post(this.form, this.form.dataset.saveUrl, () => bodyOf(this.form), options);
      const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json");
      const answer = isAnswer ? await response.json() : {};
      if (response.ok && isAnswer) this.saved(sent, answer, began);
      else this.refused(response.ok ? 401 : response.status, answer);
    } catch (error) {
      if (error.name !== "AbortError") this.failed("offline");
    }
  }

  saved(sent, answer, began) {
    this.confirmed = sent;
    this.failures = 0;
    this.halted = false;
    this.form.elements.version.value = answer.version;
    this.keepChanges();
    if (Object.keys(this.changes()).length) {
      this.unsavedSince = began;
      this.changed();
    } else {
      this.rest();
    }
    this.show(null, answer.status);
  }

  rest() {
    this.unsavedSince = null;
    delete this.form.dataset.unsaved;
    this.keepChanges();
  }

  refused(status, answer) {
    if (status >= 500 || status === 429) {
      this.failed("failing");
      return;
    }
    // Trying again by itself would change nothing here: somebody has to decide.
    this.halted = true;
    this.keepChanges();
    if (status === 401) this.show("session", answer.message, "log-in");
    else if (status === 409) this.show("conflict", answer.message, "compare");
    else this.show({ 404: "gone", 413: "too-long" }[status] ?? "refused", answer.message);
  }

  failed(state) {
    this.failures += 1;
    this.keepChanges();
    this.show(navigator.onLine ? state : "offline");
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** (this.failures - 1));
    this.timer = setTimeout(() => this.save(), wait * (0.75 + Math.random() / 2));
  }

  // The page may be gone in a moment: what is on the way is replaced by all that there is.
  part() {
    this.keepChanges();
    if (this.isLeaving || this.halted || !this.unsavedSince) return;
    const fits = bodyOf(this.form).toString().length < PARTING_GIFT;
    if (this.travelling) {
      if (!fits) return;
      this.aborter.abort();
      this.travelling = null;
    }
    this.save({ keepalive: fits });
  }

  show(state, text, button) {
    if (!this.line) return;
    const sentence = document.createElement("span");
    sentence.textContent = text || say(state);
    // Told at every pause, it would talk over everything else.
    if (state === "saving") sentence.setAttribute("aria-hidden", "true");
    this.line.dataset.state = state ?? "saved";
    this.line.replaceChildren(sentence);
    if (button) this.line.append(" ", piece(button));
  }
}
