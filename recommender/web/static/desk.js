// Keys on the page of a case: A agrees with the triage, D disputes it; S agrees with the week, W disputes it; N leads to
// the next case. Each key is about one verdict, so nobody agrees to what they have not read. They work wherever no words
// are being written: a list of reasons that has the focus would take a letter for another reason. They can be switched off;
// the browser keeps that. Ctrl and Enter saves from within the words.
const form = document.getElementById("judge");
const keys = document.getElementById("keys");
const OFF = "desk-keys-off";
const choose = (name, value) => {
  const radio = form.querySelector(`[name="${name}"][value="${value}"]`);
  if (radio) radio.checked = true;
  return radio;
};
// the bar is in sight already: the page stays where it is read; where it stands at the end of the page it must be scrolled to
const focus = (field) => field.focus({ preventScroll: getComputedStyle(form).position === "sticky" });
const agree = (name) => {
  if (!choose(name, "agree")) return;
  const asked = [...form.querySelectorAll('[type="radio"][value="agree"]')];
  if (asked.every((radio) => radio.checked)) focus(form.querySelector("[name=then_next]"));
};
// what is wrong is asked of the triage first: who disputes both comes to the first list that is still open
const dispute = (name) => {
  if (!choose(name, "disagree")) return;
  const lists = ["reason", "week_reason"].map((id) => document.getElementById(id)).filter((list) => list.checkVisibility());
  focus(lists.find((list) => !list.value) ?? lists[0]);
};
const actions = {
  a: () => agree("triage_verdict"),
  d: () => dispute("triage_verdict"),
  s: () => agree("week_verdict"),
  w: () => dispute("week_verdict"),
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
const isWriting = (field) => field.closest("textarea, input:not([type=radio], [type=checkbox]), [contenteditable]") !== null;
const isElsewhere = (field) => field.closest("select") !== null && !form.contains(field);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter" && form.contains(event.target)) {
    form.querySelector("[name=then_next]").click();
    return;
  }
  const act = actions[event.key.toLowerCase()];
  if (!act || !isOn || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (isWriting(event.target) || isElsewhere(event.target)) return;
  event.preventDefault();
  act();
});
