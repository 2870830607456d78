/**
 * Narrows, sorts and leafs through a listing without loading the page anew.
 *
 * The page works without this: a form sent by GET, and links. Here the same address is fetched and the parts that differ
 * are taken over, so the form keeps the focus and a screen reader hears the new count (role=status). Whatever goes wrong,
 * the browser goes to the address itself.
 */

const root = document.querySelector("[data-listing]");
if (root) {
  start(root, root.querySelector("[data-listing-form]"));
}

/**
 * @param {HTMLElement} root The listing.
 * @param {HTMLFormElement} form Its filters.
 */
function start(root, form) {
  const results = root.querySelector("[data-listing-part='results']");
  let shown = address(location);
  let pending = null;
  let request = new AbortController();

  root.classList.add("listing--live");

  form.addEventListener("change", () => show(asked(form)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(asked(form));
    const panel = form.querySelector("[data-listing-panel]");
    if (panel.contains(event.submitter)) leave(panel, root);
  });

  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-listing-link]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(address(link), { from: link });
  });

  addEventListener("popstate", () => {
    // It is also fired for anchors within the page.
    if (address(location) !== shown) show(address(location), { isBack: true });
  });

  async function show(url, { from = null, isBack = false } = {}) {
    if (url === pending) return;
    request.abort();
    request = new AbortController();
    const { signal } = request;
    pending = url === shown ? null : url;
    results.setAttribute("aria-busy", String(pending !== null));
    if (!pending) return;

    let page;
    try {
      page = await fetched(url, signal);
    } catch {
      // Overtaken by a later wish, or something only the browser can show.
      if (!signal.aborted) location.assign(url);
      return;
    }
    pending = null;
    shown = url;
    if (!isBack) history.pushState(null, "", url);
    take(page, root, form);
    results.setAttribute("aria-busy", "false");
    if (from) settle(root, from);
  }
}

/** The part of an address that says what is listed. */
function address({ pathname, search }) {
  return pathname + search;
}

/** The address that a form asks for, empty fields left out. */
function asked(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(filled).toString();
  return location.pathname + (query && `?${query}`);
}

/** Fetch a page that holds a listing; anything else is an error. */
async function fetched(url, signal) {
  const response = await fetch(url, { signal, headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!page.querySelector("[data-listing]")) throw new Error(`No listing at ${url}`);
  return page;
}

/** Take over from `page` what differs. */
function take(page, root, form) {
  document.title = page.title;
  takeLinks(page);
  takeForm(page.querySelector("[data-listing-form]"), form);
  for (const part of root.querySelectorAll("[data-listing-part]")) {
    const fresh = page.querySelector(`[data-listing-part="${part.dataset.listingPart}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
  const status = root.querySelector("[data-listing-status]");
  const words = page.querySelector("[data-listing-status]").textContent;
  if (status.textContent !== words) status.textContent = words;
}

/** The language switch and the page's own addresses carry the filters along. */
function takeLinks(page) {
  const selector = "[hreflang], link[rel='canonical']";
  const fresh = page.querySelectorAll(selector);
  document.querySelectorAll(selector).forEach((link, position) => {
    const href = fresh[position]?.getAttribute("href");
    if (href) link.setAttribute("href", href);
  });
}

/** Options stay where they are, so that the focus does; only what they say and hold changes. */
function takeForm(fresh, form) {
  const names = (facets) => [...facets.querySelectorAll("input")].map((input) => input.id).join();
  const [facets, freshFacets] = [form, fresh].map((each) => each.querySelector("[data-listing-facets]"));
  if (names(facets) !== names(freshFacets)) {
    const focused = document.activeElement.id;
    facets.replaceChildren(...freshFacets.childNodes);
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
  for (const part of form.querySelectorAll("[data-listing-sync]")) {
    const freshPart = fresh.querySelector(`[data-listing-sync="${part.dataset.listingSync}"]`);
    if (!freshPart) continue;
    if (part.innerHTML !== freshPart.innerHTML) part.innerHTML = freshPart.innerHTML;
    const [option, freshOption] = [part, freshPart].map((each) => each.closest(".facet__option"));
    if (option && freshOption) option.className = freshOption.className;
  }
  for (const field of form.elements) {
    const freshField = field.id && fresh.querySelector(`#${CSS.escape(field.id)}`);
    if (!freshField) continue;
    if (field.type === "checkbox") field.checked = freshField.checked;
    else if (field !== document.activeElement) field.value = freshField.value;
  }
}

/** Close the filters, and go to what they have left. */
function leave(panel, root) {
  panel.open = false;
  const main = root.querySelector("[data-listing-main]");
  main.focus({ preventScroll: true });
  main.scrollIntoView();
}

/** A link that was followed may be gone: the focus goes to what it changed, and a page of results begins at its top. */
function settle(root, link) {
  if (document.contains(link)) return;
  const isPage = link.closest(".pages") !== null;
  const part = root.querySelector(isPage ? "[data-listing-part='results']" : "[data-listing-status]");
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  if (isPage) root.scrollIntoView();
}
