/** The passengers by the stop where they get on, for the screen, a printer, and as files. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { clock, time } from "@/i18n/format";
import { save } from "@/save";
import { sentence } from "@/ui/form";
import { Load } from "@/ui/load";
import { type Column, Empty, Table } from "@/ui/table";
import { t } from "../../texts";
import { type Detail, type Manifest, type Passenger, useManifest } from "./shapes";

export function Passengers({ detail }: { detail: Detail }) {
  const manifest = useManifest(detail);
  return (
    <Load from={manifest}>
      {(found) =>
        found?.passengers.length ? (
          <List manifest={found} since={manifest.since.value} />
        ) : (
          <Empty>{t("manifest.none")}</Empty>
        )
      }
    </Load>
  );
}

function List({ manifest, since }: { manifest: Manifest; since: number | undefined }) {
  const { totals, stops, passengers } = manifest;
  return (
    <div class="manifest">
      <p>
        {t("manifest.totals", { sold: totals.sold, seats: totals.seats, boarded: totals.boarded })}
        {since !== undefined && <span class="quiet"> · {t("board.since", { time: clock(since) })}</span>}
      </p>
      <Files trip_id={manifest.trip_id} />
      {stops.map((stop, place) => {
        const here = passengers.filter((each) => each.from_stop === place);
        if (!here.length) return null;
        const title = `${time(stop.departure_at)} ${stop.name}`;
        return (
          <section class="section" key={stop.station_id}>
            <h2>
              {title} <span class="quiet">{t("manifest.on", { count: here.length })}</span>
            </h2>
            <Table caption={title} columns={columns()} rows={here} keyOf={(each) => each.ticket_id} />
          </section>
        );
      })}
    </div>
  );
}

const columns = (): Column<Passenger>[] => [
  { heading: t("manifest.seat"), cell: (each) => each.seat },
  {
    heading: t("manifest.name"),
    cell: (each) => {
      const along = takenAlong(each);
      return (
        <>
          {each.name ?? t("manifest.erased")}
          {along && (
            <>
              <br />
              <span class="quiet">{along}</span>
            </>
          )}
        </>
      );
    },
  },
  {
    heading: t("manifest.phone"),
    cell: (each) => (each.phone ? <a href={`tel:${each.phone}`}>{each.phone}</a> : "–"),
  },
  { heading: t("trip.to"), cell: (each) => each.to },
  {
    heading: t("manifest.onBoard"),
    cell: (each) => (each.boarded_at ? `✓ ${time(each.boarded_at)}` : <span class="quiet">–</span>),
  },
];

/** Return in words what a passenger takes along beside the own seat. */
const takenAlong = ({ lap_child, extra_luggage }: Passenger): string =>
  [
    lap_child && t("manifest.onLap", { name: lap_child.name ?? t("manifest.erased") }),
    extra_luggage > 0 && t("manifest.luggage", { count: extra_luggage }),
  ]
    .filter(Boolean)
    .join(" · ");

function Files({ trip_id }: { trip_id: string }) {
  const problem = useSignal<Problem | undefined>(undefined);
  const params = { path: { trip_id } };
  const files = {
    csv: () => answered(api.GET("/company/trips/{trip_id}/manifest.csv", { params, parseAs: "blob" })),
    pdf: () => answered(api.GET("/company/trips/{trip_id}/manifest.pdf", { params, parseAs: "blob" })),
  };
  const fetchFile = async (kind: keyof typeof files) => {
    problem.value = undefined;
    try {
      save(`manifest.${kind}`, (await files[kind]()) as unknown as Blob);
    } catch (error) {
      problem.value = asProblem(error);
    }
  };
  return (
    <>
      <div class="actions">
        <button type="button" onClick={() => window.print()}>
          {t("manifest.print")}
        </button>
        <button type="button" onClick={() => fetchFile("pdf")}>
          {t("manifest.pdf")}
        </button>
        <button type="button" onClick={() => fetchFile("csv")}>
          {t("manifest.csv")}
        </button>
      </div>
      {problem.value && (
        <p class="error" role="alert">
          {sentence(problem.value)}
        </p>
      )}
    </>
  );
}
