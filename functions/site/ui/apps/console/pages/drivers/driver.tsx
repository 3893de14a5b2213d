/** A driver: the licence, what keeps one from driving, and the trips of the coming days. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { date } from "@/i18n/format";
import { inZone } from "@/i18n/zone";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Facts } from "@/ui/table";
import { Told } from "@/ui/told";
import { companyZone } from "../../company-zone";
import { NextTrips } from "../../fleet-times";
import { InUse } from "../../in-use";
import { t } from "../../texts";
import { Absences, AddAbsence } from "./absences";
import { EnterLicence, Suspend } from "./forms";
import { Licence } from "./licence";

type View = components["schemas"]["DriverView"];

const TOLD = ["licence", "suspended", "reinstated", "absence", "absenceDeleted", "deleted"] as const;

export function Driver({ id }: { id?: string }) {
  const { query } = useLocation();
  const account_id = id ?? "";
  const load = async () => {
    const driver = answered(api.GET("/company/drivers/{account_id}", { params: { path: { account_id } } }));
    const [found, zone] = await Promise.all([driver, companyZone()]);
    return { driver: found, zone };
  };
  const loaded = useResource(account_id, load);
  const found = loaded.data.value;
  const keep = (driver: View) => {
    if (found) loaded.data.value = { ...found, driver };
  };
  if (found && can("fleet:manage")) {
    const { driver, zone } = found;
    const props = { driver, onSaved: keep };
    if (query.view === "licence") return <EnterLicence {...props} />;
    if (query.view === "suspend" && driver.licence !== "none") return <Suspend {...props} />;
    if (query.view === "absence" && driver.licence !== "none") return <AddAbsence {...props} zone={zone} />;
  }
  const told = TOLD.find((name) => name === query.done);
  return (
    <Page
      key="driver"
      heading={found ? (found.driver.full_name ?? t("staff.deleted")) : t("role.driver")}
      beside={
        <a class="button" href={at("drivers")}>
          {t("drivers.back")}
        </a>
      }
    >
      {told && <Told>{t(`drivers.told.${told}`)}</Told>}
      <Load from={loaded}>
        {({ driver, zone }) => <Body driver={driver} zone={zone} keep={keep} reload={loaded.reload} />}
      </Load>
    </Page>
  );
}

interface BodyProps {
  driver: View;
  zone: string;
  keep: (driver: View) => void;
  reload: () => void;
}

function Body({ driver, zone, keep, reload }: BodyProps) {
  const today = inZone(Date.now(), zone).slice(0, 10);
  const none = driver.licence === "none";
  return (
    <>
      {driver.suspended !== null && (
        <div class="notice wrong">
          <p>{t("drivers.suspendedFor", { reason: driver.suspended })}</p>
          {can("fleet:manage") && <Reinstate driver={driver} keep={keep} />}
        </div>
      )}
      {none && (
        <div class="notice warn">
          <p>{t("drivers.noLicence")}</p>
          {can("fleet:manage") && (
            <a class="button main" href={at(`drivers/${driver.account_id}?view=licence`)}>
              {t("drivers.enter")}
            </a>
          )}
        </div>
      )}
      <Facts facts={factsOf(driver, today)} />
      {!none && can("fleet:manage") && <Actions driver={driver} reload={reload} />}
      <section class="section">
        <h2>{t("trips.next")}</h2>
        <NextTrips trips={driver.next_trips} zone={zone} />
      </section>
      {!none && <Absences driver={driver} zone={zone} onChanged={reload} />}
    </>
  );
}

const factsOf = (driver: View, today: string) => [
  { label: t("drivers.licence"), value: <Licence driver={driver} today={today} /> },
  {
    label: t("drivers.until"),
    value: driver.licence_expires_on ? date(driver.licence_expires_on) : "–",
  },
  { label: t("drivers.class"), value: driver.licence_class ?? "–" },
  ...(can("fleet:manage") ? [{ label: t("drivers.number"), value: driver.licence_number ?? "–" }] : []),
  {
    label: t("company.phone"),
    value: driver.phone ? <a href={`tel:${driver.phone}`}>{driver.phone}</a> : "–",
  },
  { label: t("staff.state"), value: t(`staff.state.${driver.state}`) },
];

function Actions({ driver, reload }: { driver: View; reload: () => void }) {
  const { route } = useLocation();
  const { account_id } = driver;
  const name = driver.full_name ?? t("staff.deleted");
  const remove = async () => {
    await answered(api.DELETE("/company/drivers/{account_id}", { params: { path: { account_id } } }));
    reload();
    route(at(`drivers/${account_id}?done=deleted`), true);
  };
  return (
    <div class="actions">
      <a class="button" href={at(`drivers/${account_id}?view=licence`)}>
        {t("drivers.change")}
      </a>
      {driver.suspended === null && (
        <a class="button" href={at(`drivers/${account_id}?view=suspend`)}>
          {t("drivers.suspend")}
        </a>
      )}
      <Confirm
        button={t("drivers.delete")}
        title={t("drivers.deleteQuestion", { name })}
        act={t("drivers.delete")}
        onAct={remove}
        explain={(problem) => <InUse problem={problem} />}
      >
        <p>{t("drivers.deleteEffect")}</p>
      </Confirm>
    </div>
  );
}

function Reinstate({ driver, keep }: { driver: View; keep: (driver: View) => void }) {
  const { route } = useLocation();
  const path = { account_id: driver.account_id };
  const reinstate = async () => {
    keep(await answered(api.POST("/company/drivers/{account_id}/reinstate", { params: { path } })));
    route(at(`drivers/${driver.account_id}?done=reinstated`), true);
  };
  return (
    <Confirm
      button={t("drivers.reinstate")}
      title={t("drivers.reinstateQuestion", { name: driver.full_name ?? t("staff.deleted") })}
      act={t("drivers.reinstate")}
      onAct={reinstate}
      hurts={false}
    >
      <p>{t("drivers.reinstateEffect")}</p>
    </Confirm>
  );
}
