/**
 * Writes the date that readers know into the field for the old one, when the event is said to be moved and its date is
 * another. What an editor has written there stays.
 */
export function fillInOldDate(form, { liveDate, liveTime, livePreviousDate }) {
  if (!liveDate) return;
  const field = (name) => form.elements.namedItem(name);
  const [first, start, old, oldTime] = ["first_date", "start_time", "previous_date", "previous_time"].map(field);
  if (!first || !start || !old || !oldTime) return;
  form.addEventListener("change", ({ target }) => {
    if (![first, start].includes(target) && target.name !== "status") return;
    const isMoved = field("status")?.value === "rescheduled";
    const isAnother = first.value !== liveDate || start.value !== liveTime;
    if (!isMoved || !isAnother || !["", livePreviousDate].includes(old.value)) return;
    old.value = liveDate;
    oldTime.value = liveTime;
    for (const input of [old, oldTime]) input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
