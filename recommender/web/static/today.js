// Today, one exercise at a time. Without this script the page is a list with forms that do the same.
import { Diary } from "./diary.js";
import { keepPages } from "./keeping.js";
import { Timer } from "./timer.js";

const page = document.getElementById("today");
const session = document.querySelector(".session");
const isKept = page?.dataset.kept === "yes";

// the address of the case outlives the visit: for a bookmark, a new load, the phone's list of pages
if (location.pathname === "/result") history.replaceState(null, "", "/case");
if (session) begin();
else if (page) sendWaiting();
keepPages(isKept);

// what was noted without a network is sent, whatever the day is by now
function sendWaiting() {
  const reload = () => location.reload();
  const nothing = () => {};
  new Diary(page.dataset.address, isKept, { waiting: nothing, lost: nothing, late: reload, sent: reload });
}

function begin() {
  const words = wordsOf(document.getElementById("words"));
  const announce = (text) => (session.querySelector(".announce").textContent = text);
  const exercises = [...session.querySelectorAll(".exercise")];
  const panels = ["hurts", "day-done", "day-ended"].map((id) => document.getElementById(id));
  const diary = new Diary(page.dataset.address, isKept, {
    waiting: (isWaiting) => (session.querySelector(".waiting").hidden = !isWaiting),
    lost: () => (session.querySelector(".lost").hidden = false),
    late: () => location.reload(),
    sent: () => keepPages(isKept),
  });
  const timers = new Map();
  let current = 0;

  function timerOf(exercise) {
    const place = exercise.querySelector(":scope > .way .timer");
    if (!timers.has(place)) {
      const rest = Number(session.dataset.rest);
      timers.set(place, new Timer(place, exercise.querySelector(":scope > .way"), { words, announce, rest }));
    }
    return timers.get(place);
  }

  function show(place, { focus = true } = {}) {
    timers.forEach((timer) => timer.pause());
    current = place;
    const exercise = exercises[place];
    exercises.forEach((one) => (one.hidden = one !== exercise));
    panels.forEach((panel) => (panel.hidden = true));
    announce("");
    session.querySelector(".enough").hidden = false;
    back.hidden = place === 0;
    timerOf(exercise);
    if (focus) look(exercise.querySelector("h3"));
  }

  function open(panel) {
    timers.forEach((timer) => timer.pause());
    exercises.forEach((one) => (one.hidden = true));
    panels.forEach((one) => (one.hidden = one !== panel));
    session.querySelector(".enough").hidden = true;
    back.hidden = true;
    look(panel.querySelector("h2"));
  }

  const isOpen = (exercise) => !exercise.dataset.note;

  function next() {
    const after = exercises.findIndex((one, place) => place > current && isOpen(one));
    const place = after >= 0 ? after : exercises.findIndex(isOpen);
    if (place >= 0) return show(place);
    const today = document.querySelector(".strip .at-today");
    today?.classList.replace("at-today", "at-done");
    open(document.getElementById("day-done"));
  }

  function easier(exercise) {
    const template = exercise.querySelector(":scope > template");
    const way = template.content.firstElementChild;
    exercise.querySelector(":scope > .way").replaceWith(way);
    way.dispatchEvent(new Event("figures", { bubbles: true }));
    template.remove();
    const isLast = !exercise.querySelector(":scope > template");
    exercise.querySelector("[value=too_hard]").hidden = isLast;
    exercise.querySelector(".nothing-easier").hidden = !isLast;
    exercise.querySelector("[name=step]").value = way.dataset.step;
    exercise.querySelector("[value=done] .hidden").textContent = ` (${nameOf(exercise)})`;
    show(current);
    announce(words.easier);
  }

  function hurt(exercise) {
    const panel = document.getElementById("hurts");
    panel.querySelector(".what").textContent = `: ${nameOf(exercise)}`;
    panel.querySelector("[name=exercise]").value = exercise.dataset.exercise;
    panel.querySelector("[name=step]").value = exercise.querySelector("[name=step]").value;
    lasts(panel, false);
    const takeBack = panel.querySelector("[value=mistake]");
    if (takeBack) takeBack.hidden = exercise.dataset.slipped === "yes";
    open(panel);
  }

  // dull and not settled: rest, then say again how it is
  function lasts(panel, isLasting) {
    panel.querySelectorAll(".rest-more, .still").forEach((one) => (one.hidden = !isLasting));
    panel.querySelectorAll("[value=lasting]").forEach((one) => (one.hidden = isLasting));
  }

  function rest() {
    const panel = document.getElementById("hurts");
    lasts(panel, true);
    open(panel);
  }

  function mistaken() {
    const exercise = exercises[current];
    delete exercise.dataset.note;
    exercise.dataset.slipped = "yes";
    show(current);
  }

  const after = {
    done: (exercise) => { exercise.dataset.note = "done"; next(); },
    skipped: (exercise) => { exercise.dataset.note = "skipped"; next(); },
    too_hard: easier,
    hurts: (exercise) => { exercise.dataset.note = "hurts"; hurt(exercise); },
    eased: () => next(),
    lasting: () => rest(),
    mistake: () => mistaken(),
    strong: () => open(document.getElementById("day-ended")),
    day_done: () => open(document.getElementById("day-done")),
  };

  session.addEventListener("submit", (event) => {
    const note = event.submitter?.value;
    if (!(note in after)) return;
    event.preventDefault();
    const form = new FormData(event.target, event.submitter);
    diary.note(Object.fromEntries(form));
    after[note](event.target.closest(".exercise"));
  });

  const back = document.createElement("button");
  back.type = "button";
  back.className = "link back-one";
  back.textContent = words.before;
  back.addEventListener("click", () => show(current - 1));
  exercises[0].before(back);

  // at hand when the network goes; what is easier is fetched when it is asked for
  session.querySelectorAll("img[loading=lazy]").forEach((picture) => (picture.loading = "eager"));
  session.classList.add("stepwise");
  for (const noted of diary.unsent()) replay(noted);
  const first = exercises.findIndex(isOpen);
  if (first >= 0) show(first, { focus: false });
  else open(document.getElementById("day-done"));

  // what was noted without a network, before this page was loaded again
  function replay({ day, exercise: id, note }) {
    if (day !== session.dataset.day) return;
    const exercise = exercises.find((one) => one.dataset.exercise === id);
    if (exercise && ["done", "skipped", "hurts"].includes(note)) exercise.dataset.note = note;
    if (exercise && note === "mistake") { delete exercise.dataset.note; exercise.dataset.slipped = "yes"; }
    if (note === "day_done" || note === "strong") exercises.forEach((one) => (one.dataset.note ??= "skipped"));
  }
}

function nameOf(exercise) {
  return [...exercise.querySelector("h3").childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent).join("").trim();
}

function look(heading) {
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

function wordsOf(list) {
  return Object.fromEntries([...list.children].map((one) => [one.dataset.word, one.textContent]));
}
