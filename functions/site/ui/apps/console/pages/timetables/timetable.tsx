/** One timetable: what it says, its days ahead, and its change, pause and end. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import { day } from "@/i18n/format";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Facts } from "@/ui/table";
import { Told } from "@/ui/told";
import { useHere } from "../../here";
import { t } from "../../texts";
import { daysOf, type Timetable, timetableOf } from "./data";
import { DaysAhead } from "./days";
import { Editor } from "./editor";

export function TimetablePage({ id }: { id: string }) {
  const here = useHere();
  const found = useResource(id, () => timetableOf(id));
  const changing = here.query.view === "change" && can("trips:plan");
  const name = found.data.value?.timetable.name ?? t("nav.timetables");
  return (
    <Page key={changing ? "change" : "see"} heading={changing ? t("timetables.changeNamed", { name }) : name}>
      {here.query.view === "saved" && <Told>{t("timetables.saved")}</Told>}
      {here.query.view === "notEnded" && (
        <p class="notice wrong" role="alert">
          {t("timetables.notEnded")}
        </p>
      )}
      <Load from={found}>
        {({ timetable, days }) =>
          changing ? (
            <Editor timetable={timetable} onSaved={found.reload} />
          ) : (
            <>
              {can("trips:plan") && <Actions timetable={timetable} onChanged={found.reload} />}
              <Facts facts={factsOf(timetable)} />
              <DaysAhead days={days} heading={t("timetables.ahead")} />
            </>
          )
        }
      </Load>
    </Page>
  );
}

function factsOf(one: Timetable) {
  return [
    { label: t("board.route"), value: one.route },
    { label: t("planner.departure"), value: one.departs },
    { label: t("timetables.days"), value: daysOf(one.rule) },
    { label: t("timetables.from"), value: day(one.valid_from) },
    { label: t("timetables.until"), value: one.valid_until ? day(one.valid_until) : t("timetables.noEnd") },
    { label: t("timetables.holidays"), value: t(`timetables.holidays.${one.on_holidays}`) },
    { label: t("timetables.notOn"), value: one.not_on.map(day).join("; ") || "–" },
    { label: t("timetables.alsoOn"), value: one.also_on.map(day).join("; ") || "–" },
    { label: t("board.bus"), value: one.plate },
    { label: t("board.driver"), value: one.driver ?? "–" },
    {
      label: t("board.status"),
      value: t(one.state === "PAUSED" ? "timetables.paused" : "timetables.active"),
    },
  ];
}

function Actions({ timetable, onChanged }: { timetable: Timetable; onChanged: () => void }) {
  const { route } = useLocation();
  const told = useSignal("");
  const params = { params: { path: { timetable_id: timetable.timetable_id } } };
  const paused = timetable.state === "PAUSED";
  const turn = async () => {
    const state = paused ? ("ACTIVE" as const) : ("PAUSED" as const);
    await answered(api.PATCH("/company/timetables/{timetable_id}", { ...params, body: { state } }));
    told.value = t(paused ? "timetables.resumed" : "timetables.nowPaused");
    onChanged();
  };
  const remove = async () => {
    await answered(api.DELETE("/company/timetables/{timetable_id}", params));
    route(at("timetables?view=deleted"), true);
  };
  const stays = <p>{t("timetables.stay")}</p>;
  return (
    <>
      {told.value && <Told>{told.value}</Told>}
      <div class="actions">
        <a class="button main" href={at(`timetables/${timetable.timetable_id}?view=change`)}>
          {t("timetables.change")}
        </a>
        <a class="button" href={at(`timetables?view=add&like=${timetable.timetable_id}`)}>
          {t("timetables.copy")}
        </a>
        <Confirm
          button={t(paused ? "timetables.resume" : "timetables.pause")}
          title={t(paused ? "timetables.resume" : "timetables.pause")}
          act={t(paused ? "timetables.resume" : "timetables.pause")}
          onAct={turn}
          hurts={false}
        >
          {stays}
        </Confirm>
        <Confirm
          button={t("timetables.delete")}
          title={t("timetables.deleteQuestion", { name: timetable.name })}
          act={t("timetables.delete")}
          onAct={remove}
        >
          {stays}
        </Confirm>
        <a class="button" href={at("timetables")}>
          {t("nav.timetables")}
        </a>
      </div>
    </>
  );
}
