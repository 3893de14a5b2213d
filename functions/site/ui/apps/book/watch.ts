/** A booking with its latest payment, looked at again for as long as an answer is awaited. */
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { asProblem, type Problem } from "@/api/problem";
import { now } from "./clock";
import { type Booking, isFresh, keepBooking, keepPayment, keptBooking, type Payment } from "./kept";
import { loadOverview, loadPayment, type Overview } from "./own";
import { pause, type Stage, stageOf } from "./stage";

const SLOWLY_MS = 30_000;

interface Seen {
  booking: Booking;
  payment: Payment | undefined;
  /** More about it, if all of it was looked at. */
  overview?: Overview;
}

/** Return the milliseconds until the next look; undefined if nothing is awaited. */
function until(stage: Stage, payment: Payment): number | undefined {
  if (stage.name === "returned" && !stage.back) return SLOWLY_MS;
  if (stage.name !== "asked" && stage.name !== "late") return undefined;
  return pause((now() - Date.parse(payment.created_at)) / 1000);
}

/**
 * Return how a booking and its latest payment stand now. While somebody is asked to pay, the payment alone is looked at:
 * both are settled in one write, so that a payment that SUCCEEDED has confirmed its booking.
 */
async function seenAgain(id: string, seen?: Booking, before?: Payment): Promise<Seen> {
  if (seen && before && stageOf(seen, before, now()).name === "asked") {
    const payment = await loadPayment(seen);
    if (payment?.status === "PENDING") return { booking: seen, payment };
    if (payment?.status === "SUCCEEDED")
      return { booking: keepBooking({ ...seen, status: "CONFIRMED" }), payment };
  }
  const overview = await loadOverview(id);
  return { booking: overview.booking, payment: overview.payments[0], overview };
}

export interface Watched {
  booking: Signal<Booking | undefined>;
  payment: Signal<Payment | undefined>;
  /** What may be done with it, and what went back; undefined until all of it was looked at. */
  overview: Signal<Overview | undefined>;
  /** Why the last look failed; what was seen before stays. */
  problem: Signal<Problem | undefined>;
  /** When the server was last heard, in milliseconds since 1970 by this phone's clock. */
  heard: Signal<number | undefined>;
  /** The time by the server's clock; it goes on every second. */
  time: Signal<number>;
  /** Take up what a request was answered. */
  take: (seen: Seen) => void;
  look: () => void;
}

/** The stage of what is watched; undefined while nothing is known. */
export const stageIn = ({ booking, payment, time }: Watched): Stage | undefined =>
  booking.value && stageOf(booking.value, payment.value, time.value);

/**
 * Watch a booking. What this phone keeps of it is there at once. It is looked at again when the page comes to the eyes,
 * when the network is back, and when another tab has changed it.
 */
export function useWatched(id: string): Watched {
  const kept = keptBooking(id);
  const booking = useSignal(kept?.booking);
  const payment = useSignal(kept?.payment);
  const overview = useSignal<Overview | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const heard = useSignal<number | undefined>(undefined);
  const time = useSignal(now());
  const turn = useSignal(0);
  const first = useRef(true);
  const take = (seen: Seen) => {
    booking.value = seen.booking;
    payment.value = seen.payment;
    if (seen.payment) keepPayment(seen.payment);
    if (seen.overview) overview.value = seen.overview;
    problem.value = undefined;
    heard.value = Date.now();
    time.value = now();
  };
  const look = () => {
    turn.value += 1;
  };
  useSignalEffect(() => {
    turn.value;
    let overtaken = false;
    const isFirst = first.current;
    first.current = false;
    if (isFirst && isFresh(id)) return;
    seenAgain(id, booking.peek(), payment.peek()).then(
      (seen) => {
        if (!overtaken) take(seen);
      },
      (error) => {
        if (!overtaken) problem.value = asProblem(error);
      },
    );
    return () => {
      overtaken = true;
    };
  });
  useSignalEffect(() => {
    heard.value;
    problem.value;
    const [seen, paid] = [booking.value, payment.value];
    const wait = seen && paid && until(stageOf(seen, paid, now()), paid);
    if (!wait) return;
    // A page that nobody sees asks nothing; it looks again when it is seen.
    const timer = setTimeout(() => document.visibilityState === "visible" && look(), wait);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    const shown = () => {
      if (document.visibilityState === "visible") look();
    };
    const elsewhere = () => {
      const [there, here] = [keptBooking(id)?.booking, booking.peek()];
      if (there?.status !== here?.status || there?.payment_id !== here?.payment_id) look();
    };
    const tick = setInterval(() => {
      time.value = now();
    }, 1000);
    document.addEventListener("visibilitychange", shown);
    addEventListener("online", look);
    addEventListener("storage", elsewhere);
    return () => {
      clearInterval(tick);
      document.removeEventListener("visibilitychange", shown);
      removeEventListener("online", look);
      removeEventListener("storage", elsewhere);
    };
  }, []);
  return { booking, payment, overview, problem, heard, time, take, look };
}
