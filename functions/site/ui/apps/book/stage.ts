/** How far a booking is on its way to being paid; pure. */
import type { components } from "@/api/schema.gen";

type Booking = components["schemas"]["BookingView"];
type Payment = components["schemas"]["PaymentView"];

/** For so long somebody who was asked to pay can approve it on the phone. */
export const APPROVAL_SECONDS = 300;
/** A hold can be extended once; it is offered when this is left of it. */
const OFFERED_SECONDS = 180;

export type Stage =
  /** Its seats are held, and nobody was asked to pay yet; or the last request failed, for a reason. */
  | { name: "ready"; failed?: Payment["failure"] }
  /** Somebody was asked on the phone; `over` once the time to approve is, and the answer may still come. */
  | { name: "asked"; over: boolean }
  /** The time to approve and the hold have both ended, and the answer may still come. */
  | { name: "late" }
  | { name: "paid" }
  /** Nothing was paid in time, and the seats are free again. */
  | { name: "ended" }
  /** The money came and buys nothing: it goes back, or is back. */
  | { name: "returned"; back: boolean; why: Payment["failure"] }
  /** It was cancelled or exchanged. */
  | { name: "over" };

/**
 * Return the stage of a booking.
 *
 * @param payment its latest one; undefined if nobody was asked to pay.
 * @param now the server's time, in milliseconds since 1970.
 */
export function stageOf(booking: Booking, payment: Payment | undefined, now: number): Stage {
  if (booking.status === "CONFIRMED") return { name: "paid" };
  if (payment?.status === "REFUNDING" || payment?.status === "REFUNDED")
    return { name: "returned", back: payment.status === "REFUNDED", why: payment.failure };
  if (booking.status === "CANCELLED" || booking.status === "EXCHANGED") return { name: "over" };
  const held = booking.status === "HELD" && Date.parse(booking.hold_expires_at) > now;
  if (payment?.status === "PENDING" || payment?.status === "SUCCEEDED") {
    const over = approvalEnds(payment) <= now;
    return over && !held ? { name: "late" } : { name: "asked", over };
  }
  if (!held) return { name: "ended" };
  return payment?.status === "FAILED" ? { name: "ready", failed: payment.failure } : { name: "ready" };
}

/** Return when the time to approve a payment is over, in milliseconds since 1970. */
export const approvalEnds = (payment: Payment): number =>
  Date.parse(payment.created_at) + APPROVAL_SECONDS * 1000;

/** Return the seconds that are left until a moment, never less than 0. */
export const secondsLeft = (until: number, now: number): number =>
  Math.max(0, Math.ceil((until - now) / 1000));

/** Whether so little is left of a hold that more time is offered. */
export const isShort = (booking: Booking, now: number): boolean =>
  secondsLeft(Date.parse(booking.hold_expires_at), now) <= OFFERED_SECONDS;

/** Return minutes and seconds as clocks count down: `4:07`. */
export const countdown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Return the milliseconds until a payment of this age is looked at again: often at first, and seldom later. */
export const pause = (ageSeconds: number): number =>
  ageSeconds < 60 ? 3_000 : ageSeconds < APPROVAL_SECONDS ? 5_000 : 15_000;
