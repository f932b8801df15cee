// The import of a file, told step by step. Without this file the same form is sent and answered at once.

const form = document.querySelector("form[data-import]");
const place = document.querySelector("[data-import-progress]");

function* whole(lines, rest) {
  const parts = (rest.text + lines).split("\n");
  rest.text = parts.pop();
  for (const part of parts) if (part) yield JSON.parse(part);
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const bar = place.querySelector("progress");
  const status = place.querySelector("[data-import-status]");
  const body = new FormData(form);
  form.hidden = true;
  place.hidden = false;
  let told = 0;
  const tell = ({ done, total }) => {
    bar.max = total;
    bar.value = done;
    // Every tenth is read out, and no more: whoever listens is not to be flooded.
    const tenth = Math.floor((done / total) * 10);
    if (tenth > told) status.textContent = `${(told = tenth) * 10} %`;
  };
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/x-ndjson", "X-Requested-With": "XMLHttpRequest" },
    });
    if (!response.ok || response.redirected) throw new Error(response.status);
    const rest = { text: "" };
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      for (const step of whole(piece.value, rest)) {
        if (step.error) throw Object.assign(new Error(), { told: step.error });
        if (step.total) tell(step);
        if (step.location) {
          status.textContent = status.dataset.done;
          location.assign(step.location);
          return;
        }
      }
    }
    throw new Error("cut short");
  } catch (error) {
    bar.hidden = true;
    status.setAttribute("role", "alert");
    status.className = "field-error";
    status.textContent = error.told ?? status.dataset.broken;
  }
});
