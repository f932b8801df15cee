// The form of an event, livelier: without this script the same form works by its buttons.
import { Autosave } from "./autosave.js";
import { claim } from "./kept.js";
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
  claim(form);
  saver.start();
  rows.start();
  promises.start();
  uploads.start();
  letChooseMore(form);
  startMunicipalities(form, changed);
  sendOnce(saver, uploads);
  await restore(form, rows, promises, saver);
  await startRichText(form);
  form.dataset.ready = "";
}

// A plain post goes once, after what is on its way: an older save must not overtake it, and no file is cut off.
function sendOnce(saver, uploads) {
  let isWaiting = false;
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    if (saver.isLeaving || isWaiting) {
      event.preventDefault();
      return;
    }
    if (saver.travelling || uploads.isBusy) {
      event.preventDefault();
      isWaiting = true;
      if (uploads.isBusy) announce(say("waiting-for-files"));
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
