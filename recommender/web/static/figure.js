// Adds a button to each picture that can move. Nothing moves before it is asked to.
"use strict";

for (const figure of document.querySelectorAll(".figure[data-moving]")) addPlayButton(figure);
// a page that puts more pictures into itself says so
document.addEventListener("figures", ({ target }) => {
  for (const figure of target.querySelectorAll(".figure[data-moving]")) addPlayButton(figure);
});

function addPlayButton(figure) {
  const image = figure.querySelector("img");
  const still = image.getAttribute("src");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "figure-play noprint";

  const show = (moves) => {
    image.setAttribute("src", moves ? figure.dataset.moving : still);
    button.textContent = moves ? figure.dataset.stop : figure.dataset.play;
    figure.classList.toggle("figure-moves", moves);
  };

  button.addEventListener("click", () => show(!figure.classList.contains("figure-moves")));
  image.addEventListener("error", () => {
    // out of reach: the still is kept by the browser, the movement may not be
    if (figure.classList.contains("figure-moves")) show(false);
  });
  // paper does not move
  window.addEventListener("beforeprint", () => show(false));
  show(false);
  figure.append(button);
}
