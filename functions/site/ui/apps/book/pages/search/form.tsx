/** The form that finds trips: from where, to where, on which day. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { Problem } from "@/api/problem";
import { after, shortDay, today } from "@/i18n/format";
import { Combobox, type Option } from "@/ui/combobox";
import { Form, Labelled, useField } from "@/ui/form";
import { Icon } from "../../icons";
import { type KeptSearch, searches } from "../../kept";
import { t } from "../../texts";
import { type Asked, addressOf } from "./asked";
import { guessed, look, looking, options } from "./stations";

interface SearchFormProps {
  asked: Asked;
  /** The names of stations that the address has by their ids. */
  named?: readonly Option[];
  onDone?: () => void;
}

export function SearchForm({ asked, named = [], onDone }: SearchFormProps) {
  const { route } = useLocation();
  const from = useSignal(asked.from);
  const to = useSignal(asked.to);
  const date = useSignal(asked.date);
  const typed = [from.value, to.value].filter(Boolean).map((text) => ({ value: text, label: text }));
  const all = options([...typed, ...named]);
  const submit = async () => {
    const missing = [
      ...(from.value ? [] : [{ pointer: "/from", detail: t("search.needFrom") }]),
      ...(to.value ? [] : [{ pointer: "/to", detail: t("search.needTo") }]),
      ...(to.value && from.value === to.value ? [{ pointer: "/to", detail: t("search.needOther") }] : []),
      ...(date.value < today() ? [{ pointer: "/date", detail: t("search.needDate") }] : []),
    ];
    if (missing.length) throw new Problem({ errors: missing });
    route(addressOf({ from: from.value, to: to.value, date: date.value }));
    onDone?.();
  };
  const swap = () => {
    [from.value, to.value] = [to.value, from.value];
  };
  return (
    <Form submit={t("search.submit")} onSubmit={submit}>
      <div class="places">
        <Station pointer="/from" label={t("search.from")} chosen={from} all={all} />
        <button type="button" class="swap" onClick={swap} aria-label={t("search.swap")}>
          <Icon name="swap" />
        </button>
        <Station pointer="/to" label={t("search.to")} chosen={to} all={all} />
      </div>
      <DateField value={date.value} onValue={(day) => (date.value = day)} />
    </Form>
  );
}

interface StationProps {
  pointer: string;
  label: string;
  chosen: { value: string };
  all: readonly Option[];
}

function Station({ pointer, label, chosen, all }: StationProps) {
  const choose = (value: string) => {
    chosen.value = value;
  };
  return (
    <Combobox
      pointer={pointer}
      label={label}
      options={all}
      value={chosen.value}
      onValue={choose}
      onTyped={look}
      guesses={guessed()}
      looking={looking()}
      onLeft={choose}
    />
  );
}

function DateField({ value, onValue }: { value: string; onValue: (date: string) => void }) {
  const field = useField("/date", undefined);
  const soon = [today(), after(today(), 1)];
  const words = [t("search.today"), t("search.tomorrow")];
  return (
    <Labelled {...field} label={t("search.date")}>
      <div class="day-choice">
        {soon.map((date, place) => (
          <button key={date} type="button" aria-pressed={value === date} onClick={() => onValue(date)}>
            {words[place]}
            <span>{shortDay(date)}</span>
          </button>
        ))}
        <input
          {...field.attributes}
          type="date"
          min={soon[0]}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      </div>
    </Labelled>
  );
}

/** What was looked for before on this phone. */
export function Recent() {
  if (!searches.value.length) return null;
  return (
    <section class="recent">
      <h2>{t("search.recent")}</h2>
      <ul>
        {searches.value.map((each) => (
          <li key={addressFor(each)}>
            <a href={addressFor(each)}>{t("journey.way", { from: each.from.name, to: each.to.name })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const addressFor = ({ from, to }: KeptSearch): string =>
  addressOf({ from: from.station_id, to: to.station_id, date: today() });
