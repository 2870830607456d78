// Runs before the form is drawn, so that a language folded away last time doesn't show up and vanish.
try {
  const folded = localStorage.getItem("bilingual:folded-language");
  if (folded) document.documentElement.dataset.foldedLanguage = folded;
} catch {
  // A browser that keeps nothing shows both languages.
}
