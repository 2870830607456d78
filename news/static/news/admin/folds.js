/** Reads what is chosen in a form, or in a row of it (`prefix`). */
function reader(form, prefix = "") {
  const named = (name) => [...form.querySelectorAll(`[name="${prefix}${name}"]`)];
  return {
    named,
    isTicked: (name) => named(name).some((input) => input.checked),
    chosen: (name) => named(name).find((input) => input.type !== "radio" || input.checked)?.value ?? "",
  };
}

const repeats = (form) => form.chosen("frequency") !== "";
const isWeekly = (form) => form.chosen("frequency") === "weekly";
const hasTimes = (form) => !form.isTicked("all_day");
const isMoved = (form) => form.chosen("status") === "rescheduled";
const isThere = (form) => form.chosen("attendance") !== "online";
const isOnline = (form) => form.chosen("attendance") !== "venue";
const costs = (form) => form.chosen("admission") !== "free";

/** When each field applies; elsewhere it is folded away, and what is in it goes with it and comes back with it. */
const APPLIES = {
  start_time: hasTimes,
  end_time: hasTimes,
  interval: repeats,
  weekdays: isWeekly,
  repeat_until: repeats,
  repeat_count: repeats,
  previous_date: isMoved,
  previous_time: isMoved,
  online_url: isOnline,
  price_from: costs,
  price_to: costs,
  currency: costs,
};

/** The same for what is folded only while it is empty: words are never taken away. */
const APPLIES_IF_EMPTY = {
  venue_en: isThere,
  venue_page: isThere,
  address: isThere,
  latitude: isThere,
  longitude: isThere,
};

/** The same in each row of dates that differ. */
const APPLIES_IN_ROW = {
  new_date: (row) => row.chosen("difference") === "moved",
  start_time: (row, form) => hasTimes(form) && row.chosen("difference") !== "cancelled",
  end_time: (row, form) => hasTimes(form) && row.chosen("difference") !== "cancelled",
};

/** What a field says when nobody has written anything. */
const UNWRITTEN = { interval: "1" };

const isChoice = (input) => input.type === "checkbox" || input.type === "radio";
const remembered = new WeakMap();

function isEmpty(input, name) {
  return isChoice(input) ? !input.checked || input.value === "" : input.value.trim() === (UNWRITTEN[name] ?? "");
}

function take(input, name) {
  if (isEmpty(input, name)) return;
  remembered.set(input, isChoice(input) ? true : input.value);
  if (isChoice(input)) input.checked = false;
  else input.value = UNWRITTEN[name] ?? "";
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function bringBack(input) {
  if (!remembered.has(input)) return;
  if (isChoice(input)) input.checked = true;
  else input.value = remembered.get(input);
  remembered.delete(input);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Folds the field `name` away, or shows it. Before anybody chose anything (`mayTake` is false) only an empty one. */
function fold(inputs, name, applies, mayTake) {
  const panel = inputs[0]?.closest(".w-panel__wrapper");
  if (!panel) return;
  if (applies) {
    panel.hidden = false;
    inputs.forEach(bringBack);
    return;
  }
  if (mayTake) for (const input of inputs) take(input, name);
  const written = [...panel.querySelectorAll("input[name], textarea[name], select[name]")].filter(
    (input) => !isEmpty(input, name),
  );
  panel.hidden = written.length === 0 && !panel.querySelector(".error-message");
}

function foldAll(form, mayTake) {
  const all = reader(form);
  for (const [name, applies] of Object.entries(APPLIES)) fold(all.named(name), name, applies(all), mayTake);
  for (const [name, applies] of Object.entries(APPLIES_IF_EMPTY)) fold(all.named(name), name, applies(all), false);
  for (const { name: total } of form.querySelectorAll('[name^="different_dates-"][name$="-difference"]')) {
    const row = reader(form, total.slice(0, -"difference".length));
    for (const [name, applies] of Object.entries(APPLIES_IN_ROW)) {
      fold(row.named(name), name, applies(row, all), mayTake);
    }
  }
}

/** Folds away what does not apply, as the form is drawn and whenever something else is chosen. */
export function foldWhatDoesNotApply(form) {
  let folding = false;
  const refold = (mayTake) => {
    if (folding) return; // what is taken and brought back changes too
    folding = true;
    foldAll(form, mayTake);
    folding = false;
  };
  form.addEventListener("change", ({ target }) => {
    if (isChoice(target)) refold(true);
  });
  form.addEventListener("click", ({ target }) => {
    const name = target.closest("[data-field-link]")?.dataset.fieldLink;
    const panel = name && form.querySelector(`[name="${name}"]`)?.closest(".w-panel__wrapper");
    if (panel) panel.hidden = false;
  });
  // Rows are added by script.
  document.addEventListener("w-formset:added", () => refold(false));
  refold(false);
}
