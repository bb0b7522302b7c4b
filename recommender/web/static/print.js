// A button that prints, where scripts run; without it, browsers print by their menu.
const button = document.querySelector("#print");
button.hidden = false;
button.addEventListener("click", () => window.print());
