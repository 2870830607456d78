/**
 * Puts the player of a video in the place of the link to it, once a reader follows that link. Until then nothing is
 * asked of the provider; without this script, the link leads to the video itself.
 */
const framed = (figure, title) => {
  const frame = document.createElement("iframe");
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.title = title;
  frame.src = figure.dataset.video;
  return frame;
};

const filmed = (figure, title) => {
  const film = document.createElement("video");
  film.controls = true;
  film.autoplay = true;
  film.tabIndex = 0;
  film.setAttribute("aria-label", title);
  film.src = figure.dataset.video;
  return film;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-video] .video__open");
  // Whoever asks for a new tab, gets one.
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const figure = link.closest("[data-video]");
  const title = link.querySelector(".video__name").textContent;
  const player = "videoFile" in figure.dataset ? filmed(figure, title) : framed(figure, title);
  player.className = "video__player";
  link.replaceWith(player);
  player.focus();
});
