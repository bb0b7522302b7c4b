// Keys on the page of a case: A agrees with all, D disputes the triage, W the week, N leads to the next case.
// They work only while no field has the focus, and can be switched off; the browser keeps that.
const form = document.getElementById("judge");
const keys = document.getElementById("keys");
const OFF = "desk-keys-off";
const choose = (name, value) => {
  const radio = form.querySelector(`[name="${name}"][value="${value}"]`);
  if (radio) radio.checked = true;
  return radio;
};
const actions = {
  a: () => {
    choose("triage_verdict", "agree");
    choose("week_verdict", "agree");
    form.querySelector("[name=then_next]").focus();
  },
  d: () => {
    choose("triage_verdict", "disagree");
    document.getElementById("reason").focus();
  },
  w: () => {
    if (choose("week_verdict", "disagree")) document.getElementById("reason").focus();
  },
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
