// The keys of a spreadsheet over native controls: Tab is the browser's own; Enter and the arrows go from cell to cell.
// A list is chosen from by letters, or opened (Alt and ↓, Space): an arrow that passes by must not change it.

const CELLS = "input:not([type=hidden]), select";
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function startKeyboard(sheet, save) {
  let before = null;
  sheet.addEventListener("focusin", ({ target }) => {
    before = target.matches(CELLS) ? stateOf(target) : null;
  });
  sheet.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (!target.matches(CELLS) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.matches("select") && isOpen(target)) return;
    if (key === "Escape") putBack(target, before);
    else if (key === "Enter") {
      event.preventDefault();
      save(target);
      go(target, event.shiftKey ? -1 : 1, 0);
    } else if (key in STEPS && !event.shiftKey && leaves(target, key)) {
      if (go(target, ...STEPS[key]) || target.matches("select")) event.preventDefault();
    }
  });
}

function isOpen(select) {
  try {
    return select.matches(":open");
  } catch {
    return false;
  }
}

// An arrow leaves a text only at its end.
function leaves(control, key) {
  if (control.matches("select, [type=checkbox]")) return true;
  if (key === "ArrowLeft") return control.selectionStart === 0 && (control.selectionEnd === 0 || isWhole(control));
  if (key === "ArrowRight") return control.selectionEnd === control.value.length && (isWhole(control) || control.selectionStart === control.value.length);
  // The arrows walk through the names that are offered.
  return !control.list || control.value === "";
}

const isWhole = ({ selectionStart, selectionEnd, value }) => selectionStart === 0 && selectionEnd === value.length;

function go(control, rows, columns) {
  const row = control.closest("[data-row]");
  if (!row?.matches("tr")) return false;
  const cells = [...row.querySelectorAll(`td ${CELLS.split(", ").join(", td ")}`)];
  const at = cells.indexOf(control);
  const found = rows ? inRow(row, rows, control.name) : cells[at + columns];
  if (!found) return false;
  found.focus();
  if (found.select) found.select();
  return true;
}

function inRow(row, rows, name) {
  const all = [...row.parentElement.querySelectorAll("tr[data-row]")];
  return all[all.indexOf(row) + rows]?.querySelector(`[name="${name}"]`);
}

const stateOf = (control) => ({ control, value: control.value, checked: control.checked });

function putBack(control, before) {
  if (before?.control !== control) return;
  if (control.value === before.value && control.checked === before.checked) return;
  control.value = before.value;
  control.checked = before.checked;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
