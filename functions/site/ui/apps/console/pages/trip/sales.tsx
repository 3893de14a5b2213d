/** Putting a trip on sale and taking it off, and closing its books. */
import { answered, api } from "@/api/client";
import { money } from "@/i18n/format";
import { Load } from "@/ui/load";
import { Facts } from "@/ui/table";
import { t } from "../../texts";
import { Frame, type PanelProps, Reasoned } from "./panel";
import { useManifest } from "./shapes";

export function Publish({ detail, done }: PanelProps) {
  const params = { path: { trip_id: detail.trip.trip_id } };
  const submit = async () => {
    await answered(api.POST("/company/trips/{trip_id}/publish", { params }));
    done(t("trip.done.publish"));
  };
  return (
    <Frame name="publish">
      <Reasoned submit={t("trip.do.publish")} pointer={null} onSubmit={submit} />
    </Frame>
  );
}

export function Unpublish({ detail, done }: PanelProps) {
  const params = { path: { trip_id: detail.trip.trip_id } };
  const submit = async () => {
    await answered(api.POST("/company/trips/{trip_id}/unpublish", { params }));
    done(t("trip.done.unpublish"));
  };
  return (
    <Frame name="unpublish">
      <Reasoned submit={t("trip.do.unpublish")} pointer={null} onSubmit={submit} />
    </Frame>
  );
}

export function Reconcile({ detail, done }: PanelProps) {
  const manifest = useManifest(detail);
  const params = { path: { trip_id: detail.trip.trip_id } };
  const submit = async () => {
    const { sold, boarded, no_shows, fares } = await answered(
      api.POST("/company/trips/{trip_id}/reconcile", { params }),
    );
    done(t("trip.done.reconcile", { sold, boarded, no_shows, fares: money(fares) }));
  };
  return (
    <Frame name="reconcile">
      <Load from={manifest}>
        {(found) =>
          found && (
            <Facts
              facts={[
                { label: t("seat.sold"), value: found.totals.sold },
                { label: t("seat.boarded"), value: found.totals.boarded },
                { label: t("trip.noShows"), value: found.totals.missing },
                { label: t("trip.faresSold"), value: money(found.totals.fares) },
              ]}
            />
          )
        }
      </Load>
      <Reasoned submit={t("trip.do.reconcile")} pointer={null} onSubmit={submit} />
    </Frame>
  );
}
