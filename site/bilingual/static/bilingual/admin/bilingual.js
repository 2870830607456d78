import { markEmptySides } from "./empty-sides.js";
import { nameLanguages } from "./field-languages.js";
import { keepLocked } from "./locked.js";
import { connectStatus } from "./review.js";
import { foldLanguages } from "./shown-languages.js";
import { followSpanishTitle } from "./slugs.js";
import { keepUnsavedWords } from "./unsaved-words.js";

/** Runs `work` now, and again soon after the page changes: blocks and inline children are added by script. */
function keep(work) {
  let scheduled = false;
  const run = () => {
    scheduled = false;
    work(document);
  };
  const schedule = () => {
    if (!scheduled) {
      scheduled = true;
      requestAnimationFrame(run);
    }
  };
  for (const name of ["input", "change", "w-sync:apply"]) document.addEventListener(name, schedule);
  new MutationObserver(schedule).observe(document.body, { childList: true, subtree: true, characterData: true });
  run();
}

if (document.querySelector("[data-pair-side]") || document.querySelector("[data-edit-form]")) {
  keep((root) => {
    nameLanguages(root);
    markEmptySides(root);
    keepLocked(root);
  });
  foldLanguages();
  followSpanishTitle();
  connectStatus();
  keepUnsavedWords();
}
