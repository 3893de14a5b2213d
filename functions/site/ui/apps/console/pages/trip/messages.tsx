/** Which messages about a trip went to passengers and staff: one line for each news and way, with its recipients. */
import { useResource } from "@/api/resource";
import { moment, time } from "@/i18n/format";
import { Load } from "@/ui/load";
import { type Column, Empty, Table } from "@/ui/table";
import { messagesOf } from "../../lists";
import { t } from "../../texts";
import { type Message, type Sending, sendings } from "./sendings";
import type { Detail } from "./shapes";

const AGAIN_SECONDS = 20;
const REFERENCE = -8;

export function Messages({ detail }: { detail: Detail }) {
  const { trip_id } = detail.trip;
  const messages = useResource(trip_id, () => messagesOf(trip_id), AGAIN_SECONDS);
  return (
    <Load from={messages}>
      {(found) =>
        found.length ? (
          <>
            <Table
              caption={t("trip.part.messages")}
              columns={columns()}
              rows={sendings(found)}
              keyOf={(each) => each.key}
              class="messages"
            />
            <p class="quiet">{t("messages.sentMeans")}</p>
          </>
        ) : (
          <Empty>{t("messages.none")}</Empty>
        )
      }
    </Load>
  );
}

const columns = (): Column<Sending>[] => [
  {
    heading: t("messages.what"),
    cell: ({ first }) => `${t(`messages.is_${first.kind}`)} · ${t(`messages.to_${first.audience}`)}`,
  },
  { heading: t("messages.how"), cell: ({ first }) => t(`messages.by_${first.channel}`) },
  { heading: t("messages.when"), cell: ({ first }) => moment(first.told_at) },
  { heading: t("messages.status"), cell: (each) => <Outcome sending={each} /> },
  {
    heading: t("messages.recipients"),
    cell: ({ messages }) => <Recipients messages={messages} />,
  },
];

const SHAPES = { sent: ["✓", "good"], pending: ["◌", "warn"], failed: ["✕", "bad"] } as const;

function Outcome({ sending }: { sending: Sending }) {
  return (
    <span class="outcome">
      {(["sent", "pending", "failed"] as const)
        .filter((status) => sending[status])
        .map((status) => {
          const [shape, kind] = SHAPES[status];
          return (
            <span key={status} class={`tag ${kind}`}>
              <span aria-hidden="true">{shape}</span>
              {t(`messages.${status}`, { count: sending[status] })}
            </span>
          );
        })}
    </span>
  );
}

function Recipients({ messages }: { messages: readonly Message[] }) {
  return (
    <details>
      <summary>{t("messages.count", { count: messages.length })}</summary>
      <ul class="plain">
        {messages.map((each) => (
          <li key={`${each.booking_id} ${each.recipient} ${each.told_at}`}>
            {each.recipient ?? t("messages.noRecipient")}
            {each.booking_id && ` · ${t("messages.booking", { booking: each.booking_id.slice(REFERENCE) })}`}
            <span class="quiet">
              {" "}
              · {t(`messages.one_${each.status}`)} {time(each.at)}
              {each.reason && ` · ${t(`messages.because_${each.reason}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
