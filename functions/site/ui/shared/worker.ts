/// <reference lib="webworker" />
/**
 * The worker of an app: it keeps the app's own files, so that it starts offline. It never keeps an answer of the API.
 * An app may be sparing of data: then what its first page needs is kept at once, and the rest when it was used once.
 */

declare const self: ServiceWorkerGlobalScope;
declare const __APP__: string;
declare const __VERSION__: string;
/** The names of the app's files. */
declare const __FILES__: string[];
/** Those of them that are kept at once. */
declare const __FIRST__: string[];

const PREFIX = `tms-${__APP__}-`;
const CACHE = PREFIX + __VERSION__;
const scope = new URL(self.registration.scope).pathname;

const own = (url: string): string => new URL(url).pathname.slice(scope.length);
const stem = (name: string): string => name.replace(/-[^-]+$/, "");

/** Return the files that take the place of those that an older version keeps. */
async function usedBefore(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const stems = new Set(kept.flat().map(({ url }) => stem(own(url))));
  return __FILES__.filter((name) => name.startsWith("assets/") && stems.has(stem(name)));
}

self.addEventListener("install", (event) => {
  const keep = async () => {
    const names = new Set([...__FIRST__, ...(await usedBefore())]);
    await (await caches.open(CACHE)).addAll(["./", ...names]);
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  );
});

/** A new version waits until its user wishes for it. A page tells what it loaded before there was a worker. */
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  else
    event.waitUntil(
      Promise.all((event.data as string[]).filter(isFile).map((url) => file(new Request(url)))),
    );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const mine = url.origin === location.origin && url.pathname.startsWith(scope);
  if (event.request.method !== "GET" || !mine) return;
  if (event.request.mode === "navigate") event.respondWith(fetch(event.request).catch(() => page()));
  else if (isFile(event.request.url)) event.respondWith(file(event.request));
});

const isFile = (url: string): boolean => __FILES__.includes(own(url));

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const found = await fetch(request);
  if (found.ok) await (await caches.open(CACHE)).put(request, found.clone());
  return found;
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
