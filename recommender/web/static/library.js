// The list follows what is chosen at once; without this, the button sends the same form.
const form = document.querySelector(".look-up");
const [status, list] = ["found", "exercises"].map((id) => document.getElementById(id));
let asked = 0;
let waiting = 0;

const show = async () => {
  const mine = ++asked;
  const sent = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!sent.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await sent.text(), "text/html");
  list.replaceChildren(...page.getElementById("exercises").childNodes);
  status.textContent = page.getElementById("found").textContent;
};
const soon = (after) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => show().catch(() => {}), after);
};

form.addEventListener("input", ({ target }) => soon(target.id === "words" ? 250 : 0));
form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
// a browser may have put back what was chosen before
addEventListener("pageshow", () => { if ([...new FormData(form).values()].some(Boolean)) soon(0); });
