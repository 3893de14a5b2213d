/** Passengers and how to reach them. */
import { useLocation } from "preact-iso";
import { Problem } from "@/api/problem";
import { money } from "@/i18n/format";
import { at } from "@/root";
import { Choice, Field, Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { WayLines } from "../journey";
import { NoWay } from "../no-way";
import { Opened } from "../opened";
import { international } from "../phone";
import { shownLater } from "../seldom";
import { t, tl } from "../texts";
import { ADULT, type CategoryPrice, change, seatOf, type Traveller, totalOf, type Way, way } from "../way";
import { category } from "../words";

const NUMBER = /^\+[1-9]\d{7,14}$/;

/** Return what is missing or wrong, as far as this can be known here. */
function faultsOf({ travellers }: Way) {
  return travellers.flatMap(({ name, phone, child }, place) => {
    const digits = international(phone);
    const needed = place === 0 || digits !== "";
    const missing = [
      ["name", "passengers.needName", !name.trim()],
      ["phone", "passengers.needPhone", needed && !NUMBER.test(digits)],
      ["lap_child/name", "along.needChild", child && !child.name.trim()],
    ] as const;
    return missing.flatMap(([field, words, wrong]) =>
      wrong ? { pointer: `/passengers/${place}/${field}`, detail: tl(words, { number: place + 1 }) } : [],
    );
  });
}

export function Passengers() {
  const { route } = useLocation();
  const now = way.value;
  if (!now) return <NoWay heading={t("passengers.title")} />;
  const total = totalOf(now);
  const submit = async () => {
    const faults = faultsOf(now);
    if (faults.length) throw new Problem({ errors: faults });
    route(at("check"));
  };
  const set = (travellers: Traveller[]) => change({ travellers });
  const any = { name: "", phone: "", category: ADULT };
  return (
    <Page heading={t("passengers.title")}>
      <WayLines of={now} />
      <div class="step-form">
        <Form
          submit={t("passengers.next")}
          onSubmit={submit}
          beside={total && <strong class="step-sum">{money(total)}</strong>}
        >
          {now.travellers.map((one, place) => (
            <Person
              key={place}
              one={one}
              place={place}
              of={now}
              onChange={(changed) =>
                set(now.travellers.map((each, at) => (at === place ? { ...each, ...changed } : each)))
              }
              onRemove={() => set(now.travellers.filter((_, at) => at !== place))}
            />
          ))}
          <div>
            <button type="button" onClick={() => set([...now.travellers, any])}>
              {t("passengers.add")}
            </button>
          </div>
          <Field
            pointer="/contact/email"
            label={t("passengers.email")}
            hint={t("passengers.emailHint")}
            type="email"
            inputMode="email"
            autocomplete="email"
            autocapitalize="none"
            spellcheck={false}
            value={now.email}
            onValue={(email) => change({ email })}
          />
        </Form>
      </div>
    </Page>
  );
}

const Along = shownLater("Along");

export interface TravellerProps {
  one: Traveller;
  place: number;
  of: Way;
  onChange: (changed: Partial<Traveller>) => void;
}

interface PersonProps extends TravellerProps {
  onRemove: () => void;
}

function Person({ one, place, of, onChange, onRemove }: PersonProps) {
  const first = place === 0;
  const seat = seatOf(of, place);
  return (
    <fieldset class="card">
      <legend>{seat ? t("passengers.inSeat", { seat }) : t("passengers.anySeat")}</legend>
      <Field
        pointer={`/passengers/${place}/name`}
        label={t("passengers.name")}
        hint={first ? t("passengers.nameHint") : undefined}
        autocomplete={first ? "name" : "off"}
        spellcheck={false}
        maxLength={100}
        value={one.name}
        onValue={(name) => onChange({ name })}
      />
      <Field
        pointer={`/passengers/${place}/phone`}
        label={first ? t("passengers.phone") : t("passengers.otherPhone")}
        hint={first ? t("passengers.phoneHint") : t("passengers.otherPhoneHint")}
        type="tel"
        autocomplete={first ? "tel" : "off"}
        maxLength={32}
        value={one.phone}
        onValue={(phone) => onChange({ phone })}
      />
      {of.prices.length > 1 && (
        <Choice
          pointer={`/passengers/${place}/category`}
          label={t("passengers.category")}
          value={one.category}
          options={of.prices.map((each) => [each.category, priceWords(each)])}
          onValue={(name) => onChange({ category: name })}
        />
      )}
      {(of.laps?.length || of.piece) && (
        <Opened title={t("passengers.along")} open={Boolean(one.child || one.pieces)}>
          {() => <Along one={one} place={place} of={of} onChange={onChange} />}
        </Opened>
      )}
      {of.travellers.length > 1 && (
        <div>
          <button type="button" class="plain" onClick={onRemove}>
            {seat ? t("passengers.removeSeat", { seat }) : t("passengers.remove")}
          </button>
        </div>
      )}
    </fieldset>
  );
}

/** A category with whom it is for, and its price. */
export const priceWords = ({ category: name, age, price }: CategoryPrice): string =>
  `${category(name)}${age ? ` (${age})` : ""}: ${money(price)}`;
