// Pages of a plan without a network, on the devices whose people chose to keep it there. The network
// always comes first; a page says until when it may be kept, and goes when that is over.
const CACHE = "plan";
const UNTIL = "Kept-Until";
const TODAY = "/case";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  event.respondWith(answer(event.request));
});

async function answer(request) {
  const isToday = request.mode === "navigate" && new URL(request.url).pathname === TODAY;
  let response;
  try {
    response = await fetch(request);
  } catch (error) {
    const kept = await keptAnswer(request);
    if (kept) return kept;
    throw error;
  }
  // forgotten here, or open no more
  if (isToday && response.ok && !response.headers.get(UNTIL)) await caches.delete(CACHE);
  return response;
}

async function keptAnswer(request) {
  const cache = await caches.open(CACHE);
  const page = await cache.match(TODAY, { ignoreVary: true });
  const until = page?.headers.get(UNTIL);
  if (!until || Date.now() > Date.parse(until) + 24 * 3600 * 1000) {
    await caches.delete(CACHE);
    return undefined;
  }
  return cache.match(request, { ignoreVary: true });
}
