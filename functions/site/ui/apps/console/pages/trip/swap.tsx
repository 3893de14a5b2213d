/** Giving a trip another bus: which ones fit, who would move where, then the swap, however long it runs. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { Choice, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { refusal } from "@/ui/refusals";
import { Empty, Facts, Table } from "@/ui/table";
import { t } from "../../texts";
import { busClass } from "../buses/words";
import { Back, Frame, type PanelProps, Reasoned } from "./panel";
import { type Detail, useManifest } from "./shapes";

type Schemas = components["schemas"];
type Availability = Schemas["Availability"];
type FreeBus = Schemas["FreeBus"];
type Preview = Schemas["SwapPreview"];
type Change = Schemas["SeatChangeView"];
type Lowered = Schemas["LoweredSeat"];
type Request = Schemas["BusSwapRequest"];

interface Judged {
  request: Request;
  bus: FreeBus | undefined;
  preview: Preview;
}

const AGAIN_MS = 3_000;
const MOST_TRIES = 60;

/** Ask for a swap until it is done: a large one runs in steps, and asking again goes on with it. */
async function carriedOut(trip_id: string, body: Request): Promise<Schemas["BusSwapped"]> {
  const params = { path: { trip_id } };
  for (let tries = 1; ; tries++) {
    try {
      return await answered(api.POST("/company/trips/{trip_id}/bus-swap", { params, body }));
    } catch (error) {
      const { code, status } = asProblem(error);
      const goesOn = code === "bus_changing" || status === 503 || status === 504;
      if (!goesOn || tries === MOST_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

export function Swap({ detail, done }: PanelProps) {
  const { trip_id } = detail.trip;
  const judged = useSignal<Judged | undefined>(undefined);
  const load = () => answered(api.GET("/company/availability", { params: { query: { trip_id } } }));
  const found = useResource(trip_id, load);
  const again = () => {
    judged.value = undefined;
  };
  return (
    <Frame name="swap_bus">
      {judged.value ? (
        <Confirmed
          key={judged.value.request.bus_id}
          detail={detail}
          done={done}
          judged={judged.value}
          again={again}
        />
      ) : (
        <Load from={found}>
          {(available) => (
            <Chosen
              detail={detail}
              available={available}
              onJudged={(one) => {
                judged.value = one;
              }}
            />
          )}
        </Load>
      )}
    </Frame>
  );
}

interface ChosenProps {
  detail: Detail;
  available: Availability;
  onJudged: (judged: Judged) => void;
}

function Chosen({ detail, available, onJudged }: ChosenProps) {
  const { trip_id, driver_id } = detail.trip;
  const free = available.buses.filter((each) => each.free);
  const busy = available.buses.filter((each) => !each.free);
  const bus = useSignal(free[0]?.bus_id ?? "");
  const driver = useSignal(driver_id);
  if (!available.buses.length) return <Empty next={<Back />}>{t("swap.noBus")}</Empty>;
  const submit = async (reason: string) => {
    const request = {
      bus_id: bus.value,
      reason,
      driver_id: driver.value === driver_id ? null : driver.value,
    };
    const params = { path: { trip_id } };
    const preview = await answered(
      api.POST("/company/trips/{trip_id}/bus-swap/preview", { params, body: request }),
    );
    onJudged({ request, bus: available.buses.find((each) => each.bus_id === bus.value), preview });
  };
  const drivers = available.drivers.filter((each) => each.free || each.account_id === driver_id);
  return (
    <Reasoned submit={t("swap.preview")} onSubmit={submit}>
      <fieldset class="candidates">
        <legend>{t("swap.bus")}</legend>
        {free.map((each) => (
          <label key={each.bus_id} class="candidate">
            <input
              type="radio"
              name="bus"
              value={each.bus_id}
              checked={bus.value === each.bus_id}
              onChange={() => {
                bus.value = each.bus_id;
              }}
            />
            <span>
              <b>{each.plate}</b> {each.bus_class} · {t("trip.seats", { count: each.seats })}
            </span>
          </label>
        ))}
        {!free.length && <p class="notice warn">{t("swap.noneFree")}</p>}
        {busy.length > 0 && (
          <details>
            <summary>{t("swap.busy", { count: busy.length })}</summary>
            <ul class="busy">
              {busy.map((each) => (
                <li key={each.bus_id}>
                  <b>{each.plate}</b> {each.bus_class} · {t("trip.seats", { count: each.seats })}
                  {each.reasons.map((why) => (
                    <p class="hint" key={why.detail}>
                      {refusal(why.code, why.detail, why)}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          </details>
        )}
      </fieldset>
      <Choice
        pointer="/driver_id"
        label={t("board.driver")}
        value={driver.value}
        options={drivers.map((each) => [
          each.account_id,
          each.account_id === driver_id
            ? t("swap.stays", { name: each.full_name ?? "–" })
            : (each.full_name ?? "–"),
        ])}
        onValue={(value) => {
          driver.value = value;
        }}
      />
    </Reasoned>
  );
}

interface ConfirmedProps extends Omit<PanelProps, "tell"> {
  judged: Judged;
  again: () => void;
}

function Confirmed({ detail, done, judged, again }: ConfirmedProps) {
  const { request, bus, preview } = judged;
  const manifest = useManifest(detail);
  const names = new Map(
    manifest.data.value?.passengers.map(({ ticket_id, name }) => [ticket_id, name ?? t("manifest.erased")]),
  );
  const submit = async () => {
    const swapped = await carriedOut(detail.trip.trip_id, request);
    done(t("swap.done", { plate: swapped.trip.plate, count: swapped.changes.length }));
  };
  return (
    <>
      <Facts
        facts={[
          { label: t("swap.bus"), value: bus?.plate ?? "–" },
          { label: t("swap.kept"), value: preview.kept },
          { label: t("swap.moved"), value: preview.changes.length },
          { label: t("swap.without"), value: preview.without_seat },
        ]}
      />
      {preview.reasons.map((why) => (
        <p class="notice wrong" key={why.code}>
          {refusal(why.code, why.detail, why)}
        </p>
      ))}
      {preview.missing.map((leg) => (
        <p class="notice wrong" key={leg.origin}>
          {t("swap.missing", { from: leg.origin, to: leg.destination, count: leg.seats_missing })}
        </p>
      ))}
      {preview.changes.length > 0 && <Moves changes={preview.changes} names={names} />}
      {preview.lowered.length > 0 && <LowerClass seats={preview.lowered} names={names} />}
      <Form
        submit={t("swap.confirm", { plate: bus?.plate ?? "" })}
        busy={t("swap.running")}
        onSubmit={submit}
        beside={
          <button type="button" onClick={again}>
            {t("swap.again")}
          </button>
        }
      >
        <p>{t("swap.told")}</p>
      </Form>
    </>
  );
}

function Moves({ changes, names }: { changes: readonly Change[]; names: ReadonlyMap<string, string> }) {
  return (
    <Table
      caption={t("swap.moves")}
      columns={[
        {
          heading: t("manifest.seat"),
          cell: (each) => `${each.seat_before} → ${each.seat_after}`,
        },
        { heading: t("manifest.name"), cell: (each) => names.get(each.ticket_id) ?? "–" },
        { heading: t("trip.from"), cell: (each) => each.origin },
        { heading: t("trip.to"), cell: (each) => each.destination },
      ]}
      rows={changes}
      keyOf={(each) => each.ticket_id + each.seat_before}
    />
  );
}

/** Passengers who get a seat of a lower class, also those whose seat keeps its label. */
function LowerClass({ seats, names }: { seats: readonly Lowered[]; names: ReadonlyMap<string, string> }) {
  return (
    <>
      <p class="notice warn">{t("swap.loweredTold", { count: seats.length })}</p>
      <Table
        caption={t("swap.lowered")}
        columns={[
          {
            heading: t("manifest.seat"),
            cell: (each) =>
              each.seat_before === each.seat_after
                ? each.seat_after
                : `${each.seat_before} → ${each.seat_after}`,
          },
          { heading: t("manifest.name"), cell: (each) => names.get(each.ticket_id) ?? "–" },
          {
            heading: t("swap.loweredClass"),
            cell: (each) => `${busClass(each.class_before)} → ${busClass(each.class_after)}`,
          },
        ]}
        rows={seats}
        keyOf={(each) => each.ticket_id}
      />
    </>
  );
}
