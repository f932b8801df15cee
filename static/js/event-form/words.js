// Every word that the scripts show is rendered by the server in <template id="event-form-words">, so that it is
// translated where all others are.
const words = document.getElementById("event-form-words")?.content;

export function say(name, values = {}) {
  const text = words?.querySelector(`[data-word="${name}"]`)?.textContent.trim() ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

// A piece of the page that the scripts add: a copy of what the server rendered for it.
export function piece(name, values = {}) {
  const copy = words.querySelector(`[data-piece="${name}"]`).cloneNode(true);
  for (const place of copy.querySelectorAll("[data-value]")) {
    if (place.dataset.value in values) place.textContent = values[place.dataset.value];
  }
  return copy;
}

// Tells something that happened, once, to those who listen to the page.
export function announce(text) {
  const news = document.getElementById("event-form-news");
  if (news) news.textContent = text;
}
