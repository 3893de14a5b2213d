/** The app's worker, and what it tells: a newer version waits, and its user says when it takes over. */
import { signal } from "@preact/signals";
import { appRoot } from "./root";

export const offline = signal(!navigator.onLine);
export const waiting = signal<ServiceWorker | null>(null);

for (const name of ["online", "offline"]) {
  addEventListener(name, () => {
    offline.value = !navigator.onLine;
  });
}

export async function startWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(new URL("sw.js", appRoot));
  const look = () => {
    if (navigator.serviceWorker.controller) waiting.value = registration.waiting;
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
}

/** Let the waiting version take over, and load it. */
export function takeOver(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  waiting.value?.postMessage("take over");
}
