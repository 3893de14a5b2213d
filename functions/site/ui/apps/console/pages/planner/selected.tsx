/** The trip that is selected in the planner: what it is, and what planning offers for it. */
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import { time } from "@/i18n/format";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { sentence } from "@/ui/form";
import { Load } from "@/ui/load";
import { useHere } from "../../here";
import { t } from "../../texts";
import { routeOf, routeOfDetail, TripState } from "../../trip-state";
import { type Detail, detailOf } from "./data";
import type { Plan } from "./plan";
import { words } from "./reasons";
import { barId } from "./trip-bar";

interface SelectedProps {
  trip_id: string;
  plan: Plan;
  /** With what is told of the change. */
  onChanged: (told: string) => void;
}

export function Selected({ trip_id, plan, onChanged }: SelectedProps) {
  const here = useHere();
  const detail = useResource(trip_id, () => detailOf(trip_id));
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const row = plan.day.trips.find((trip) => trip.trip_id === trip_id);
  const close = () => {
    here.go({ trip: undefined });
    document.getElementById(barId(trip_id))?.focus();
  };
  const changed = (told: string, gone = false) => {
    if (gone) here.go({ trip: undefined }, true);
    else {
      detail.reload();
      heading.current?.focus({ preventScroll: true });
    }
    onChanged(told);
  };
  return (
    <section
      class="selected"
      aria-label={t("trip.title")}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !(event.target as Element).closest("dialog")) close();
      }}
    >
      <header class="heading">
        <h2 tabIndex={-1} ref={heading}>
          {row ? `${time(row.departure_at)} ${routeOf(row)}` : t("trip.title")}
        </h2>
        <button type="button" onClick={close} aria-label={t("trip.close")}>
          ✕
        </button>
      </header>
      <Load from={detail}>{(found) => <Known detail={found} plan={plan} onChanged={changed} />}</Load>
    </section>
  );
}

interface KnownProps {
  detail: Detail;
  plan: Plan;
  onChanged: (told: string, gone?: boolean) => void;
}

function Known({ detail, plan, onChanged }: KnownProps) {
  const here = useHere();
  const problem = useSignal<Problem | undefined>(undefined);
  const { trip } = detail;
  const may = (action: string) => can("trips:plan") && detail.actions.includes(action);
  const params = { params: { path: { trip_id: trip.trip_id } } };
  const publish = async () => {
    problem.value = undefined;
    try {
      await answered(api.POST("/company/trips/{trip_id}/publish", params));
      onChanged(t("planner.told.published"));
    } catch (error) {
      problem.value = asProblem(error);
    }
  };
  const unpublish = async () => {
    await answered(api.POST("/company/trips/{trip_id}/unpublish", params));
    onChanged(t("planner.told.unpublished"));
  };
  const remove = async () => {
    await answered(api.DELETE("/company/trips/{trip_id}", params));
    onChanged(t("planner.told.deleted"), true);
  };
  const sold = detail.load.sold + detail.load.held;
  const name = `${time(trip.departure_at)} ${routeOfDetail(detail)}`;
  return (
    <>
      <p>
        <TripState status={trip.status} /> {time(trip.departure_at)}–{time(trip.arrival_at)} · {trip.plate} ·{" "}
        {detail.driver ?? t("board.noDriver")}
        {trip.status !== "DRAFT" && ` · ${t("trip.soldOf", { sold, seats: detail.load.seats })}`}
      </p>
      {(plan.wrong.get(trip.trip_id) ?? []).map((each) => (
        <p key={each.code} class="notice wrong">
          {words(each.code, each.trip)}
        </p>
      ))}
      {problem.value && (
        <p class="notice wrong" role="alert">
          {sentence(problem.value)}
        </p>
      )}
      <div class="actions">
        {may("publish") && (
          <button type="button" class="main" onClick={publish}>
            {t("planner.publish")}
          </button>
        )}
        {(may("edit") || may("reassign_driver")) && (
          <a class="button" href={here.to({ view: "edit" })}>
            {t("planner.edit")}
          </a>
        )}
        {may("unpublish") && !sold && (
          <Confirm
            button={t("planner.unpublish")}
            title={t("planner.unpublishQuestion", { name })}
            act={t("planner.unpublish")}
            onAct={unpublish}
            hurts={false}
          >
            <p>{t("planner.unpublishEffect")}</p>
          </Confirm>
        )}
        {may("delete") && (
          <Confirm
            button={t("planner.delete")}
            title={t("planner.deleteQuestion", { name })}
            act={t("planner.delete")}
            onAct={remove}
          >
            <p>{t("planner.deleteEffect")}</p>
          </Confirm>
        )}
        <a class="button" href={at(`trips/${trip.trip_id}`)}>
          {t("trip.openPage")}
        </a>
      </div>
    </>
  );
}
