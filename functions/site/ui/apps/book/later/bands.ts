/** What a cancellation gives back, by the time at which it is made. */
import type { components } from "@/api/schema.gen";

type Band = components["schemas"]["RefundBand"];

export interface Stage {
  /** A cancellation until this moment gives so much back; undefined for the last stage, until the departure. */
  until: string | undefined;
  percent: number;
  /** Whether this is what counts now. */
  now: boolean;
}

const HOUR_MS = 3_600_000;

/** Return a moment so many hours earlier, on the clocks of the same place. */
export function earlier(moment: string, hours: number): string {
  const local = Date.parse(`${moment.slice(0, 19)}Z`) - hours * HOUR_MS;
  return new Date(local).toISOString().slice(0, 19) + moment.slice(19);
}

/**
 * Return the stages that still lie ahead, the first one is what counts now.
 *
 * @param bands the earliest first; a cancellation later than the last one gives nothing back.
 * @param at milliseconds since 1970.
 */
export function stages(bands: readonly Band[], departure: string, at: number): Stage[] {
  const all = bands.map(({ hours_before, refund_percent }) => ({
    until: hours_before ? earlier(departure, hours_before) : undefined,
    percent: refund_percent,
  }));
  if (all.at(-1)?.until !== undefined || !all.length) all.push({ until: undefined, percent: 0 });
  const ahead = all.filter(({ until }) => until === undefined || Date.parse(until) > at);
  return ahead.map((stage, place) => ({ ...stage, now: place === 0 }));
}
