// Every page works without this file; it only tidies.

// A filter form leaves what was not chosen out of the address, so that the address stays a short link.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-tidy]")) return;
  for (const field of event.target.elements) {
    if (field.name && field.value === "") field.disabled = true;
  }
});

// Back to a page from the browser's memory: what was left out can be chosen again.
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[data-tidy] :disabled")) field.disabled = false;
});

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The address holds the whole question; it can be copied only where the browser lets a page do so.
for (const button of navigator.clipboard ? document.querySelectorAll("button[data-copy-link]") : []) {
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? location.href);
    said.textContent = button.dataset.copyLink;
  });
}

// Words that wait in this browser for the server do not outlive a log-out: the computer may be shared.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-log-out]")) return;
  try {
    for (const key of Object.keys(localStorage)) if (/^(event-form|fact-sheet):/.test(key)) localStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing can be.
  }
});

// A second click on a button sends nothing again; a page that is still here after a while may be sent anew.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 5000);
});
