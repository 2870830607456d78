import { unfoldAround } from "./shown-languages.js";

/** Brings a field into view and puts the cursor into it, in whatever tab and on whatever side it is. */
function goTo(name) {
  const field = document.querySelector(`[data-contentpath="${name}"]`) ?? document.getElementById(`id_${name}`);
  if (!field) return;
  const tab = field.closest("[role=tabpanel]");
  if (tab?.hidden) document.querySelector(`[role=tab][aria-controls="${tab.id}"], [role=tab][href="#${tab.id}"]`)?.click();
  unfoldAround(field);
  whenShown(field, () => {
    field.scrollIntoView({ block: "center" });
    field.querySelector('input:not([type="hidden"]), textarea, [contenteditable="true"], select, button')?.focus({ preventScroll: true });
  });
}

/** Wagtail's tabs take a moment to open. */
function whenShown(element, then, frames = 60) {
  if (element.checkVisibility()) then();
  else if (frames) requestAnimationFrame(() => whenShown(element, then, frames - 1));
}

/** Marks the words of a language as reviewed, and shows how the page stands then. */
async function review(button) {
  const status = button.closest("[data-language-status]");
  const language = button.closest("[data-status-of]").dataset.statusOf;
  button.disabled = true;
  try {
    const response = await fetch(button.dataset.review, {
      method: "POST",
      headers: { "X-Requested-With": "XMLHttpRequest" }, // or a signed-out editor is answered with the sign-in page
      body: new URLSearchParams({
        seen: button.dataset.reviewSeen,
        csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value,
      }),
    });
    if (!response.ok && response.status !== 409) throw new Error(response.statusText);
    status.innerHTML = await response.text();
    if (response.ok) for (const note of document.querySelectorAll(`[data-changed-for="${language}"]`)) note.remove();
    const heading = status.querySelector(`[data-status-of="${language}"] h3`);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  } catch {
    button.disabled = false;
    button.after(Object.assign(document.createElement("span"), { role: "alert", textContent: status.dataset.failed }));
  }
}

/** Has links to fields lead there, and buttons of reviews work, also those that come with an autosave. */
export function connectStatus() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-field-link]");
    if (link) {
      event.preventDefault();
      goTo(link.dataset.fieldLink);
    }
    const button = event.target.closest("[data-review]");
    if (button) review(button);
  });
}
