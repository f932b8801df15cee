// "What was promised before" belongs to a region: another region brings its own promises. What was marked for
// the first one is not lost when somebody chose wrongly and comes back.
import { html } from "./ask.js";
import { announce, say } from "./words.js";

export class Promises {
  constructor(form, changed) {
    this.section = document.getElementById("skiltis-pazadeta");
    this.region = form.elements.region;
    this.url = form.dataset.promisesUrl;
    this.changed = changed;
    this.seen = new Map();
    this.shown = this.region?.value;
  }

  start() {
    this.region?.addEventListener("change", () => this.reload());
    this.region?.addEventListener("filled", () => this.reload());
  }

  async reload() {
    const region = this.region.value;
    if (!this.section || region === this.shown) return;
    const url = new URL(this.url, location.href);
    url.searchParams.set("region", region);
    try {
      const nodes = this.seen.get(region) ?? (await html(url));
      if (region !== this.region.value) return;
      this.seen.set(this.shown, [...this.section.childNodes]);
      // The answer is the section itself or what stands in it.
      const inside = nodes.length === 1 && nodes[0].id === this.section.id ? [...nodes[0].childNodes] : nodes;
      this.section.replaceChildren(...inside);
      this.shown = region;
      announce(say("promises-changed"));
      this.changed();
    } catch {
      announce(say("promises-unchanged"));
    }
  }
}
