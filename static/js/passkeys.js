// Passkeys: shown where the browser has them, with words of ours when one was not accepted.

document.addEventListener("DOMContentLoaded", () => {
  if (!window.PublicKeyCredential) return;
  for (const place of document.querySelectorAll("[data-with-passkeys]")) place.hidden = false;
});

document.addEventListener("allauth.error", (event) => {
  const message = document.querySelector("[data-passkey-error]");
  if (!message) return;
  event.preventDefault();
  message.hidden = false;
});
