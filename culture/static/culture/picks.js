/**
 * Keeps what is ticked to be compared while the list is narrowed, and stops at three.
 *
 * Without this the boxes are those of a form sent by GET, and the server takes the first three.
 */

const AT_MOST = 3;
const root = document.querySelector("[data-picks]");
if (root) {
  start(root, root.querySelector("[data-picks-form]"));
}

/**
 * @param {HTMLElement} root What holds the list and the form.
 * @param {HTMLFormElement} form The form that the boxes belong to.
 */
function start(root, form) {
  const chosen = new Set(boxes(root).filter((box) => box.checked).map((box) => box.value));

  root.addEventListener("change", ({ target }) => {
    if (!target.matches(".pick__input")) return;
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    show(root, form, chosen);
  });
  // Another page of the list, or a narrower one, brings boxes of its own.
  new MutationObserver(() => show(root, form, chosen)).observe(
    root.querySelector("[data-listing-part='results']"),
    { childList: true },
  );
  addEventListener("pageshow", () => show(root, form, chosen));
}

function boxes(root) {
  return [...root.querySelectorAll(".pick__input")];
}

/** Tick what is chosen, send along what is out of sight, and leave no more to be ticked than there is room for. */
function show(root, form, chosen) {
  const shown = boxes(root);
  for (const box of shown) {
    box.checked = chosen.has(box.value);
    box.disabled = !box.checked && chosen.size >= AT_MOST;
  }
  for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
  const inSight = new Set(shown.map((box) => box.value));
  for (const value of chosen) {
    if (inSight.has(value)) continue;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "compare", value }));
  }
}
