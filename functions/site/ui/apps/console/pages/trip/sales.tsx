/** Putting a trip on sale and taking it off, and closing its books. */
import { answered, api } from "@/api/client";
import { money } from "@/i18n/format";
import { Load } from "@/ui/load";
import { Facts } from "@/ui/table";
import { offerUndo } from "@/ui/undo";
import { t } from "../../texts";
import { nameOf } from "../../trip-state";
import { Frame, type PanelProps, Reasoned } from "./panel";
import { useManifest } from "./shapes";

type Sale = "publish" | "unpublish";

const putOnSale = (trip_id: string) =>
  answered(api.POST("/company/trips/{trip_id}/publish", { params: { path: { trip_id } } }));
const takeOffSale = (trip_id: string) =>
  answered(api.POST("/company/trips/{trip_id}/unpublish", { params: { path: { trip_id } } }));
const CARRY_OUT = { publish: putOnSale, unpublish: takeOffSale } as const;
const BACK = { publish: "unpublish", unpublish: "publish" } as const;

/** Change whether a trip is on sale; the other change undoes it. */
function Sell({ name, detail, done, tell }: PanelProps & { name: Sale }) {
  const { trip_id } = detail.trip;
  const back = BACK[name];
  const submit = async () => {
    await CARRY_OUT[name](trip_id);
    done(t(`trip.done.${name}`));
    offerUndo({
      words: t("undo.of", { name: nameOf(detail), words: t(`trip.done.${name}`) }),
      undone: t("undo.of", { name: nameOf(detail), words: t(`trip.done.${back}`) }),
      undo: async () => {
        await CARRY_OUT[back](trip_id);
        tell(t(`trip.done.${back}`));
      },
    });
  };
  return (
    <Frame name={name}>
      <Reasoned submit={t(`trip.do.${name}`)} pointer={null} onSubmit={submit} />
    </Frame>
  );
}

export const Publish = (props: PanelProps) => <Sell {...props} name="publish" />;
export const Unpublish = (props: PanelProps) => <Sell {...props} name="unpublish" />;

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
