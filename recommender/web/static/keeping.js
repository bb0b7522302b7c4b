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
  const pages = [SCOPE, ...[...document.querySelectorAll(".strip a, .more a")].map((link) => link.pathname)];
  for (const page of new Set(pages)) await cache.add(page);
  const parts = performance.getEntriesByType("resource").map((entry) => new URL(entry.name))
    .filter((url) => url.origin === location.origin && !url.pathname.startsWith(SCOPE) && url.pathname !== WORKER)
    .map((url) => url.pathname + url.search);
  for (const part of new Set(parts)) await cache.add(part);
}

async function forget() {
  const known = await navigator.serviceWorker.getRegistration(SCOPE);
  await known?.unregister();
  await caches.delete(CACHE);
}
