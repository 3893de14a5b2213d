/// <reference lib="webworker" />
/** The worker of an app: it keeps the app's own files, so that it starts offline. It never keeps an answer of the API. */

declare const self: ServiceWorkerGlobalScope;
declare const __APP__: string;
declare const __VERSION__: string;
declare const __FILES__: string[];

const PREFIX = `tms-${__APP__}-`;
const CACHE = PREFIX + __VERSION__;
const scope = new URL(self.registration.scope).pathname;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(["./", ...__FILES__])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  );
});

/** A new version waits until its user wishes for it. */
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const own = url.origin === location.origin && url.pathname.startsWith(scope);
  if (event.request.method !== "GET" || !own) return;
  if (event.request.mode === "navigate") event.respondWith(fetch(event.request).catch(() => page()));
  else if (__FILES__.includes(url.pathname.slice(scope.length))) event.respondWith(file(event.request));
});

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The kept page, whose references are relative to the app's folder, for a view at any depth. */
async function page(): Promise<Response> {
  const kept = await caches.match(scope, { ignoreVary: true });
  if (!kept) return Response.error();
  const headers = new Headers(kept.headers);
  headers.delete("content-encoding");
  return new Response((await kept.text()).replaceAll('="./', `="${scope}`), { headers });
}

export {};
