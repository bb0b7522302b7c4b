// Pages can be read without a network where the person chose to keep the plan on this device; else
// nothing is kept there, and what was kept before is taken away.
const WORKER = "/service-worker.js";
const SCOPE = "/case";
const CACHE = "plan";

export async function keepPages(isKept) {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  try {
    if (isKept) await keep();
    else await forget();
  } catch {
    // no network, or no room: the page goes on without
  }
}

async function keep() {
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  const cache = await caches.open(CACHE);
  const links = [...document.querySelectorAll(".strip a, .more a")].map((link) => link.pathname);
  const parts = performance.getEntriesByType("resource").map((entry) => new URL(entry.name))
    .filter((url) => url.origin === location.origin && !url.pathname.startsWith(SCOPE) && url.pathname !== WORKER)
    .map((url) => url.pathname);
  await cache.addAll([...new Set([SCOPE, ...links, ...parts])]);
}

async function forget() {
  const known = await navigator.serviceWorker.getRegistration(SCOPE);
  await known?.unregister();
  await caches.delete(CACHE);
}
