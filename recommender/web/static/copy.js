// A button that copies the link, where the browser lets a page do that.
for (const place of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  place.hidden = false;
  place.querySelector("button").addEventListener("click", async () => {
    await navigator.clipboard.writeText(place.dataset.copy);
    place.querySelector("[role=status]").textContent = place.dataset.done;
  });
}
