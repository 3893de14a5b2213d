/** The company's rules: what is paid back, and how long before a departure things begin and end. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { type Resource, useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { can } from "@/session";
import { whole } from "@/ui/fields";
import { Choice, Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Facts, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { t } from "../texts";
import { PolicyWords, type Told as Sentences } from "./policy-words";

type View = components["schemas"]["PolicyView"];
type Request = components["schemas"]["PolicyRequest"];

const MINUTES = [
  "sales_cut_off_minutes",
  "turnaround_minutes",
  "boarding_opens_minutes",
  "boarding_window_minutes",
  "departure_window_minutes",
  "transfer_minutes",
] as const;

const MOST_BANDS = 6;

export function Policy() {
  const { query } = useLocation();
  const policy = useResource("", () => answered(api.GET("/company/policy")));
  const changing = query.view === "change" && can("company:update");
  const change = can("company:update") && !changing && (
    <a class="button" href={at("policy?view=change")}>
      {t("policy.change")}
    </a>
  );
  return (
    <Page heading={changing ? t("policy.change") : t("nav.policy")} beside={change}>
      {query.view === "saved" && <Told>{t("policy.saved")}</Told>}
      <Load from={policy}>
        {(found) => (changing ? <Change policy={found} from={policy} /> : <Rules policy={found} />)}
      </Load>
    </Page>
  );
}

function Rules({ policy }: { policy: View }) {
  return (
    <>
      {policy.is_default && <p class="notice">{t("policy.default")}</p>}
      <section class="section">
        <h2>{t("policy.cancellation")}</h2>
        <Table
          caption={t("policy.cancellation")}
          columns={[
            { heading: t("policy.before"), cell: (band) => t("policy.hours", { count: band.hours_before }) },
            {
              heading: t("policy.refund"),
              cell: (band) => t("percent", { percent: band.refund_percent }),
              number: true,
            },
          ]}
          rows={policy.cancellation}
          keyOf={(band) => String(band.hours_before)}
        />
        <p class="quiet">{t("policy.later")}</p>
      </section>
      <PolicyWords rules={policy} />
      <section class="section">
        <h2>{t("policy.times")}</h2>
        <Facts
          facts={[
            ...MINUTES.map((name) => ({
              label: t(`policy.${name}`),
              value: t("policy.minutes", { count: policy[name] }),
            })),
            {
              label: t("policy.boarding_mismatch"),
              value: policy.boarding_mismatch === "block" ? t("policy.block") : t("policy.warn"),
            },
          ]}
        />
      </section>
    </>
  );
}

/** What is typed, as text: a number that is not one goes to the API as it stands, which says what is wrong. */
interface Band {
  key: number;
  hours_before: string;
  refund_percent: string;
}

function Change({ policy, from }: { policy: View; from: Resource<View> }) {
  const { route } = useLocation();
  const bands = useSignal<Band[]>(
    policy.cancellation.map((band, key) => ({
      key,
      hours_before: String(band.hours_before),
      refund_percent: String(band.refund_percent),
    })),
  );
  const minutes = useSignal(Object.fromEntries(MINUTES.map((name) => [name, String(policy[name])])));
  const mismatch = useSignal(policy.boarding_mismatch);
  const submit = async () => {
    const body = {
      cancellation: bands.value.map((band) => ({
        hours_before: whole(band.hours_before),
        refund_percent: whole(band.refund_percent),
      })),
      boarding_mismatch: mismatch.value,
      ...Object.fromEntries(Object.entries(minutes.value).map(([name, value]) => [name, whole(value)])),
    } as Request;
    from.data.value = await answered(api.PUT("/company/policy", { body }));
    route(at("policy?view=saved"), true);
  };
  const cancel = (
    <a class="button" href={at("policy")}>
      {t("cancel")}
    </a>
  );
  return (
    <Form submit={t("policy.save")} onSubmit={submit} beside={cancel}>
      <p>{t("policy.sold")}</p>
      <fieldset>
        <legend>{t("policy.cancellation")}</legend>
        {bands.value.map((band, index) => (
          <BandFields
            key={band.key}
            band={band}
            index={index}
            onChange={(changed) => {
              bands.value = bands.value.map((each) => (each.key === band.key ? changed : each));
            }}
            onRemove={() => {
              bands.value = bands.value.filter((each) => each.key !== band.key);
            }}
          />
        ))}
        {bands.value.length < MOST_BANDS && (
          <div>
            <button
              type="button"
              onClick={() => {
                const key = Math.max(-1, ...bands.value.map((band) => band.key)) + 1;
                bands.value = [...bands.value, { key, hours_before: "", refund_percent: "" }];
              }}
            >
              {t("policy.addBand")}
            </button>
          </div>
        )}
      </fieldset>
      <fieldset>
        <legend>{t("policy.times")}</legend>
        {MINUTES.map((name) => (
          <Field
            key={name}
            pointer={`/${name}`}
            label={t(`policy.${name}`)}
            hint={t("policy.inMinutes")}
            value={minutes.value[name] ?? ""}
            onValue={(value) => {
              minutes.value = { ...minutes.value, [name]: value };
            }}
            inputMode="numeric"
            class="short"
          />
        ))}
        <Choice
          pointer="/boarding_mismatch"
          label={t("policy.boarding_mismatch")}
          value={mismatch.value}
          options={[
            ["warn", t("policy.warn")],
            ["block", t("policy.block")],
          ]}
          onValue={(value) => {
            mismatch.value = value;
          }}
        />
      </fieldset>
      <PolicyWords rules={typed(bands.value, minutes.value.sales_cut_off_minutes)} />
    </Form>
  );
}

/** What is typed, as rules; undefined where it is no number. */
function typed(bands: readonly Band[], salesCutOff: string | undefined): Sentences | undefined {
  const numbers = bands.map(({ hours_before, refund_percent }) => ({
    hours_before: whole(hours_before),
    refund_percent: whole(refund_percent),
  }));
  const sales_cut_off_minutes = whole(salesCutOff ?? "");
  const all = [sales_cut_off_minutes, ...numbers.flatMap((each) => Object.values(each))];
  return all.every(Number.isInteger) ? { cancellation: numbers, sales_cut_off_minutes } : undefined;
}

interface BandProps {
  band: Band;
  index: number;
  onChange: (band: Band) => void;
  onRemove: () => void;
}

function BandFields({ band, index, onChange, onRemove }: BandProps) {
  return (
    <div class="band">
      <Field
        pointer={`/cancellation/${index}/hours_before`}
        label={t("policy.hoursBefore")}
        value={band.hours_before}
        onValue={(hours_before) => onChange({ ...band, hours_before })}
        inputMode="numeric"
      />
      <Field
        pointer={`/cancellation/${index}/refund_percent`}
        label={t("policy.refundPercent")}
        value={band.refund_percent}
        onValue={(refund_percent) => onChange({ ...band, refund_percent })}
        inputMode="numeric"
      />
      <button
        type="button"
        onClick={onRemove}
        aria-label={t("policy.removeBand", { hours: band.hours_before })}
      >
        ✕
      </button>
    </div>
  );
}
