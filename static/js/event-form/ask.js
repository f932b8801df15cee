// Requests of the form to the server.

export const SCRIPT = { "X-Requested-With": "fetch" };

// The answer is not what was asked for: its status says why.
export class Refused extends Error {
  constructor(status, answer = {}) {
    super(`answered ${status}`);
    this.status = status;
    this.answer = answer;
  }
}

// Sends the form's answers; a token that another log-in has replaced is fetched anew, once.
export async function post(form, url, body, options = {}) {
  const send = () =>
    fetch(url, {
      method: "POST",
      body: body(),
      headers: { ...SCRIPT, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      credentials: "same-origin",
      ...options,
    });
  let response = await send();
  if (response.status === 403 && (await renewToken(form))) response = await send();
  return response;
}

// Returns the first element of the HTML that is answered.
export async function html(url, options = {}) {
  const response = await fetch(url, { headers: SCRIPT, credentials: "same-origin", ...options });
  return elementsOf(response);
}

export async function elementsOf(response) {
  if (!response.ok || response.redirected) throw new Refused(response.redirected ? 401 : response.status);
  const holder = document.createElement("template");
  holder.innerHTML = await response.text();
  return [...holder.content.children];
}

async function renewToken(form) {
  const response = await fetch(location.pathname, { headers: SCRIPT, credentials: "same-origin" });
  if (!response.ok || response.redirected) return false;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const token = page.querySelector("#event-form [name=csrfmiddlewaretoken]")?.value;
  if (!token || token === form.elements.csrfmiddlewaretoken.value) return false;
  form.elements.csrfmiddlewaretoken.value = token;
  return true;
}
