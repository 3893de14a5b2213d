/** A booking with its latest payment, looked at again for as long as an answer is awaited. */
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { asProblem, type Problem } from "@/api/problem";
import { now } from "./clock";
import { type Booking, bookings, keepBooking, keepPayment, keptBooking, type Payment } from "./kept";
import { loadBooking, loadPayment } from "./own";
import { pause, type Stage, stageOf } from "./stage";

const SLOWLY_MS = 30_000;
const FRESH_MS = 10_000;

const isAwaited = ({ name }: Stage): boolean => name === "asked" || name === "late";

/** Whether the server has told of a booking in this moment, on the page before. */
const isFresh = (id: string): boolean => Date.now() - (keptBooking(id)?.since ?? 0) < FRESH_MS;

export interface Watched {
  booking: Signal<Booking | undefined>;
  payment: Signal<Payment | undefined>;
  /** Why the last look failed; what was seen before stays. */
  problem: Signal<Problem | undefined>;
  /** When the server was last heard, in milliseconds since 1970 by this phone's clock. */
  heard: Signal<number | undefined>;
  /** The time by the server's clock; it goes on every second. */
  time: Signal<number>;
  /** Take up what a request was answered. */
  take: (booking: Booking, payment?: Payment) => void;
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
  const problem = useSignal<Problem | undefined>(undefined);
  const heard = useSignal<number | undefined>(undefined);
  const time = useSignal(now());
  const turn = useSignal(0);
  const first = useRef(true);
  const take = (found: Booking, paid?: Payment) => {
    booking.value = found;
    payment.value = paid;
    if (paid) keepPayment(paid);
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      const seen = booking.peek();
      const stage = seen && stageOf(seen, payment.peek(), now());
      if (overtaken || !stage) return;
      const paid = payment.peek();
      if (isAwaited(stage) && paid) timer = setTimeout(look, pause((now() - Date.parse(paid.created_at)) / 1000));
      else if (stage.name === "returned" && !stage.back) timer = setTimeout(look, SLOWLY_MS);
    };
    // Payment and booking are settled in one write: a payment that SUCCEEDED has confirmed its booking.
    const load = async () => {
      const seen = booking.peek();
      const before = payment.peek();
      const fresh = first.current && seen?.status !== "HELD" && isFresh(id);
      first.current = false;
      if (fresh) return;
      if (seen && before && stageOf(seen, before, now()).name === "asked") {
        const paid = await loadPayment(seen);
        if (overtaken) return;
        if (paid?.status === "PENDING") return take(seen, paid);
        if (paid?.status === "SUCCEEDED") return take(keepBooking({ ...seen, status: "CONFIRMED" }), paid);
      }
      const found = await loadBooking(id);
      const paid = await loadPayment(found);
      if (!overtaken) take(found, paid);
    };
    load()
      .catch((error) => {
        if (!overtaken) problem.value = asProblem(error);
      })
      .finally(again);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  });
  useSignalEffect(() => {
    const elsewhere = bookings.value.find((each) => each.booking.booking_id === id)?.booking;
    const here = booking.peek();
    if (!elsewhere || !here) return;
    if (elsewhere.status !== here.status || elsewhere.payment_id !== here.payment_id) look();
  });
  useEffect(() => {
    const shown = () => {
      if (document.visibilityState === "visible") look();
    };
    const tick = setInterval(() => {
      time.value = now();
    }, 1000);
    document.addEventListener("visibilitychange", shown);
    addEventListener("online", look);
    return () => {
      clearInterval(tick);
      document.removeEventListener("visibilitychange", shown);
      removeEventListener("online", look);
    };
  }, []);
  return { booking, payment, problem, heard, time, take, look };
}
