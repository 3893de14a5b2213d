/** Idempotency keys: one for each intent, kept over a reload, so that a repeat does nothing twice. */

const PREFIX = "tms.intent.";

/** Return the key of an intent. The same content asked for again has the same key until it is done. */
export function keyOf(intent: string, content: unknown): string {
  const told = JSON.stringify(content);
  const kept = sessionStorage.getItem(PREFIX + intent);
  if (kept) {
    const [key, of] = JSON.parse(kept) as [string, string];
    if (of === told) return key;
  }
  const key = crypto.randomUUID();
  sessionStorage.setItem(PREFIX + intent, JSON.stringify([key, told]));
  return key;
}

/** The intent was carried out: the next one of this kind is another. */
export const done = (intent: string): void => sessionStorage.removeItem(PREFIX + intent);
