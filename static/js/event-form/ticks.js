// Many of several, a few of many.

// One more of a few: what is chosen becomes a tick, and the list is ready for the next.
export function letChooseMore(form) {
  form.addEventListener("change", ({ target }) => {
    if (!target.matches("select[data-more]") || !target.value) return;
    const field = target.closest(".field");
    const [option] = target.selectedOptions;
    const ticks = field.querySelector(".tick-list") ?? addTickList(field, target);
    const known = [...ticks.querySelectorAll("input")].find((tick) => tick.value === option.value);
    if (known) known.checked = true;
    else ticks.append(tickOf(target.name, option));
    target.value = "";
  });
}

function addTickList(field, select) {
  const list = document.createElement("div");
  list.className = "tick-list tick-list-tight";
  field.insertBefore(list, select);
  return list;
}

function tickOf(name, option) {
  const label = document.createElement("label");
  label.className = "tick";
  const tick = Object.assign(document.createElement("input"), {
    type: "checkbox",
    name,
    value: option.value,
    checked: true,
  });
  const words = document.createElement("span");
  words.textContent = option.textContent.trim();
  label.append(tick, " ", words);
  return label;
}
