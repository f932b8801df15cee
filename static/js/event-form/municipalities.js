// "All municipalities of the region" at once, to be unticked one by one. Without scripts the button is a post.
import { announce, say } from "./words.js";

export function startMunicipalities(form, changed) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[data-act="region"]');
    if (!button) return;
    event.preventDefault();
    const ticks = button.closest("[data-region]").querySelectorAll('input[name="municipalities"]');
    for (const tick of ticks) tick.checked = true;
    announce(say("municipalities-ticked", { count: ticks.length }));
    changed();
  });
}
