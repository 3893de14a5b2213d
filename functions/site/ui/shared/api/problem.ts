/** What went wrong with a request, as a page shows it. */
import type { components } from "./schema.gen";

type Document = components["schemas"]["Problem"];

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  /** Wrong fields: their JSON pointers and what to do about each. */
  readonly fields: readonly { pointer: string; detail: string }[];
  readonly retryAfter: number | undefined;
  /** What the answer tells beside, by name: what uses a thing, or who is in the way. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(document: Partial<Document>) {
    super(document.detail ?? "");
    this.code = document.code ?? "unknown";
    this.status = document.status ?? 0;
    this.fields = document.errors ?? [];
    this.retryAfter = document.retry_after;
    this.extra = document as Record<string, unknown>;
  }
}

/** The problem of a request that never reached the server. */
export const unreachable = (): Problem => new Problem({ code: "offline" });

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : error instanceof TypeError ? unreachable() : new Problem({});
