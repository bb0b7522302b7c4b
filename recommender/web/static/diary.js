// What is noted is sent at once, or as soon as there is a network, each in its turn. It stays in this
// page, and on the device only where the person chose to keep the plan there.
const KEY = "unsent-notes";
const TRY_AGAIN_MS = 30_000;

export class Diary {
  #queue = [];
  #isSending = false;

  constructor(address, isKept, told) {
    this.address = address;
    this.isKept = isKept;
    this.told = told;
    if (isKept) this.#queue = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    else localStorage.removeItem(KEY);
    addEventListener("online", () => this.#send());
    setInterval(() => this.#send(), TRY_AGAIN_MS);
    this.#send();
  }

  unsent() {
    return this.#queue.map((one) => one.fields);
  }

  note(fields) {
    const ahead = -new Date().getTimezoneOffset();
    this.#queue.push({ fields: { ...fields, ahead }, at: Date.now() });
    this.#keep();
    this.#send();
  }

  async #send() {
    if (this.#isSending || !this.#queue.length) return;
    this.#isSending = true;
    try {
      while (this.#queue.length) {
        const answer = await this.#post(this.#queue[0]);
        if (answer === "lost") return this.told.lost();
        this.#queue.shift();
        this.#keep();
        if (answer === "not_now") this.isLate = true;
      }
      this.told.waiting(false);
      if (this.isLate) this.told.late();
      else this.told.sent();
    } catch {
      this.told.waiting(true);
    } finally {
      this.#isSending = false;
    }
  }

  async #post({ fields, at }, isAgain = false) {
    const seconds_before = Math.max(0, Math.round((Date.now() - at) / 1000));
    const response = await fetch(this.address, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ ...fields, seconds_before }),
    });
    if (response.ok) return (await response.json()).taken;
    if (response.status === 401) return "lost";
    if (response.status === 400 && !isAgain) {
      // the page was open for long: a new token for the same note
      const token = await freshToken();
      if (!token) return "lost";
      for (const one of this.#queue) one.fields.csrf_token = token;
      return this.#post(this.#queue[0], true);
    }
    if (response.status >= 500) throw new Error("try again");
    return "not_now";
  }

  #keep() {
    if (this.isKept) localStorage.setItem(KEY, JSON.stringify(this.#queue));
  }
}

async function freshToken() {
  const response = await fetch("/case", { headers: { Accept: "text/html" }, cache: "no-store" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const form = page.querySelector("#today [name=csrf_token]");
  return form?.value;
}
