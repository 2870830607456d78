/** Fields in which someone writes words; not those for dates, choices or search. */
const FIELDS = 'input[type="text"], textarea, [contenteditable="true"]';

/** Names the language of every field on each side of a pair, for spelling checkers and screen readers. */
export function nameLanguages(root) {
  for (const side of root.querySelectorAll("[data-pair-side]")) {
    for (const field of side.querySelectorAll(FIELDS)) {
      if (field.lang !== side.dataset.pairSide) field.lang = side.dataset.pairSide;
    }
  }
}
