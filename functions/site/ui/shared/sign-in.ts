/** Signing in with a password, and what this device keeps of it. */
import { answered, api } from "./api/client";
import type { components } from "./api/schema.gen";
import { begin, deviceToken, ended, keepDevice } from "./session";

/** Begin the session that a sign-in was answered with. */
export function enter(tokens: components["schemas"]["SignedIn"]): void {
  keepDevice(tokens.device_token);
  ended.value = false;
  begin(tokens);
}

/** Sign in and keep the session. */
export async function signIn(identifier: string, password: string): Promise<void> {
  const body = { identifier, password, device_token: deviceToken() };
  enter(await answered(api.POST("/auth/login", { body })));
}
