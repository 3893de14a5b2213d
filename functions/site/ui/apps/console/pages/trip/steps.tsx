/** The driver's steps, which staff take in the driver's place: boarding, departure, arrival; and taking one back. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { moment } from "@/i18n/format";
import { can } from "@/session";
import { Check } from "@/ui/check";
import { Load } from "@/ui/load";
import { Facts } from "@/ui/table";
import { t } from "../../texts";
import { TripState } from "../../trip-state";
import { Frame, type PanelProps, Reasoned } from "./panel";
import { type Detail, type Manifest, missingAtStart, useManifest } from "./shapes";

type Step = components["schemas"]["StepRequest"]["status"];

async function take({ trip }: Detail, status: Step, reason: string, despite_missing = false) {
  const params = { path: { trip_id: trip.trip_id } };
  const body = { status, reason, despite_missing };
  return answered(api.POST("/company/trips/{trip_id}/steps", { params, body }));
}

/** From when on the step is possible, if it is not yet. */
function Opening({ detail }: { detail: Detail }) {
  const step = detail.next_step;
  if (!step || step.open) return null;
  return <p class="notice warn">{t("trip.opensAt", { at: moment(step.opens_at) })}</p>;
}

export function Board({ detail, done }: PanelProps) {
  const submit = async (reason: string) => {
    await take(detail, "BOARDING", reason);
    done(t("trip.done.board"));
  };
  return (
    <Frame name="board">
      <Opening detail={detail} />
      <Reasoned submit={t("trip.do.board")} onSubmit={submit} />
    </Frame>
  );
}

export function Depart(props: PanelProps) {
  const manifest = useManifest(props.detail);
  const blocks = useResource("", async () =>
    can("company:read") ? (await answered(api.GET("/company/policy"))).boarding_mismatch === "block" : false,
  );
  return (
    <Frame name="depart">
      <Opening detail={props.detail} />
      <Load from={manifest}>
        {(found) => <Counted {...props} manifest={found} blocks={blocks.data.value ?? false} />}
      </Load>
    </Frame>
  );
}

function Counted({
  detail,
  done,
  manifest,
  blocks,
}: PanelProps & { manifest: Manifest | null; blocks: boolean }) {
  const despite = useSignal(false);
  const missing = manifest ? missingAtStart(manifest) : [];
  const submit = async (reason: string) => {
    const state = await take(detail, "DEPARTED", reason, despite.value);
    done(state.warning ? `${t("trip.done.depart")} ${state.warning}` : t("trip.done.depart"));
  };
  return (
    <>
      {manifest && (
        <Facts
          facts={[
            { label: t("seat.sold"), value: manifest.totals.sold },
            { label: t("seat.boarded"), value: manifest.totals.boarded },
            { label: t("trip.missing"), value: missing.length },
          ]}
        />
      )}
      {missing.length > 0 && (
        <div class={blocks ? "notice wrong" : "notice warn"}>
          <p>{t(blocks ? "trip.missingBlock" : "trip.missingWarn", { count: missing.length })}</p>
          <p>{missing.map((each) => `${each.seat} ${each.name ?? t("manifest.erased")}`).join(" · ")}</p>
        </div>
      )}
      <Reasoned submit={t("trip.do.depart")} onSubmit={submit}>
        {blocks && missing.length > 0 && (
          <Check
            checked={despite.value}
            onCheck={(checked) => {
              despite.value = checked;
            }}
          >
            {t("trip.despite", { count: missing.length })}
          </Check>
        )}
      </Reasoned>
    </>
  );
}

export function Arrive({ detail, done }: PanelProps) {
  const submit = async (reason: string) => {
    await take(detail, "ARRIVED", reason);
    done(t("trip.done.arrive"));
  };
  return (
    <Frame name="arrive">
      <Opening detail={detail} />
      <Reasoned submit={t("trip.do.arrive")} onSubmit={submit} />
    </Frame>
  );
}

export function Undo({ detail, done }: PanelProps) {
  const { trip_id } = detail.trip;
  const status = detail.trip.status as Step;
  const before = ({ BOARDING: "PUBLISHED", DEPARTED: "BOARDING", ARRIVED: "DEPARTED" } as const)[status];
  const submit = async (reason: string) => {
    const params = { path: { trip_id } };
    await answered(api.POST("/trips/{trip_id}/undo", { params, body: { status, reason } }));
    done(t("trip.done.undo"));
  };
  return (
    <Frame name="undo">
      <p class="headline">
        <TripState status={status} /> → <TripState status={before} />
      </p>
      <Reasoned submit={t("trip.do.undo")} onSubmit={submit} />
    </Frame>
  );
}
