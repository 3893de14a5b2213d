/** A bus to be put on record or changed, with its seat layout. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { Check } from "@/ui/check";
import { useFields, whole } from "@/ui/fields";
import { Choice, Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { InUse } from "../../in-use";
import { t } from "../../texts";
import { Editor } from "./editor";
import { empty, type Grid, read, written } from "./grid";
import { type History, useHistory } from "./history";
import { AMENITIES, amenity, isKnown } from "./words";

type View = components["schemas"]["BusView"];
type Template = components["schemas"]["TemplateView"];
type Change = components["schemas"]["BusChange"];

const INTENT = "bus";
const EMPTY = "empty";
const FIRST = "coaster";

export function NewBus() {
  const { route } = useLocation();
  const templates = useResource("", async () => (await answered(api.GET("/bus-layouts"))).items);
  return (
    <Page heading={t("buses.add")}>
      <Load from={templates}>
        {(items) => (
          <Fields
            templates={items}
            submit={t("buses.add")}
            back={at("buses")}
            onSubmit={async (bus) => {
              const header = { "Idempotency-Key": keyOf(INTENT, bus) };
              const made = await answered(api.POST("/company/buses", { body: bus, params: { header } }));
              done(INTENT);
              route(at(`buses/${made.bus_id}?done=created`), true);
            }}
          />
        )}
      </Load>
    </Page>
  );
}

interface BusFormProps {
  bus: View;
  onSaved: (bus: View) => void;
}

export function BusForm({ bus, onSaved }: BusFormProps) {
  const { route } = useLocation();
  const templates = useResource("", async () => (await answered(api.GET("/bus-layouts"))).items);
  const path = { bus_id: bus.bus_id };
  const here = at(`buses/${bus.bus_id}`);
  const save = async (wanted: Entered) => {
    const body = difference(bus, wanted);
    if (Object.keys(body).length) {
      onSaved(await answered(api.PATCH("/company/buses/{bus_id}", { body, params: { path } })));
    }
    route(`${here}?done=changed`, true);
  };
  return (
    <Page heading={t("buses.changeNamed", { plate: bus.plate })}>
      <Load from={templates}>
        {(items) => (
          <Fields bus={bus} templates={items} submit={t("buses.save")} back={here} onSubmit={save} />
        )}
      </Load>
    </Page>
  );
}

interface Entered {
  plate: string;
  bus_class: string;
  amenities: string[];
  layout: ReturnType<typeof written>;
  /** Left out for what is usual for its seats. */
  lap_children?: number;
  extra_luggage?: number;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is new of a bus. */
function difference(bus: View, { plate, bus_class, amenities, layout, ...carried }: Entered): Change {
  const { lap_children = bus.lap_children, extra_luggage = bus.extra_luggage } = carried;
  return {
    ...(plate !== bus.plate && { plate }),
    ...(bus_class !== bus.bus_class && { bus_class }),
    ...(!same([...amenities].sort(), [...bus.amenities].sort()) && { amenities }),
    ...(!same(layout, written(read(bus.layout))) && { layout }),
    ...(lap_children !== bus.lap_children && { lap_children }),
    ...(extra_luggage !== bus.extra_luggage && { extra_luggage }),
  };
}

interface FieldsProps {
  bus?: View;
  templates: readonly Template[];
  submit: string;
  back: string;
  onSubmit: (bus: Entered) => Promise<void>;
}

const words = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((word) => word.trim().toLowerCase().replace(/\s+/g, "_"))
    .filter(Boolean);

function Fields({ bus, templates, submit, back, onSubmit }: FieldsProps) {
  const { values, field } = useFields({
    plate: bus?.plate ?? "",
    bus_class: bus?.bus_class ?? "standard",
    amenities: bus?.amenities.filter((name) => !isKnown(name)).join(", ") ?? "",
    lap_children: String(bus?.lap_children ?? ""),
    extra_luggage: String(bus?.extra_luggage ?? ""),
  });
  const chosen = useSignal(new Set(bus?.amenities.filter(isKnown)));
  const inUse = useSignal<Problem | undefined>(undefined);
  const history = useHistory(() => (bus ? read(bus.layout) : gridOf(templates, FIRST)));
  const toggle = (name: string) => {
    const now = new Set(chosen.value);
    if (!now.delete(name)) now.add(name);
    chosen.value = now;
  };
  const send = async () => {
    inUse.value = undefined;
    const { plate, bus_class, amenities, lap_children, extra_luggage } = values.value;
    const all = [...chosen.value, ...words(amenities)];
    try {
      await onSubmit({
        plate,
        bus_class,
        amenities: all,
        layout: written(history.now.value),
        ...(lap_children && { lap_children: whole(lap_children) }),
        ...(extra_luggage && { extra_luggage: whole(extra_luggage) }),
      });
    } catch (error) {
      if (error instanceof Problem && error.code === "in_use") inUse.value = error;
      throw error;
    }
  };
  return (
    <div class="bus-form">
      <Form
        submit={submit}
        onSubmit={send}
        beside={
          <a class="button" href={back}>
            {t("cancel")}
          </a>
        }
      >
        {inUse.value && (
          <div class="notice warn despite">
            <p>{t("buses.usedBy")}</p>
            <InUse problem={inUse.value} />
          </div>
        )}
        <Field {...field("plate")} label={t("buses.plate")} hint={t("buses.plateHint")} maxLength={24} />
        <Field {...field("bus_class")} label={t("buses.class")} hint={t("buses.classHint")} maxLength={20} />
        <fieldset class="amenities">
          <legend>{t("buses.amenities")}</legend>
          {AMENITIES.map((name) => (
            <Check key={name} checked={chosen.value.has(name)} onCheck={() => toggle(name)}>
              {amenity(name)}
            </Check>
          ))}
        </fieldset>
        <Field {...field("amenities")} label={t("buses.others")} hint={t("buses.othersHint")} />
        <Field
          {...field("lap_children")}
          label={t("buses.laps")}
          hint={t(bus ? "buses.carriedHint" : "buses.lapsHint")}
          inputMode="numeric"
          maxLength={3}
        />
        <Field
          {...field("extra_luggage")}
          label={t("buses.luggage")}
          hint={t(bus ? "buses.carriedHint" : "buses.luggageHint")}
          inputMode="numeric"
          maxLength={4}
        />
        <fieldset class="wide">
          <legend>{t("layout.title")}</legend>
          <Templates templates={templates} history={history} first={bus ? "" : FIRST} />
          <Editor history={history} busClass={values.value.bus_class} />
        </fieldset>
      </Form>
    </div>
  );
}

const gridOf = (templates: readonly Template[], name: string): Grid => {
  const found = templates.find(({ template }) => template === name);
  return found ? read(found.layout) : empty();
};

interface TemplatesProps {
  templates: readonly Template[];
  history: History;
  first: string;
}

/** Begin with a common bus, or with an empty one. What was drawn before comes back by undo. */
function Templates({ templates, history, first }: TemplatesProps) {
  const name = useSignal(first);
  const known = templates.map(
    ({ template, seats }) =>
      [template, `${t(`layout.template.${template}`)} · ${t("layout.seats", { count: seats })}`] as const,
  );
  const keep = first ? [] : [["", t("layout.asItIs")] as const];
  return (
    <Choice
      pointer="/template"
      label={t("layout.begin")}
      hint={t("layout.beginHint")}
      value={name.value}
      options={[...keep, ...known, [EMPTY, t("layout.template.empty")] as const]}
      onValue={(value) => {
        name.value = value;
        if (value) history.change(gridOf(templates, value));
      }}
    />
  );
}
