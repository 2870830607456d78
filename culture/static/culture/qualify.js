/**
 * Shows what fits without loading the page anew, when the form is sent and whenever an answer changes after that.
 *
 * Without this the form is sent by GET. Whatever goes wrong, the browser goes to the address itself.
 */

const root = document.querySelector("[data-qualify]");
if (root) {
  start(root, root.querySelector("[data-qualify-form]"));
}

/**
 * @param {HTMLElement} root The questions and the outcome.
 * @param {HTMLFormElement} form The questions.
 */
function start(root, form) {
  let request = new AbortController();
  let isSent = new URLSearchParams(location.search).size > 0;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    isSent = true;
    show({ isLeaving: true });
  });
  form.addEventListener("change", () => {
    if (isSent) show();
  });
  addEventListener("popstate", () => location.reload());

  async function show({ isLeaving = false } = {}) {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    const url = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
    try {
      const response = await fetch(url, { signal, headers: { Accept: "text/html" } });
      if (!response.ok) throw new Error(`${response.status} for ${url}`);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      take(page.querySelector("[data-qualify]"), root);
      takeLinks(page);
    } catch {
      // Overtaken by a later answer, or something only the browser can show.
      if (!signal.aborted) location.assign(url);
      return;
    }
    // A link to this outcome can be sent to somebody; each answer is no step to go back to.
    history.replaceState(null, "", url);
    if (isLeaving) {
      const outcome = root.querySelector("[data-qualify-outcome]");
      outcome.focus({ preventScroll: true });
      outcome.scrollIntoView();
    }
  }
}

/** Take over what differs: the outcome, what it comes to in words, and what is wrong with an answer. */
function take(fresh, root) {
  for (const part of ["results", "status"]) {
    const [old, now] = [root, fresh].map((each) => each.querySelector(`[data-qualify-${part}]`));
    if (old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
  }
  for (const question of root.querySelectorAll(".question")) {
    const field = question.querySelector("select, input");
    const now = fresh.querySelector(`#${CSS.escape(field.id)}`)?.closest(".question");
    if (!now) continue;
    question.className = now.className;
    question.querySelectorAll(".question__error").forEach((error) => error.remove());
    question.append(...now.querySelectorAll(".question__error"));
    for (const name of ["aria-invalid", "aria-describedby"]) {
      const value = now.querySelector("select, input").getAttribute(name);
      if (value === null) field.removeAttribute(name);
      else field.setAttribute(name, value);
    }
  }
}

/** The language switch carries the answers along. */
function takeLinks(page) {
  const fresh = page.querySelectorAll("a[hreflang]");
  document.querySelectorAll("a[hreflang]").forEach((link, position) => {
    const href = fresh[position]?.getAttribute("href");
    if (href) link.setAttribute("href", href);
  });
}
