// Warns before the session ends, and lets it go on. Without this file the log-in page leads back all the same.

const about = document.querySelector("meta[name=session]");
const WARN_SECONDS = 150;
let endsAt = Date.parse(about.content);
let timer;

const dialog = document.createElement("dialog");
dialog.className = "session-dialog";
dialog.setAttribute("aria-labelledby", "session-words");
const words = document.createElement("p");
words.id = "session-words";
words.setAttribute("role", "alert");
const button = document.createElement("button");
button.type = "button";
button.className = "button";
dialog.append(words, button);

const secondsLeft = () => (endsAt - Date.now()) / 1000;

// How long there is yet, as the server knows it: other tabs prolong the session too.
async function ask(method) {
  const body = method === "POST" ? new URLSearchParams({ csrfmiddlewaretoken: about.dataset.token }) : undefined;
  const answer = await fetch(about.dataset.address, { method, body, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  endsAt = Date.now() + (await answer.json()).seconds * 1000;
}

function say(text, label, act) {
  if (words.textContent !== text) words.textContent = text;
  button.textContent = label;
  button.onclick = act;
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
}

function sayItIsOver() {
  const back = encodeURIComponent(location.pathname + location.search);
  say(about.dataset.over, about.dataset.logIn, () => location.assign(`${about.dataset.login}?next=${back}`));
}

async function stay() {
  try {
    await ask("POST");
  } catch {
    return;
  }
  look();
}

async function look() {
  clearTimeout(timer);
  if (secondsLeft() <= WARN_SECONDS) {
    try {
      await ask("GET");
    } catch {
      // Without a network the clock of this page has to do.
    }
  }
  const left = secondsLeft();
  if (left <= 0) {
    sayItIsOver();
    return;
  }
  if (left <= WARN_SECONDS) {
    const minutes = Math.max(1, Math.ceil(left / 60));
    say(about.dataset.warning.replace("{minutes}", minutes), about.dataset.stay, stay);
    timer = setTimeout(look, Math.min(left, 30) * 1000 + 500);
    return;
  }
  if (dialog.open) dialog.close();
  timer = setTimeout(look, (left - WARN_SECONDS) * 1000);
}

// A computer that slept has not counted.
document.addEventListener("visibilitychange", () => document.hidden || look());
look();
