// What a press text has proposed: its words light up, a value that is changed counts as read, and words that are
// selected are put where their role is said. Without this script the same links, ticks and buttons work as posts.
import { answersOf } from "./answers.js";
import { announce, say } from "./words.js";

const BESIDE = matchMedia("(min-width: 75rem)");
const SENTENCE_END = /[.!?…]["“”]?\s+|\n/g;

export class Marks {
  constructor(form, rows, changed) {
    this.form = form;
    this.rows = rows;
    this.changed = changed;
    this.panel = form.querySelector(".press");
    this.words = form.querySelector("[data-press-words]");
  }

  start() {
    if (!this.panel) return;
    this.form.addEventListener("click", (event) => this.clicked(event));
    for (const kind of ["input", "change", "filled"]) this.form.addEventListener(kind, () => this.soon());
    this.words.addEventListener("pointerup", () => setTimeout(() => this.pick()));
    // A finger selects without ever being lifted from the text.
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.picking);
      this.picking = setTimeout(() => this.pick(), 300);
    });
    document.querySelector("[data-press-open]")?.addEventListener("click", (event) => this.open(event));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.tell();
  }

  clicked(event) {
    const link = event.target.closest("a");
    const button = event.target.closest("button");
    if (link?.dataset.words) this.light(link.dataset.words, link.hash.slice(1), link);
    else if (link && "pressClose" in link.dataset && this.panel.matches(".is-open")) this.close();
    else if (link?.closest("mark")) this.goTo(link.hash.slice(1));
    else if (button && "agree" in button.dataset) this.agree(button);
    else if (button && "clear" in button.dataset) this.clear(button);
    else return;
    event.preventDefault();
  }

  // ---- From a value to its words, and back

  light(key, id, link) {
    for (const mark of this.words.querySelectorAll(".is-lit")) mark.classList.remove("is-lit");
    const lit = [...this.words.querySelectorAll("mark")].filter((mark) => mark.dataset.marks.split(" ").includes(key));
    for (const mark of lit) mark.classList.add("is-lit");
    this.cameFrom = link;
    if (!BESIDE.matches) this.panel.classList.add("is-open");
    const place = document.getElementById(id) ?? lit[0];
    place?.closest("details")?.setAttribute("open", "");
    if (place) this.scrollTo(place.matches("mark") ? place : (place.nextElementSibling ?? place));
  }

  // Only the text moves: the field that was asked about stays where it is.
  scrollTo(place) {
    const top = place.getBoundingClientRect().top - this.words.getBoundingClientRect().top;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.words.scrollBy({ top: top - this.words.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
  }

  goTo(id) {
    const block = document.getElementById(id);
    if (!block) return;
    this.panel.classList.remove("is-open");
    for (const met of this.form.querySelectorAll(".is-met")) met.classList.remove("is-met");
    block.classList.add("is-met");
    for (let folded = block.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    block.scrollIntoView({ block: "center" });
    const names = Object.keys(JSON.parse(block.dataset.proposed));
    const field = [...this.form.elements].find((one) => names.includes(one.name) && one.offsetParent);
    (field ?? block.querySelector("input"))?.focus({ preventScroll: true });
  }

  open(event) {
    event.preventDefault();
    this.cameFrom = event.target;
    this.panel.classList.add("is-open");
    this.words.focus();
  }

  close() {
    if (!this.panel.classList.contains("is-open")) return;
    this.panel.classList.remove("is-open");
    this.cameFrom?.focus();
  }

  // ---- What has become of each value

  blocks(within = this.form) {
    return [...within.querySelectorAll("[data-mark]")];
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), 120);
  }

  tell() {
    const answers = answersOf(this.form);
    for (const block of this.blocks()) block.dataset.state = stateOf(block, answers);
    const open = (list) => list.filter((block) => block.dataset.state === "open").length;
    for (const all of this.form.querySelectorAll("[data-proposed-section]")) {
      const left = open(this.blocks(all.closest("section")));
      all.querySelector("[data-unread]").textContent = `· ${say("unread", { count: left })}`;
      all.toggleAttribute("data-all-read", left === 0);
      const mark = this.form.querySelector(`[data-section="${all.dataset.proposedSection}"] [data-unread-mark]`);
      if (mark) {
        mark.textContent = left;
        mark.parentElement.hidden = left === 0;
      }
    }
    const total = this.panel.querySelector("[data-unread-all]");
    if (total) total.textContent = say("unread", { count: open(this.blocks()) });
  }

  agree(button) {
    for (const block of this.blocks(button.closest("section"))) {
      if (block.dataset.state === "open") block.querySelector("[name=read]").checked = true;
    }
    this.tell();
    this.changed();
    announce(say("all-read"));
    button.closest("section").querySelector("h2").scrollIntoView({ block: "nearest" });
  }

  clear(button) {
    const block = button.closest("[data-mark]");
    const row = block.closest("[data-row]");
    if (row) {
      this.rows.remove(row);
    } else {
      const proposed = JSON.parse(block.dataset.proposed);
      const fields = [...this.form.elements].filter((field) => field.name in proposed);
      for (const field of fields) {
        if (field.type === "checkbox") field.checked &&= !proposed[field.name].includes(field.value);
        else field.value = "";
      }
      block.hidden = true;
      fields[0]?.focus();
      fields[0]?.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
    }
    this.tell();
    this.changed();
  }

  // ---- Other words

  pick() {
    const chosen = getSelection();
    if (!chosen.rangeCount || !this.words.contains(chosen.anchorNode)) return;
    const words = chosen.isCollapsed ? sentenceAt(chosen) : chosen.toString();
    const text = words.replace(/\s+/g, " ").trim();
    if (!text) return;
    const field = this.form.elements.words;
    if (field.value === text) return;
    field.value = text;
    const roles = field.closest("details");
    roles.classList.add("is-ready");
    roles.open = true;
    announce(say("words-picked"));
  }
}

const sorted = (values) => values.map((value) => value.replaceAll("\r\n", "\n").trim()).filter(Boolean).sort();

function stateOf(block, answers) {
  const proposed = JSON.parse(block.dataset.proposed);
  const names = Object.keys(proposed);
  const stands = names.map((name) => sorted(answers[name] ?? []));
  if (stands.every((values) => values.length === 0)) return "cleared";
  const same = names.every((name, at) => JSON.stringify(sorted(proposed[name])) === JSON.stringify(stands[at]));
  if (!same) return "corrected";
  return answers.read?.includes(block.dataset.mark) ? "confirmed" : "open";
}

// The sentence in which somebody has clicked, where it lies in one piece of the text.
function sentenceAt(chosen) {
  const { anchorNode: node, anchorOffset: at } = chosen;
  if (node.nodeType !== Node.TEXT_NODE || node.parentElement.closest("mark, summary")) return "";
  const ends = [...node.data.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length);
  const from = ends.filter((end) => end <= at).at(-1) ?? 0;
  return node.data.slice(from, ends.find((end) => end > at) ?? node.data.length);
}
