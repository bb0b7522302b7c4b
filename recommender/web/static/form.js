// "None of these" stands alone: it unticks the other boxes of its list, and any of them unticks it.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox" || !target.checked) return;
  for (const box of target.closest("fieldset").querySelectorAll(`[name="${target.name}"]`)) {
    if ((box.value === "none") !== (target.value === "none")) box.checked = false;
  }
});
