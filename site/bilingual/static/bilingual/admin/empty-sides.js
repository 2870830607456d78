/** Says of each kind of field whether a side of a pair holds no words. */
const isEmpty = {
  text(side) {
    const field = side.querySelector("input[type=text], input[type=url], textarea");
    return field !== null && !field.value.trim();
  },
  rich(side) {
    const editor = side.querySelector('[contenteditable="true"]');
    if (editor) return !editor.textContent.trim();
    return side.hasAttribute("data-pair-is-empty");
  },
  stream(side) {
    const count = side.querySelector('input[name$="-count"]');
    if (!count) return side.hasAttribute("data-pair-is-empty");
    const deleted = new RegExp(`^${count.name.replace(/-count$/, "")}-\\d+-deleted$`);
    return ![...side.querySelectorAll('input[name$="-deleted"]')].some((field) => deleted.test(field.name) && !field.value);
  },
};

/** Marks the sides of each pair that are empty while the other one isn't, or that publishing needs. */
export function markEmptySides(root) {
  for (const pair of root.querySelectorAll("[data-pair]")) {
    const sides = [...pair.querySelectorAll("[data-pair-side]")].filter((side) => side.closest("[data-pair]") === pair);
    for (const side of sides) side.toggleAttribute("data-pair-is-empty", isEmpty[side.dataset.pairKind](side));
    pair.toggleAttribute(
      "data-pair-has-words",
      sides.some((side) => !side.hasAttribute("data-pair-is-empty")),
    );
  }
}
