// What stands in the form, as {name: [values]}: the same answers that a plain post would bring.

// Names that carry the form, not what somebody wrote.
const CARRIERS = new Set(["csrfmiddlewaretoken", "version", "sitting", "based_on", "is_whole", "action", "pasted_participants", "words"]);

// Who attended or signed is never left in a browser: the computer may be shared.
const PERSONAL = /^participants($|-)|-signatories$/;

export const isPersonal = (name) => PERSONAL.test(name);

export function answersOf(form) {
  const answers = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !CARRIERS.has(name)) (answers[name] ??= []).push(value);
  }
  return answers;
}

export const same = (some, others) => JSON.stringify(some ?? []) === JSON.stringify(others ?? []);

// What has become of each name whose values differ: {name: {was, now}}.
export function changesBetween(before, after) {
  const changes = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!same(before[name], after[name])) changes[name] = { was: before[name] ?? [], now: after[name] ?? [] };
  }
  return changes;
}

// Puts values into the fields of a name, as if somebody had typed them.
export function fill(form, name, values) {
  const fields = [...form.elements].filter((field) => field.name === name && !isButtonOrFile(field));
  const ticks = fields.filter(isTick);
  const ticked = values.filter((value) => ticks.some((tick) => tick.value === value));
  for (const tick of ticks) tick.checked = ticked.includes(tick.value);
  const rest = values.filter((value) => !ticked.includes(value));
  for (const field of fields.filter((field) => !isTick(field))) {
    if (field.multiple) for (const option of field.options) option.selected = rest.includes(option.value);
    else field.value = rest.shift() ?? "";
  }
  fields[0]?.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
}

const isTick = (field) => field.type === "checkbox" || field.type === "radio";
const isButtonOrFile = (field) => ["file", "submit", "button", "fieldset"].includes(field.type);

// The body of a post of the whole form, without its files.
export function bodyOf(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  return body;
}
