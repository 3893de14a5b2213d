/** The client of our API, typed from its OpenAPI document. */
import type { Client } from "openapi-fetch";
import { apiRoot } from "../root";
import { accessToken, renewed } from "../session";
import { Problem, unreachable } from "./problem";
import type { paths } from "./schema.gen";

/** Hear each answer of the server. */
export const listeners: ((answer: Response) => void)[] = [];

/**
 * Send a request as the one who is signed in. A token that was refused is renewed once. What a guest made is asked for
 * as that guest, by the key: an account would not see it.
 */
async function send(request: Request): Promise<Response> {
  if (request.headers.has("Booking-Key")) return fetch(request);
  const token = await accessToken();
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

interface Options {
  params?: {
    path?: Record<string, unknown>;
    query?: Record<string, unknown>;
    header?: Record<string, string>;
  };
  headers?: Record<string, string>;
  body?: unknown;
  parseAs?: "blob";
}

/** Return the address of a path with its parameters; those of the query that are not set are left out. */
function addressOf(path: string, { path: names = {}, query = {} }: NonNullable<Options["params"]>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(names[name])));
  const set = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  );
  return `${apiRoot}${filled}${set.length ? `?${new URLSearchParams(set)}` : ""}`;
}

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const by =
  (method: string) =>
  async (path: string, { params = {}, headers, body, parseAs }: Options = {}) => {
    const request = new Request(addressOf(path, params), {
      method,
      headers: {
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...params.header,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await send(request);
    for (const hear of listeners) hear(response);
    if (!response.ok) return { error: read(await response.text()), response };
    if (response.status === 204) return { response };
    if (parseAs) return { data: await response.blob(), response };
    // What is no JSON comes from a network that wants a sign-in first: the API was not reached.
    const text = await response.text();
    return { data: text && JSON.parse(text), response };
  };

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** One function for each method, with the paths, parameters, bodies and answers that the document tells. */
export const api = Object.fromEntries(METHODS.map((method) => [method, by(method)])) as unknown as Pick<
  Client<paths, "application/json">,
  (typeof METHODS)[number]
>;

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
