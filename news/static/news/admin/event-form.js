import { foldWhatDoesNotApply } from "./folds.js";
import { keepNextDates } from "./next-dates.js";
import { fillInOldDate } from "./old-date.js";

const section = document.querySelector("[data-next-dates]");
const form = section?.closest("form");
if (form) {
  foldWhatDoesNotApply(form);
  fillInOldDate(form, section.dataset);
  if (section.dataset.nextDates) keepNextDates(form, section);
}
