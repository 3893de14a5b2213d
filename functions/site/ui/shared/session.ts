/** Who is signed in. All tabs share one session, and one of them renews it for all. */
import { computed, signal } from "@preact/signals";
import type { components } from "./api/schema.gen";
import { apiRoot } from "./root";

type Tokens = components["schemas"]["Tokens"];
export type Me = components["schemas"]["Me"];
export type Permission = components["schemas"]["Permission"];

type Known = Pick<Me, (typeof KNOWN)[number]>;

interface Session {
  access: string;
  refresh: string;
  /** When the access token ends, in milliseconds since 1970. */
  until: number;
}

const SESSION = "tms.session";
const ACCOUNT = "tms.account";
/** What an app needs of the account to start offline. Nothing else of it is kept. */
const KNOWN = ["account_id", "company", "full_name", "permissions"] as const;
const DEVICE = "tms.device";
const EARLY_MS = 30_000;

export const session = signal<Session | null>(read());
/** Who is signed in; while the server has not been reached, what this device knows of the account. */
export const me = signal<Known | null>(null);
/** Set when the server ended the session, so that the sign-in page can say so. */
export const ended = signal(false);

const permissions = computed(() => new Set<string>(me.value?.permissions ?? []));

/** Whether the account may do this. What it may not do is not shown; the API refuses it anyway. */
export const can = (permission: Permission): boolean => permissions.value.has(permission);

window.addEventListener("storage", (event) => {
  if (event.key !== SESSION) return;
  session.value = read();
  if (!session.value) me.value = null;
});

function read(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(SESSION) ?? "null");
  } catch {
    return null;
  }
}

/** Keep the tokens of a sign-in or a renewal. */
export function begin(tokens: Tokens): Session {
  const until = Date.now() + tokens.expires_in * 1000;
  const made = { access: tokens.access_token, refresh: tokens.refresh_token, until };
  localStorage.setItem(SESSION, JSON.stringify(made));
  session.value = made;
  return made;
}

/** Forget the session on this device. The device token stays: it only tells the owner from a stranger. */
export function forget(byServer: boolean): void {
  localStorage.removeItem(SESSION);
  localStorage.removeItem(ACCOUNT);
  session.value = null;
  me.value = null;
  ended.value = byServer;
}

/** The server told who is signed in. */
export function meet(found: Me): void {
  me.value = found;
  localStorage.setItem(ACCOUNT, JSON.stringify(found, [...KNOWN]));
}

/** Go on with what this device knows of the account, if the app started offline. */
export function recall(): void {
  try {
    me.value = JSON.parse(localStorage.getItem(ACCOUNT) ?? "null");
  } catch {
    me.value = null;
  }
}

export const deviceToken = (): string | null => localStorage.getItem(DEVICE);
export const keepDevice = (token: string): void => localStorage.setItem(DEVICE, token);

/**
 * Return an access token that works for a while yet; null if nobody is signed in. It does not follow the session: an
 * effect that loads something would load it again at each renewal, and without end where no renewal succeeds.
 */
export async function accessToken(): Promise<string | null> {
  const now = session.peek();
  if (!now || now.until - Date.now() > EARLY_MS) return now?.access ?? null;
  return renewed(now.access);
}

/** Return the access token after `spent`. A refresh token works once, so only one tab at a time sends it. */
export function renewed(spent: string): Promise<string | null> {
  return navigator.locks.request("tms.renewal", async () => {
    const now = read();
    session.value = now;
    if (!now || now.access !== spent) return now?.access ?? null;
    const answer = await fetch(`${apiRoot}/auth/refresh`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ refresh_token: now.refresh }),
    });
    if (answer.ok) return begin(await answer.json()).access;
    if (answer.status === 401 || answer.status === 403) forget(true);
    return null;
  });
}
