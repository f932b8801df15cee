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

// While somebody types into the search box, things of that name are offered; choosing one goes straight there.
const searchBox = document.querySelector("input[data-suggest]");
if (searchBox) {
  const list = document.createElement("ul");
  let options = [];
  let chosen = -1;
  let asking;
  const close = () => {
    asking?.abort();
    list.hidden = true;
    choose(-1);
    searchBox.setAttribute("aria-expanded", "false");
  };
  const choose = (number) => {
    options[chosen]?.removeAttribute("aria-selected");
    chosen = number;
    options[chosen]?.setAttribute("aria-selected", "true");
    if (options[chosen]) searchBox.setAttribute("aria-activedescendant", options[chosen].id);
    else searchBox.removeAttribute("aria-activedescendant");
  };
  const show = (suggestions) => {
    choose(-1);
    options = suggestions.map(({ title, kind, address }, number) => {
      const option = document.createElement("li");
      const what = document.createElement("small");
      option.id = `suggestion-${number}`;
      option.setAttribute("role", "option");
      option.dataset.address = address;
      what.textContent = kind;
      option.append(title, " ", what);
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    searchBox.setAttribute("aria-expanded", String(Boolean(options.length)));
  };
  const ask = async () => {
    asking?.abort();
    const mine = (asking = new AbortController());
    const text = searchBox.value.trim();
    if (text.length < 2) return close();
    try {
      await new Promise((done) => setTimeout(done, 150));
      if (mine.signal.aborted) return;
      const query = new URLSearchParams({ q: text });
      const answer = await fetch(`${searchBox.dataset.suggest}?${query}`, { signal: mine.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch {
      // Without an answer the box is what it is without this script.
    }
  };
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", searchBox.dataset.suggestions);
  searchBox.after(list);
  searchBox.autocomplete = "off";
  searchBox.setAttribute("role", "combobox");
  searchBox.setAttribute("aria-autocomplete", "list");
  searchBox.setAttribute("aria-controls", list.id);
  searchBox.setAttribute("aria-expanded", "false");
  searchBox.addEventListener("input", ask);
  searchBox.addEventListener("blur", close);
  searchBox.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(chosen < 0 ? (step > 0 ? 0 : options.length - 1) : (chosen + step + options.length) % options.length);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(options[chosen].dataset.address);
    else return;
    event.preventDefault();
  });
  // The pointer goes down before the box is left: the list must still be there when it comes up.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
}
