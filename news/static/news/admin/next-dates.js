/** How long a pause in writing is, in milliseconds. */
const PAUSE = 500;

/** Returns what the form says of dates, as it would be sent. */
function written(form, names) {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (names.includes(name) || name.startsWith("different_dates-")) sent.append(name, value);
  }
  return sent;
}

/** Keeps the list of the next dates up with what is written. */
export function keepNextDates(form, section) {
  const list = section.querySelector("[data-next-dates-list]");
  const names = section.dataset.nextDatesFields.split(" ");
  let shown = written(form, names).toString();
  let pause;
  let asking;

  async function ask() {
    const sent = written(form, names);
    if (sent.toString() === shown) return;
    asking?.abort();
    const own = new AbortController();
    asking = own;
    list.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(section.dataset.nextDates, {
        method: "POST",
        signal: own.signal,
        headers: {
          "X-Requested-With": "XMLHttpRequest", // or a signed-out editor is answered with the sign-in page
          "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value,
        },
        body: sent,
      });
      if (!response.ok) throw new Error(response.statusText);
      list.innerHTML = await response.text();
      shown = sent.toString();
    } catch {
      if (own.signal.aborted) return;
      list.textContent = section.dataset.nextDatesFailed;
      shown = "";
    }
    list.removeAttribute("aria-busy");
  }

  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  };
  // Rows are taken away, and days picked, by clicks.
  for (const name of ["input", "change", "click"]) document.addEventListener(name, soon);
}
