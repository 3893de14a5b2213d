/** The client of our API, typed from its OpenAPI document. */
import createClient from "openapi-fetch";
import { apiRoot } from "../root";
import { accessToken, renewed } from "../session";
import { Problem, unreachable } from "./problem";
import type { paths } from "./schema.gen";

/** Send a request as the one who is signed in, or as a guest by a key. A token that was refused is renewed once. */
async function send(request: Request): Promise<Response> {
  const token = request.headers.has("Booking-Key") ? null : await accessToken();
  if (!token) return fetch(request);
  const again = request.clone();
  request.headers.set("Authorization", `Bearer ${token}`);
  const answer = await fetch(request);
  if (answer.status !== 401) return answer;
  const next = await renewed(token);
  if (!next) return answer;
  again.headers.set("Authorization", `Bearer ${next}`);
  return fetch(again);
}

export const api = createClient<paths, "application/json">({ baseUrl: apiRoot, fetch: send });

/**
 * Return what a request was answered.
 *
 * @throws Problem: it was refused, or did not reach the server.
 */
export async function answered<T>(
  request: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await request.catch(() => {
    throw unreachable();
  });
  if (error !== undefined || !response.ok) {
    throw new Problem({ status: response.status, ...(typeof error === "object" ? error : {}) });
  }
  return data as T;
}
