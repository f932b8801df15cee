// Saves rows by themselves: when a row is left, and when Enter ends it. One request travels at a time; what does not
// arrive is tried again, ever more seldom.
import { word } from "./words.js";

const LONGEST_WAIT = 60_000;

export class Saving {
  constructor(line) {
    this.line = line;
    this.waiting = new Map();
    this.failures = 0;
    window.addEventListener("online", () => this.next());
  }

  // The latest wish for a row is the one that counts.
  ask(row, act = "") {
    this.waiting.set(row, act);
    this.next();
  }

  async next() {
    clearTimeout(this.timer);
    if (this.isTravelling || this.waiting.size === 0) return;
    const [row, act] = this.waiting.entries().next().value;
    this.isTravelling = true;
    try {
      const isDone = await this.send(row, act);
      if (isDone && this.waiting.get(row) === act) this.waiting.delete(row);
    } finally {
      this.isTravelling = false;
    }
    if (!this.failures) this.next();
  }

  // Returns whether there is an answer; without one the row waits on.
  async send(row, act) {
    const sent = row.fields();
    if (!this.failures) this.say("saving", word("saving"));
    let response;
    try {
      response = await this.post(row, act);
    } catch {
      return this.failed("offline");
    }
    if (response.status >= 500 || response.status === 429) return this.failed("failing");
    this.failures = 0;
    const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json");
    if (response.redirected || !isAnswer) this.say("wrong", word(response.redirected ? "session" : "refused"));
    else await this.hear(row, act ? null : sent, response);
    return true;
  }

  async hear(row, sent, response) {
    const answer = await response.json();
    if (response.ok) {
      row.saved(sent, answer);
      this.say("saved", answer.status);
      if (answer.reload) location.reload();
      return;
    }
    if (response.status === 401) this.say("wrong", word("session"));
    else if (response.status === 409) {
      row.clashed(answer);
      this.say("wrong", answer.message);
    } else this.say("wrong", row.refused(answer));
  }

  post(row, act) {
    const body = new URLSearchParams(new FormData(row.form));
    if (act) body.set("act", act);
    return fetch(row.form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
  }

  failed(state) {
    this.failures += 1;
    this.say("wrong", word(navigator.onLine ? state : "offline"));
    this.timer = setTimeout(() => this.next(), Math.min(LONGEST_WAIT, 2000 * 2 ** (this.failures - 1)));
    return false;
  }

  say(state, text) {
    this.line.dataset.state = state;
    if (this.line.textContent !== text) this.line.textContent = text;
  }
}
