/** Names the zone of the city that is chosen, also before the page is saved. */
document.addEventListener("change", ({ target }) => {
  if (target.name !== "city") return;
  for (const zone of document.querySelectorAll("[data-zone-of-city] > [data-zone]")) {
    zone.hidden = zone.dataset.zone !== target.value;
  }
});
