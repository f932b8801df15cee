// The form of an event, livelier: without this script the same form works by its buttons.
import { Autosave } from "./autosave.js";
import { claim } from "./kept.js";
import { Marks } from "./marks.js";
import { startMunicipalities } from "./municipalities.js";
import { Promises } from "./promises.js";
import { restore } from "./restore.js";
import { startRichText } from "./rich-text.js";
import { Rows } from "./rows.js";
import { letChooseMore } from "./ticks.js";
import { Uploads } from "./uploads.js";
import { announce, say } from "./words.js";

const form = document.getElementById("event-form");
if (form) start();

async function start() {
  const saver = new Autosave(form);
  const changed = () => saver.changed();
  const rows = new Rows(form, changed);
  const promises = new Promises(form, changed);
  const uploads = new Uploads(form, rows);
  const marks = new Marks(form, rows, changed);
  claim(form);
  saver.start();
  rows.start();
  promises.start();
  uploads.start();
  marks.start();
  letChooseMore(form);
  startMunicipalities(form, changed);
  sendOnce(saver, uploads, rows);
  await restore(form, rows, promises, saver);
  await startRichText(form);
  form.dataset.ready = "";
}

// A plain post goes once, after what is on its way: an older save must not overtake it, and no file is cut off.
function sendOnce(saver, uploads, rows) {
  let isWaiting = false;
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    if (saver.isLeaving || isWaiting) {
      event.preventDefault();
      return;
    }
    const pasted = form.querySelector('[data-act="paste"]');
    // Whoever has to log in first cannot have it read now.
    const isLogIn = event.submitter?.dataset.piece === "log-in";
    const hasPasted = pasted && !isLogIn && rows.pastedIn("participants");
    if (saver.travelling || uploads.isBusy || hasPasted) {
      event.preventDefault();
      isWaiting = true;
      if (uploads.isBusy) announce(say("waiting-for-files"));
      // A list that was pasted and not turned into rows yet is meant to be saved too.
      if (hasPasted && !(await rows.paste("participants", pasted))) {
        isWaiting = false;
        return;
      }
      await uploads.idle();
      await saver.settled();
      isWaiting = false;
      form.requestSubmit(event.submitter);
      return;
    }
    saver.leave();
  });
  // From the browser's memory comes an old version of the page.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  window.addEventListener("beforeunload", (event) => {
    if (!saver.isLeaving && uploads.isBusy) event.preventDefault();
  });
}
