/** A bus: how it is drawn, what keeps it off the road, and its next trips. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Facts } from "@/ui/table";
import { Told } from "@/ui/told";
import { companyZone } from "../../company-zone";
import { NextTrips, phase } from "../../fleet-times";
import { InUse } from "../../in-use";
import { t } from "../../texts";
import { Drawing } from "./drawing";
import { BusForm } from "./form";
import { read } from "./grid";
import { AddOutage, Outage, Outages } from "./outages";
import { amenity, busClass } from "./words";

type View = components["schemas"]["BusView"];

const TOLD = ["created", "changed", "retired", "active", "out", "outageDeleted"] as const;

export function Bus({ id }: { id?: string }) {
  const { query } = useLocation();
  const bus_id = id ?? "";
  const load = async () => {
    const bus = answered(api.GET("/company/buses/{bus_id}", { params: { path: { bus_id } } }));
    const [found, zone] = await Promise.all([bus, companyZone()]);
    return { bus: found, zone };
  };
  const loaded = useResource(bus_id, load);
  const found = loaded.data.value;
  const keep = (bus: View) => {
    if (found) loaded.data.value = { ...found, bus };
  };
  if (found && query.view === "change" && can("fleet:manage")) {
    return <BusForm key={bus_id} bus={found.bus} onSaved={keep} />;
  }
  if (found && query.view === "outage" && can("fleet:manage")) {
    return <AddOutage bus={found.bus} zone={found.zone} onAdded={keep} />;
  }
  const told = TOLD.find((name) => name === query.done);
  return (
    <Page
      key="bus"
      heading={found?.bus.plate ?? t("buses.bus")}
      beside={
        <div class="actions">
          {found && can("fleet:manage") && (
            <a class="button" href={at(`buses/${bus_id}?view=change`)}>
              {t("buses.change")}
            </a>
          )}
          <a class="button" href={at("buses")}>
            {t("buses.back")}
          </a>
        </div>
      }
    >
      {told && <Told>{t(`buses.told.${told}`)}</Told>}
      <Load from={loaded}>
        {({ bus, zone }) => <Body bus={bus} zone={zone} reload={loaded.reload} keep={keep} />}
      </Load>
    </Page>
  );
}

interface BodyProps {
  bus: View;
  zone: string;
  reload: () => void;
  keep: (bus: View) => void;
}

function Body({ bus, zone, reload, keep }: BodyProps) {
  const outage = bus.outages.find((each) => phase(each) === "now");
  return (
    <>
      <Facts
        facts={[
          {
            label: t("buses.state"),
            value: outage ? <Outage outage={outage} zone={zone} /> : t(`buses.state.${bus.state}`),
          },
          { label: t("buses.class"), value: busClass(bus.bus_class) },
          { label: t("buses.seats"), value: bus.seats },
          { label: t("buses.amenities"), value: bus.amenities.map(amenity).join(", ") || "–" },
          { label: t("buses.laps"), value: bus.lap_children },
          { label: t("buses.luggage"), value: bus.extra_luggage },
        ]}
      />
      <div class="bus-parts">
        <section class="section">
          <h2>{t("layout.title")}</h2>
          <Drawing grid={read(bus.layout)} />
        </section>
        <div class="section">
          <section class="section">
            <h2>{t("trips.next")}</h2>
            <NextTrips trips={bus.next_trips} zone={zone} />
          </section>
          <Outages bus={bus} zone={zone} onChanged={reload} />
          {can("fleet:manage") && <Ending bus={bus} keep={keep} />}
        </div>
      </div>
    </>
  );
}

function Ending({ bus, keep }: { bus: View; keep: (bus: View) => void }) {
  const { route } = useLocation();
  const path = { bus_id: bus.bus_id };
  const set = async (state: View["state"]) => {
    keep(await answered(api.PATCH("/company/buses/{bus_id}", { body: { state }, params: { path } })));
    route(at(`buses/${bus.bus_id}?done=${state === "ACTIVE" ? "active" : "retired"}`), true);
  };
  const remove = async () => {
    await answered(api.DELETE("/company/buses/{bus_id}", { params: { path } }));
    route(at("buses?done=deleted"), true);
  };
  const { plate } = bus;
  return (
    <section class="section">
      <h2>{t("buses.ending")}</h2>
      <div class="actions">
        {bus.state === "ACTIVE" ? (
          <Confirm
            button={t("buses.retire")}
            title={t("buses.retireQuestion", { plate })}
            act={t("buses.retire")}
            onAct={() => set("RETIRED")}
            explain={(problem) => <InUse problem={problem} />}
          >
            <p>{t("buses.retireEffect")}</p>
          </Confirm>
        ) : (
          <Confirm
            button={t("buses.activate")}
            title={t("buses.activateQuestion", { plate })}
            act={t("buses.activate")}
            onAct={() => set("ACTIVE")}
            hurts={false}
          >
            <p>{t("buses.activateEffect")}</p>
          </Confirm>
        )}
        <Confirm
          button={t("buses.delete")}
          title={t("buses.deleteQuestion", { plate })}
          act={t("buses.delete")}
          onAct={remove}
          explain={(problem) => <InUse problem={problem} />}
        >
          <p>{t("buses.deleteEffect")}</p>
        </Confirm>
      </div>
    </section>
  );
}
