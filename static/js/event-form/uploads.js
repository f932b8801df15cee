// Files go to the server one request each while somebody writes on: with progress, to be cancelled or tried
// again. An attempt keeps its token, so that trying again after a lost answer makes one file.
import { SCRIPT } from "./ask.js";
import { announce, piece, say } from "./words.js";

const AT_ONCE = 2;
const LISTS = { file: "files", photo: "photos" };
const PICTURE = /^image\/(jpeg|png|webp|heic|heif|avif|gif)$/;

export class Uploads {
  constructor(form, rows) {
    this.form = form;
    this.rows = rows;
    this.waiting = [];
    this.running = new Set();
    this.onIdle = [];
  }

  start() {
    for (const input of this.form.querySelectorAll("input[type=file][data-upload]")) this.takeOver(input);
  }

  get isBusy() {
    return this.running.size + this.waiting.length > 0;
  }

  // Resolves as soon as nothing is on its way.
  idle() {
    return this.isBusy ? new Promise((resolve) => this.onIdle.push(resolve)) : Promise.resolve();
  }

  takeOver(input) {
    const kind = input.dataset.upload;
    const zone = input.closest("[data-drop]") ?? input.parentElement;
    const list = piece("uploads");
    zone.after(list);
    input.addEventListener("change", () => {
      this.take(kind, [...input.files], list);
      // They are on their way: the form's own post must not bring them again.
      input.value = "";
    });
    zone.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      zone.dataset.over = "";
    });
    zone.addEventListener("dragleave", () => delete zone.dataset.over);
    zone.addEventListener("drop", (event) => {
      delete zone.dataset.over;
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.take(kind, [...event.dataTransfer.files], list);
    });
    if (kind === "photo") {
      document.addEventListener("paste", (event) => {
        const pictures = [...(event.clipboardData?.files ?? [])].filter((file) => PICTURE.test(file.type));
        // Word puts a picture of the text beside the text.
        if (!pictures.length || event.clipboardData.types.includes("text/html")) return;
        event.preventDefault();
        this.take(kind, pictures, list);
      });
    }
  }

  take(kind, files, list) {
    const limit = Number(this.form.dataset.maxFileMb) || Infinity;
    for (const file of files) {
      const attempt = new Attempt(this, kind, file, list);
      if (file.size > limit * 1024 * 1024) {
        const size = Math.ceil(file.size / 1024 / 1024);
        attempt.refuse(say("file-too-large", { name: file.name, size, limit }));
      } else {
        this.queue(attempt);
      }
    }
  }

  queue(attempt) {
    this.waiting.push(attempt);
    this.next();
  }

  next() {
    while (this.waiting.length && this.running.size < AT_ONCE) {
      const attempt = this.waiting.shift();
      this.running.add(attempt);
      attempt.run().finally(() => {
        this.running.delete(attempt);
        this.next();
      });
    }
    if (!this.isBusy) for (const resolve of this.onIdle.splice(0)) resolve();
  }
}

class Attempt {
  constructor(uploads, kind, file, list) {
    Object.assign(this, { uploads, kind, file, token: uuid(), key: null, isCancelled: false });
    this.item = piece("upload", { name: file.name });
    this.bar = this.item.querySelector("progress");
    this.bar.setAttribute("aria-label", file.name);
    this.text = this.item.querySelector('[data-value="state"]');
    this.retry = this.item.querySelector('[data-upload-act="retry"]');
    this.cancel = this.item.querySelector('[data-upload-act="cancel"]');
    this.retry.hidden = true;
    this.retry.addEventListener("click", () => {
      this.retry.hidden = true;
      this.bar.hidden = false;
      this.cancel.focus();
      this.uploads.queue(this);
    });
    this.cancel.addEventListener("click", () => this.drop());
    list.append(this.item);
  }

  async run() {
    this.tell(say("uploading"));
    try {
      // A file that has arrived is not sent again when only its row could not be fetched.
      this.key ??= (await this.send()).key;
      if (this.isCancelled) return;
      const kind = LISTS[this.kind];
      const row = await this.uploads.rows.fetchRow(kind, { upload: this.key });
      this.uploads.rows.append(kind, row);
      const hadFocus = this.item.contains(document.activeElement);
      this.item.remove();
      if (hadFocus) row.querySelector("input:not([type=hidden]), textarea")?.focus();
      announce(say("uploaded", { name: this.file.name }));
    } catch (refusal) {
      if (this.isCancelled) return;
      if (refusal instanceof Refusal && !refusal.mayPass) this.refuse(refusal.message);
      else this.fail(refusal instanceof Refusal ? refusal.message : "");
    }
  }

  send() {
    return new Promise((resolve, reject) => {
      const form = this.uploads.form;
      const body = new FormData();
      body.append("token", this.token);
      body.append("kind", this.kind);
      body.append("file", this.file, this.file.name || "nuotrauka.png");
      const request = new XMLHttpRequest();
      this.request = request;
      request.open("POST", form.dataset.uploadUrl);
      request.responseType = "json";
      request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
      request.setRequestHeader("X-Requested-With", SCRIPT["X-Requested-With"]);
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        this.bar.value = Math.floor((event.loaded / event.total) * 100);
        this.tell(`${say("uploading")} ${this.bar.value} %`);
      });
      for (const end of ["error", "abort", "timeout"]) {
        request.addEventListener(end, () => reject(new Error(end)));
      }
      request.addEventListener("load", () => {
        if (request.status < 300 && request.response?.key) resolve(request.response);
        else reject(new Refusal(request.status, request.response?.error));
      });
      request.send(body);
    });
  }

  tell(text) {
    this.text.textContent = text;
  }

  // Nothing is wrong with the file: it can be tried again.
  fail(message) {
    this.bar.hidden = true;
    this.bar.value = 0;
    this.retry.hidden = false;
    this.tell(message || say(this.kind === "photo" ? "photo-failed" : "file-failed"));
    announce(this.text.textContent);
  }

  refuse(message) {
    this.bar.hidden = true;
    this.tell(message || say("file-failed"));
    this.item.dataset.refused = "";
    announce(this.text.textContent);
  }

  drop() {
    this.isCancelled = true;
    this.request?.abort();
    this.uploads.waiting = this.uploads.waiting.filter((attempt) => attempt !== this);
    this.item.remove();
    announce(say("upload-cancelled", { name: this.file.name }));
    this.uploads.next();
  }
}

class Refusal extends Error {
  constructor(status, message) {
    super(message ?? "");
    // Another log-in, another token, a server that comes back: the same file may pass the next time.
    this.mayPass = status === 401 || status === 403 || status === 429 || status >= 500;
  }
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
