/**
 * Has the canonical slug of a page that was begun in Spanish follow the Spanish one, until there is an English title or
 * someone writes a slug of their own. The title fills the slug of its own language without this.
 */
export function followSpanishTitle() {
  const pair = document.querySelector("[data-pair=slug][data-pair-follows]");
  const [canonical, spanish, english] = ["id_slug", "id_slug_es", "id_title_en"].map((id) => document.getElementById(id));
  if (!pair || !canonical || !spanish || !english) return;
  let followed = canonical.value;
  const follow = () => {
    if (english.value.trim() || canonical.value !== followed) return;
    followed = spanish.value;
    canonical.value = followed;
  };
  for (const name of ["w-slug:applied", "change"]) spanish.addEventListener(name, () => setTimeout(follow));
}
