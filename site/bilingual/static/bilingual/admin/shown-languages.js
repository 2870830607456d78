/**
 * Folding a language away, in every pair of a form at once. What is folded is a matter of style alone: its fields stay
 * in the form and are sent. A side with an error is never folded (see bilingual.css).
 */
const KEY = "bilingual:folded-language";
const FOCUSABLE = 'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button';
const root = document.documentElement;

function remember(language) {
  try {
    if (language) localStorage.setItem(KEY, language);
    else localStorage.removeItem(KEY);
  } catch {
    // Then it holds for this page only.
  }
}

/** Unfolds the sides around an element, in their own pairs only. */
export function unfoldAround(element) {
  for (let side = element?.closest("[data-pair-side]"); side; side = side.parentElement.closest("[data-pair-side]")) {
    if (side.dataset.pairSide === root.dataset.foldedLanguage && !side.hasAttribute("data-pair-unfolded")) {
      side.setAttribute("data-pair-unfolded", "");
      window.dispatchEvent(new Event("resize")); // fields that grow with their text measure themselves again
    }
  }
}

function unfoldTarget(hash) {
  if (hash.length > 1) unfoldAround(document.getElementById(decodeURIComponent(hash.slice(1))));
}

function fold(language) {
  if (language) root.dataset.foldedLanguage = language;
  else delete root.dataset.foldedLanguage;
  for (const side of document.querySelectorAll("[data-pair-unfolded]")) side.removeAttribute("data-pair-unfolded");
  for (const button of document.querySelectorAll("[data-fold-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.foldLanguage === (language || "")));
  }
  window.dispatchEvent(new Event("resize"));
}

/** Puts the choice of languages above the first pair and keeps to it. */
export function foldLanguages() {
  const template = document.querySelector("template[data-shown-languages]");
  const form = document.querySelector("[data-pair-side]")?.closest("form");
  if (!template || !form) return;
  const choice = template.content.firstElementChild;
  (form.querySelector(".tab-content") ?? form.querySelector(".w-form-width") ?? form).prepend(choice);
  choice.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fold-language]");
    if (!button) return;
    remember(button.dataset.foldLanguage);
    fold(button.dataset.foldLanguage);
  });
  fold(root.dataset.foldedLanguage);

  form.addEventListener("click", (event) => {
    const head = event.target.closest(".pair__head");
    const side = head?.parentElement;
    if (!side?.matches("[data-pair-side]") || head.nextElementSibling?.checkVisibility()) return;
    unfoldAround(side);
    [...side.querySelectorAll(FOCUSABLE)].find((field) => !head.contains(field) && field.checkVisibility())?.focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href*="#"]');
    if (link && link.pathname === location.pathname) unfoldTarget(link.hash);
  });
  for (const name of ["focusin", "invalid"]) {
    form.addEventListener(name, ({ target }) => target.closest(".pair__head") || unfoldAround(target), true);
  }
  window.addEventListener("hashchange", () => unfoldTarget(location.hash));
  unfoldTarget(location.hash);
}
