/** Messages about a trip, gathered to what a reader takes for one sending; pure. */
import type { components } from "@/api/schema.gen";

export type Message = components["schemas"]["MessageView"];

export interface Sending {
  key: string;
  /** The newest of its messages. */
  first: Message;
  messages: Message[];
  sent: number;
  pending: number;
  failed: number;
}

/** A cancellation is told booking by booking, so its messages lie some minutes apart. */
const TOGETHER_MS = 10 * 60_000;

const sortOf = ({ kind, audience, channel }: Message): string => `${kind} ${audience} ${channel}`;

/**
 * Gather messages of one kind, audience and channel that were called for within ten minutes.
 *
 * @param messages the newest first.
 */
export function sendings(messages: readonly Message[]): Sending[] {
  const found: Sending[] = [];
  const last = new Map<string, Sending>();
  for (const message of messages) {
    const sort = sortOf(message);
    let sending = last.get(sort);
    if (!sending || Date.parse(sending.first.told_at) - Date.parse(message.told_at) > TOGETHER_MS) {
      sending = {
        key: `${sort} ${message.told_at}`,
        first: message,
        messages: [],
        sent: 0,
        pending: 0,
        failed: 0,
      };
      last.set(sort, sending);
      found.push(sending);
    }
    sending.messages.push(message);
    sending[message.status] += 1;
  }
  return found;
}
