/** The stations to choose from: those of recent searches, the main ones, and what the API understands of a text. */
import { signal } from "@preact/signals";
import { answered, api } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { fitting } from "@/i18n/fold";
import { type Option, wordsOf } from "@/ui/combobox";
import { type Stop, searches } from "../../kept";

type Station = components["schemas"]["StationView"];

const PAUSE_MS = 250;
const LEAST_LETTERS = 2;

const main = signal<readonly Option[]>([]);
const guesses = signal<readonly Option[]>([]);
const asking = signal(0);
const known = new Map<string, readonly Option[]>();

const option = ({ station_id, name, district, aliases }: Station): Option => ({
  value: station_id,
  label: name,
  more: [...aliases, district === name ? "" : district].filter(Boolean).join(", "),
});

async function find(q: string): Promise<readonly Option[]> {
  asking.value += 1;
  try {
    const { items } = await answered(api.GET("/search/stations", { params: { query: { q, limit: 50 } } }));
    return items.map(option);
  } finally {
    asking.value -= 1;
  }
}

let asked: Promise<void> | undefined;

/** Load the main stations, once. What cannot be loaded is asked for again the next time. */
function loadMain(): Promise<void> {
  asked ??= find("").then(
    (found) => {
      main.value = found;
    },
    () => {
      asked = undefined;
    },
  );
  return asked;
}

/** Whether it is waited for the next letter. */
const waits = signal(false);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Look for what a text may mean if no main station fits, when no more is typed for a moment. */
export function look(text: string): void {
  clearTimeout(timer);
  waits.value = false;
  loadMain();
  guesses.value = known.get(text) ?? [];
  const enough = fitting(main.value, text, wordsOf).length > 0;
  if (enough || text.trim().length < LEAST_LETTERS || known.has(text)) return;
  waits.value = true;
  timer = setTimeout(async () => {
    waits.value = false;
    const found = await find(text).catch(() => undefined);
    if (!found) return;
    known.set(text, found);
    guesses.value = found;
  }, PAUSE_MS);
}

const asOption = ({ station_id, name }: Stop): Option => ({ value: station_id, label: name });

/** Return all that can be chosen from, without what stands twice. */
export function options(chosen: readonly Option[]): Option[] {
  const recent = searches.value.flatMap(({ from, to }) => [from, to]).map(asOption);
  const told = new Map([...chosen, ...recent].map((each) => [each.value, each]));
  for (const each of [...main.value, ...guesses.value]) told.set(each.value, each);
  return [...told.values()];
}

export const guessed = (): readonly Option[] => guesses.value;

/** Whether it is not known yet what fits. */
export const looking = (): boolean => waits.value || asking.value > 0;
