/** How long the session's state may stay unanswered, in milliseconds, until saving again is possible. */
const PATIENCE = 10_000;
/** What the form sends along that nobody writes. */
const NOT_WRITTEN = /^(comments-.*|csrfmiddlewaretoken|loaded_revision_.*|overwrite_revision_id|next)$/;

/**
 * Sees to it that no words are lost where a form can't be saved: before it is sent the session is asked for, since a
 * signed-out editor would be led to the sign-in page without them. Signing in in another tab changes the CSRF token.
 */
export function keepUnsavedWords() {
  const form = document.querySelector("form[data-edit-form]");
  const template = document.querySelector("template[data-unsaved-words]");
  if (!form || !template) return;
  let asking = false;
  let sending = false;
  /** Called when the autosave that is under way is answered; which `autosaved` waits for. */
  let answer = () => {};
  let autosaved = Promise.resolve();

  const shown = () => document.querySelector(".unsaved-words");
  function say(why, words) {
    if (shown()?.dataset.why === why && !words) return;
    shown()?.remove();
    if (!why) return;
    const box = template.content.querySelector(`[data-why="${why}"]`).cloneNode(true);
    if (words) box.querySelector("[data-words]").textContent = words;
    document.body.append(box);
  }

  /** Lets autosave save what the form says. */
  const save = () => form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true }));

  /** Asks for the session; renews the form's token. Returns why saving wouldn't work: nothing if it would. */
  async function whyNot() {
    try {
      const answer = await fetch(template.dataset.stateUrl, {
        headers: { "X-Requested-With": "XMLHttpRequest" },
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === 401 || answer.status === 403) return "signed-out";
      if (!answer.ok) return "no-answer";
      form.elements.namedItem("csrfmiddlewaretoken").value = (await answer.json()).csrf;
      return "";
    } catch {
      return "no-answer";
    }
  }

  form.submit = () => form.requestSubmit(); // by which workflow actions send it
  document.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || sending) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (asking) return;
      asking = true;
      const { submitter } = event;
      const [why] = await Promise.all([whyNot(), Promise.race([autosaved, new Promise((go) => setTimeout(go, PATIENCE))])]);
      asking = false;
      say(why);
      if (why) {
        for (const button of form.querySelectorAll("[data-w-progress-loading-value]")) button.dataset.wProgressLoadingValue = "false";
        return;
      }
      // Wagtail disables the button that was pressed, whose name says what to do.
      const action = Object.assign(document.createElement("input"), { type: "hidden" });
      if (submitter?.name) Object.assign(action, { name: submitter.name, value: submitter.value });
      form.append(action);
      sending = true;
      form.requestSubmit();
      sending = false;
      action.remove();
    },
    true,
  );

  // The first autosave of a new page makes it: a form sent at the same time would make it a second time, and be refused
  // for the address that the first has taken. What a form is about to say anyway isn't saved beforehand.
  document.addEventListener("w-autosave:save", (event) => {
    if (asking) event.preventDefault();
    else autosaved = new Promise((resolve) => (answer = resolve));
  });
  document.addEventListener("w-autosave:success", () => answer());
  document.addEventListener("w-autosave:error", async ({ detail }) => {
    answer();
    if (detail.type === "server_error") say(await whyNot());
  });
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible" || !shown() || shown().dataset.why === "kept") return;
    const why = await whyNot();
    say(why);
    if (!why) document.dispatchEvent(new CustomEvent("w-unsaved:clear")); // takes “Autosave is paused” off
    if (!why) save();
  });

  // Wagtail takes for saved what the form says when the answer comes, not what was sent: words written meanwhile would
  // neither be saved nor asked about on leaving.
  let sent;
  let isTyped = false;
  form.addEventListener("input", () => {
    isTyped = true;
  });
  document.addEventListener("w-autosave:save", ({ defaultPrevented, detail: { formData } }) => {
    if (defaultPrevented) return;
    sent = formData;
    isTyped = false;
  });
  // It also takes for saved what the form says two seconds after it opened, whatever was typed by then.
  document.addEventListener("w-unsaved:watch-edits", () => {
    if (isTyped) save();
  });
  function writtenMeanwhile(answered = {}) {
    const written = (data) =>
      JSON.stringify(
        [...data]
          .filter(([name]) => !NOT_WRITTEN.test(name) && !(name in answered))
          .map(([name, value]) => [name, value instanceof File ? [value.name, value.size] : value]),
      );
    return written(sent) !== written(new FormData(form));
  }

  document.addEventListener("w-autosave:success", ({ detail: { response } }) => {
    if (writtenMeanwhile(response.field_updates)) save();
    let known = form.elements.namedItem("known");
    if (!known && response.field_updates?.known) {
      known = Object.assign(document.createElement("input"), { type: "hidden", name: "known" });
      form.append(known);
      known.value = response.field_updates.known;
    }
    say(response.kept ? "kept" : "", response.kept);
  });
  // Whether a save would overwrite anything the server knows better, by field: no question beforehand.
  document.addEventListener(
    "w-swap:json",
    ({ detail }) => {
      if (form.elements.namedItem("known")) for (const other of detail.data?.other_sessions ?? []) other.revision_id = null;
    },
    true,
  );
}
