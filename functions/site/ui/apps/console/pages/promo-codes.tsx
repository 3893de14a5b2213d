/** The company's promo codes: what each has taken off, making one, changing one, and pausing one. */
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { money } from "@/i18n/format";
import { inZone, momentIn } from "@/i18n/zone";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { type Bound, useFields, whole } from "@/ui/fields";
import { Choice, Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { companyZone } from "../company-zone";
import { moment } from "../fleet-times";
import { promoCodes, routes } from "../lists";
import { t } from "../texts";
import { amountOf, typed } from "./routes/data";
import "../fleet.css";

type Code = components["schemas"]["PromoCodeView"];
type Route = components["schemas"]["RouteRow"];

const INTENT = "promo code";
const DAYS_MS = 30 * 24 * 3600 * 1000;
const SHAPES: Record<Code["state"], readonly [shape: string, kind: string]> = {
  EARLY: ["▲", ""],
  ACTIVE: ["●", "good"],
  PAUSED: ["■", "warn"],
  USED_UP: ["✕", "bad"],
  OVER: ["■", ""],
};

async function load() {
  const [codes, lines, zone, company] = await Promise.all([
    promoCodes(),
    can("fleet:read") ? routes("ACTIVE") : [],
    companyZone(),
    can("company:read") ? answered(api.GET("/company")) : undefined,
  ]);
  return { codes, lines, zone, currency: company?.currency ?? codes[0]?.budget.currency ?? "RWF" };
}

export function PromoCodes() {
  const { query } = useLocation();
  const found = useResource("", load);
  const manages = can("promo_codes:manage");
  const add = manages && (
    <a class="button main" href={at("promo-codes?view=add")}>
      {t("promo.add")}
    </a>
  );
  if (query.view === "add" && manages) {
    return (
      <Page key="add" heading={t("promo.add")}>
        <Load from={found}>
          {({ lines, zone, currency }) => (
            <Entry lines={lines} zone={zone} currency={currency} onSaved={found.reload} />
          )}
        </Load>
      </Page>
    );
  }
  const chosen = found.data.value?.codes.find((each) => each.promo_code_id === query.code);
  if (chosen && found.data.value && manages) {
    return (
      <Page key="change" heading={t("promo.changeNamed", { name: chosen.promo_code })}>
        <Change code={chosen} zone={found.data.value.zone} onSaved={found.reload} />
      </Page>
    );
  }
  return (
    <Page key="list" heading={t("nav.promo")} beside={add}>
      {query.view === "saved" && <Told>{t("promo.saved")}</Told>}
      <Load from={found}>
        {({ codes, zone }) =>
          codes.length ? (
            <List codes={codes} zone={zone} reload={found.reload} />
          ) : (
            <Empty next={add}>{t("promo.none")}</Empty>
          )
        }
      </Load>
    </Page>
  );
}

interface ListProps {
  codes: Code[];
  zone: string;
  reload: () => void;
}

function List({ codes, zone, reload }: ListProps) {
  const columns: Column<Code>[] = [
    { heading: t("promo.code"), cell: (row) => row.promo_code },
    { heading: t("promo.takesOff"), cell: takesOff },
    {
      heading: t("promo.spent"),
      cell: ({ spent, budget }) => t("promo.of", { spent: money(spent), budget: money(budget) }),
      number: true,
    },
    { heading: t("promo.until"), cell: ({ valid_until }) => moment(valid_until, zone) },
    { heading: t("buses.state"), cell: (row) => <State code={row} /> },
  ];
  const act: Column<Code> = {
    heading: t("actions"),
    cell: (row) => (
      <span class="row-actions">
        <a
          class="button"
          href={at(`promo-codes?code=${row.promo_code_id}`)}
          aria-label={t("promo.changeNamed", { name: row.promo_code })}
        >
          {t("branches.change")}
        </a>
        <Pause code={row} onChanged={reload} />
      </span>
    ),
  };
  return (
    <Table
      caption={t("nav.promo")}
      columns={can("promo_codes:manage") ? [...columns, act] : columns}
      rows={codes}
      keyOf={(row) => row.promo_code_id}
    />
  );
}

const takesOff = ({ percent, amount }: Code): string =>
  amount ? money(amount) : t("percent", { percent: percent ?? 0 });

function State({ code }: { code: Code }) {
  const [shape, kind] = SHAPES[code.state];
  return (
    <span class={`tag ${kind}`}>
      <span aria-hidden="true">{shape}</span>
      {t(`promo.state.${code.state}`)}
    </span>
  );
}

/** Pauses a code, or lets it be entered again; for one that is over there is nothing to do. */
function Pause({ code, onChanged }: { code: Code; onChanged: () => void }) {
  if (code.state === "OVER") return null;
  const name = code.promo_code;
  const path = { promo_code_id: code.promo_code_id };
  const act = async () => {
    const body = { paused: !code.paused };
    await answered(api.PATCH("/company/promo-codes/{promo_code_id}", { body, params: { path } }));
    onChanged();
  };
  const words = code.paused ? "resume" : "pause";
  return (
    <Confirm
      button={t(`promo.${words}`)}
      label={t(`promo.${words}Named`, { name })}
      title={t(`promo.${words}Question`, { name })}
      act={t(`promo.${words}Named`, { name })}
      onAct={act}
      hurts={false}
    >
      <p>{t(`promo.${words}Effect`)}</p>
    </Confirm>
  );
}

interface Limits {
  budget: string;
  valid_until: string;
  uses_per_person: string;
}

const limitsOf = ({ budget, uses_per_person }: Limits, currency: string) => ({
  budget: amountOf(budget, currency) ?? Number.NaN,
  uses_per_person: uses_per_person ? whole(uses_per_person) : null,
});

interface LimitFieldsProps {
  field: (name: keyof Limits) => Bound;
  currency: string;
  /** Further fields, before the last one. */
  children?: ComponentChildren;
}

/** The fields that can be changed later as well. */
function LimitFields({ field, currency, children }: LimitFieldsProps) {
  return (
    <>
      <Field
        {...field("budget")}
        label={t("promo.budget", { currency })}
        hint={t("promo.budgetHint")}
        inputMode="decimal"
        class="short"
      />
      <Field {...field("valid_until")} label={t("promo.until")} type="datetime-local" />
      {children}
      <Field
        {...field("uses_per_person")}
        label={t("promo.perPerson")}
        hint={t("promo.perPersonHint")}
        inputMode="numeric"
        class="short"
      />
    </>
  );
}

interface EntryProps {
  lines: readonly Route[];
  zone: string;
  currency: string;
  onSaved: () => void;
}

function Entry({ lines, zone, currency, onSaved }: EntryProps) {
  const { route } = useLocation();
  const { values, field } = useFields({
    promo_code: "",
    kind: "percent",
    worth: "",
    budget: "",
    valid_until: inZone(Date.now() + DAYS_MS, zone),
    route_id: "",
    uses_per_person: "1",
  });
  const isPercent = values.value.kind === "percent";
  const submit = async () => {
    const { promo_code, worth, valid_until, route_id } = values.value;
    const body = {
      promo_code: promo_code || null,
      percent: isPercent ? whole(worth) : null,
      amount: isPercent ? null : amountOf(worth, currency),
      currency,
      valid_until: momentIn(valid_until, zone),
      route_ids: route_id ? [route_id] : [],
      ...limitsOf(values.value, currency),
    };
    const header = { "Idempotency-Key": keyOf(INTENT, body) };
    await answered(api.POST("/company/promo-codes", { body, params: { header } }));
    done(INTENT);
    onSaved();
    route(at("promo-codes?view=saved"), true);
  };
  return (
    <Form submit={t("promo.make")} onSubmit={submit} beside={<Cancel />}>
      <Field
        {...field("promo_code")}
        label={t("promo.code")}
        hint={t("promo.codeHint")}
        maxLength={20}
        autocapitalize="none"
        spellcheck={false}
      />
      <Choice
        {...field("kind")}
        label={t("promo.takesOff")}
        options={[
          ["percent", t("promo.kind.percent")],
          ["amount", t("promo.kind.amount", { currency })],
        ]}
      />
      <Field
        {...field("worth")}
        pointer={isPercent ? "/percent" : "/amount"}
        label={t("fares.worth")}
        inputMode="decimal"
        class="short"
      />
      <LimitFields field={field} currency={currency}>
        {lines.length > 0 && (
          <Choice
            {...field("route_id")}
            pointer="/route_ids/0"
            label={t("promo.for")}
            options={[
              ["", t("promo.allRoutes")],
              ...lines.map((each) => [each.route_id, each.name] as const),
            ]}
          />
        )}
      </LimitFields>
    </Form>
  );
}

interface ChangeProps {
  code: Code;
  zone: string;
  onSaved: () => void;
}

function Change({ code, zone, onSaved }: ChangeProps) {
  const { route } = useLocation();
  const { currency } = code.budget;
  const before = inZone(code.valid_until, zone);
  const { values, field } = useFields({
    budget: typed(code.budget.amount, currency),
    valid_until: before,
    uses_per_person: code.uses_per_person === null ? "" : String(code.uses_per_person),
  });
  const submit = async () => {
    const { valid_until } = values.value;
    const body = {
      ...limitsOf(values.value, currency),
      ...(valid_until !== before && { valid_until: momentIn(valid_until, zone) }),
    };
    const path = { promo_code_id: code.promo_code_id };
    await answered(api.PATCH("/company/promo-codes/{promo_code_id}", { body, params: { path } }));
    onSaved();
    route(at("promo-codes?view=saved"), true);
  };
  return (
    <Form submit={t("promo.save")} onSubmit={submit} beside={<Cancel />}>
      <p>{t("promo.kept")}</p>
      <LimitFields field={field} currency={currency} />
    </Form>
  );
}

const Cancel = () => (
  <a class="button" href={at("promo-codes")}>
    {t("cancel")}
  </a>
);
