/** The first steps of a new company, from nothing to its first trip on sale: each with its state and the way there. */
import { useEffect } from "preact/hooks";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import { at } from "@/root";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { planned, stepping } from "../../begun";
import { drivers } from "../../lists";
import { t } from "../../texts";
import { VIEWS } from "../../views";
import "./start.css";

const STEPS = ["profile", "policy", "stations", "route", "bus", "driver", "trip", "publish"] as const;
type Step = (typeof STEPS)[number];

/** The view in which a step is taken, and what stands behind its path. */
const WAYS: Record<Step, readonly [path: string, query?: string]> = {
  profile: ["company", "?view=change"],
  policy: ["policy", "?view=change"],
  stations: ["stations"],
  route: ["routes"],
  bus: ["buses"],
  driver: ["drivers"],
  trip: ["timetables"],
  publish: ["board"],
};

const ONE = { params: { query: { limit: 1 } } };

async function states(): Promise<Record<Step, boolean>> {
  const [company, policy, stations, routes, buses, everyDriver, timetables, trips] = await Promise.all([
    answered(api.GET("/company")),
    answered(api.GET("/company/policy")),
    answered(api.GET("/company/stations", ONE)),
    answered(api.GET("/company/routes", { params: { query: { limit: 100 } } })),
    answered(api.GET("/company/buses", ONE)),
    drivers(),
    answered(api.GET("/company/timetables", ONE)),
    planned(),
  ]);
  return {
    profile: company.address !== null,
    policy: !policy.is_default,
    stations: stations.items.length > 0,
    route: routes.items.some(({ priced }) => priced),
    bus: buses.items.length > 0,
    driver: everyDriver.some(({ licence }) => licence !== "none"),
    trip: timetables.items.length > 0 || trips.any,
    publish: trips.published,
  };
}

export function FirstSteps() {
  const found = useResource("", states);
  return (
    <Page heading={t("start.title")}>
      <p>{t("start.text")}</p>
      <Load from={found}>{(state) => <Steps state={state} />}</Load>
    </Page>
  );
}

function Steps({ state }: { state: Record<Step, boolean> }) {
  const taken = STEPS.filter((step) => state[step]).length;
  const next = STEPS.find((step) => !state[step]);
  useEffect(() => {
    stepping.value = next !== undefined;
  }, [next]);
  return (
    <>
      <p role="status">
        <strong>{next ? t("start.taken", { taken, steps: STEPS.length }) : t("start.done")}</strong>
      </p>
      <ol class="first-steps">
        {STEPS.map((step) => (
          <li key={step} {...(step === next && { "aria-current": "step" as const })}>
            <span class={state[step] ? "tag good" : "tag"}>
              <span aria-hidden="true">{state[step] ? "✓" : "○"}</span>
              {state[step] ? t("start.stepDone") : t("start.stepOpen")}
            </span>
            <div>
              <Way step={step} main={step === next} />
              <p class="quiet">{t(`start.why.${step}`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function Way({ step, main }: { step: Step; main: boolean }) {
  const [path, query = ""] = WAYS[step];
  const words = t(`start.step.${step}`);
  if (!VIEWS.some((view) => view.path === path)) return <strong>{words}</strong>;
  return (
    <a class={main ? "button main" : ""} href={at(path + query)}>
      {words}
    </a>
  );
}
