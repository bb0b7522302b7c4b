// Holds, repetitions, sides, rounds and rests of one exercise, counted down; nothing starts by itself.
const READY_SECONDS = 5;
const CHANGE_SECONDS = 5;
const LOOK_MS = 200;

export class Timer {
  #place = 0;
  #left = 0;
  #ends = 0;
  #ticker = null;
  #lock = null;
  #sound = null;

  constructor(root, way, { words, announce, rest }) {
    this.words = words;
    this.announce = announce;
    this.phases = phasesOf(way.dataset, words, rest);
    if (!this.phases.length) return;
    this.what = add(root, "p", "phase");
    this.count = add(root, "p", "count");
    this.count.setAttribute("aria-hidden", "true");
    const buttons = add(root, "p", "buttons");
    buttons.setAttribute("role", "group");
    buttons.setAttribute("aria-label", words.timer);
    this.main = button(buttons, "button", words.start, () => this.toggle());
    this.before = button(buttons, "button quiet", words.step_back, () => this.#go(Math.max(0, this.#place - 1)));
    this.after = button(buttons, "button quiet", words.step_on, () => this.#go(this.#place + 1));
    this.tones = button(buttons, "button quiet", words.tones, () => this.#toggleTones());
    this.tones.setAttribute("aria-pressed", "false");
    this.root = root;
    this.#reset();
    root.classList.add("idle");
    document.addEventListener("visibilitychange", () => this.#ticker && this.#stayAwake());
  }

  toggle() {
    if (this.#ticker) return this.pause();
    if (this.#place >= this.phases.length) this.#reset();
    this.#run();
    this.what.parentElement.scrollIntoView({ block: "nearest" });
  }

  pause() {
    if (!this.#ticker) return;
    this.#left = Math.max(0, this.#ends - Date.now());
    this.#stop();
    this.main.textContent = this.words.resume;
  }

  #run() {
    if (this.#left === this.phases[this.#place].seconds * 1000) this.#tell();
    this.#ends = Date.now() + this.#left;
    this.#ticker = setInterval(() => this.#look(), LOOK_MS);
    this.main.textContent = this.words.pause;
    this.root.classList.remove("idle");
    this.#stayAwake();
    this.#draw();
  }

  #look() {
    this.#left = this.#ends - Date.now();
    // a phone that slept may have missed several
    while (this.#left <= 0) {
      this.#place += 1;
      if (this.#place >= this.phases.length) return this.#finish();
      this.#left += this.phases[this.#place].seconds * 1000;
      this.#ends = Date.now() + this.#left;
      this.#tell();
    }
    this.#draw();
  }

  #go(place) {
    const wasRunning = Boolean(this.#ticker);
    this.#stop();
    if (place >= this.phases.length) return this.#finish();
    this.#place = place;
    this.#left = this.phases[place].seconds * 1000;
    if (wasRunning) this.#run();
    else this.#draw();
  }

  #reset() {
    this.#place = 0;
    this.#left = this.phases[0].seconds * 1000;
    this.main.textContent = this.words.start;
    this.#draw();
  }

  #finish() {
    this.#stop();
    this.#place = this.phases.length;
    this.what.textContent = this.words.finished;
    this.count.textContent = "";
    this.main.textContent = this.words.again;
    this.announce(this.words.finished);
    this.#tone(660);
  }

  #stop() {
    clearInterval(this.#ticker);
    this.#ticker = null;
    this.#lock?.release();
    this.#lock = null;
  }

  #tell() {
    const phase = this.phases[this.#place];
    this.#tone(phase.isWork ? 880 : 440);
    // each repetition would be too much to listen to
    if (phase.say) this.announce(phase.say);
  }

  #draw() {
    const phase = this.phases[this.#place];
    this.what.textContent = phase.shown;
    this.count.textContent = clock(Math.ceil(this.#left / 1000));
  }

  #toggleTones() {
    this.#sound?.close();
    this.#sound = this.#sound ? null : new AudioContext();
    this.tones.setAttribute("aria-pressed", String(Boolean(this.#sound)));
    this.#tone(660);
  }

  #tone(hertz) {
    if (!this.#sound) return;
    const oscillator = this.#sound.createOscillator();
    const volume = this.#sound.createGain();
    oscillator.frequency.value = hertz;
    volume.gain.value = 0.15;
    oscillator.connect(volume).connect(this.#sound.destination);
    oscillator.start();
    oscillator.stop(this.#sound.currentTime + 0.15);
  }

  async #stayAwake() {
    try {
      this.#lock = await navigator.wakeLock?.request("screen");
      if (!this.#ticker) await this.#lock?.release();
    } catch {
      // a low battery may refuse it
    }
  }
}

export function phasesOf(dose, words, rest) {
  const sets = Number(dose.sets);
  const sides = Number(dose.sides);
  const phases = [{ seconds: READY_SECONDS, shown: words.ready, say: words.ready }];
  for (let set = 1; set <= sets; set += 1) {
    for (let side = 1; side <= sides; side += 1) {
      const about = [
        ...(sides > 1 ? [side === 1 ? words.left : words.right] : []),
        ...(sets > 1 ? [`${words.set} ${set} ${words.of} ${sets}`] : []),
      ];
      const work = workOf(dose, words, about);
      if (!work.length) return [];
      phases.push(...work);
      if (side < sides) phases.push({ seconds: CHANGE_SECONDS, shown: words.change, say: words.change });
    }
    if (set < sets) phases.push({ seconds: rest, shown: words.rest, say: `${words.rest}, ${rest} ${words.seconds}` });
  }
  return phases;
}

function workOf(dose, words, about) {
  const hold = Number(dose.hold ?? 0);
  const repetitions = Number(dose.repetitions ?? 0);
  const told = (...more) => [...more, ...about].join(", ");
  if (dose.seconds || (hold && !repetitions)) {
    const seconds = Number(dose.seconds ?? hold);
    const word = dose.seconds ? words.go : words.hold;
    return [{ seconds, shown: told(word), say: told(word, `${seconds} ${words.seconds}`), isWork: true }];
  }
  const pace = Number(dose.pace ?? 0);
  if (!repetitions || !(pace || hold)) return [];
  const phases = [];
  for (let count = 1; count <= repetitions; count += 1) {
    const shown = told(`${count} ${words.of} ${repetitions}`);
    const say = count === 1 ? told(`${repetitions} ${words.times}`) : "";
    if (hold) {
      phases.push({ seconds: hold, shown: `${words.hold}: ${shown}`, say, isWork: true });
      phases.push({ seconds: Math.max(2, pace - hold), shown: `${words.let_go}: ${shown}`, say: "" });
    } else {
      phases.push({ seconds: pace, shown, say, isWork: true });
    }
  }
  return phases;
}

function clock(seconds) {
  const minutes = Math.floor(seconds / 60);
  return minutes ? `${minutes}:${String(seconds % 60).padStart(2, "0")}` : seconds;
}

function add(parent, tag, name) {
  const made = document.createElement(tag);
  made.className = name;
  parent.append(made);
  return made;
}

function button(parent, name, text, press) {
  const made = add(parent, "button", name);
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}
