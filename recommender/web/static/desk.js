// Keys on the page of a case: A agrees with the triage, D disputes it; S agrees with the week, W disputes it; N leads to
// the next case. Each key is about one verdict, so nobody agrees to what they have not read. They work only while no field
// has the focus, and can be switched off; the browser keeps that.
const form = document.getElementById("judge");
const keys = document.getElementById("keys");
const OFF = "desk-keys-off";
const choose = (name, value) => {
  const radio = form.querySelector(`[name="${name}"][value="${value}"]`);
  if (radio) radio.checked = true;
  return radio;
};
const agree = (name) => {
  if (!choose(name, "agree")) return;
  const asked = [...form.querySelectorAll('[type="radio"][value="agree"]')];
  if (asked.every((radio) => radio.checked)) form.querySelector("[name=then_next]").focus();
};
const dispute = (name, field) => {
  if (choose(name, "disagree")) document.getElementById(field).focus();
};
const actions = {
  a: () => agree("triage_verdict"),
  d: () => dispute("triage_verdict", "reason"),
  s: () => agree("week_verdict"),
  w: () => dispute("week_verdict", "week_reason"),
  n: () => form.querySelector(".judge-next").click(),
};
let isOn = localStorage.getItem(OFF) === null;
const show = () => {
  keys.textContent = isOn ? keys.dataset.on : keys.dataset.off;
  form.classList.toggle("keyed", isOn);
};
keys.hidden = false;
show();
keys.addEventListener("click", () => {
  isOn = !isOn;
  if (isOn) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "yes");
  show();
});
document.addEventListener("keydown", (event) => {
  const act = actions[event.key.toLowerCase()];
  if (!act || !isOn || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  event.preventDefault();
  act();
});
