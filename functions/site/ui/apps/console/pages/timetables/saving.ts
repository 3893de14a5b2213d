/** Timetables that are entered together: each departure is previewed and saved by itself, with its own answer. */
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { asProblem, Problem } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import { sentence } from "@/ui/form";
import type { Days } from "./data";
import type { Departure } from "./departures";

type Schemas = components["schemas"];
export type Request = Schemas["TimetableRequest"];

export interface Preview {
  /** Of the departure. */
  key: number;
  departs: string;
  days: readonly Days[];
}

export interface Saved {
  departs: string;
  timetable_id: string;
}

const OWN = ["/departs", "/bus_id", "/driver_id"];

/** The problem of the form with those of its departures: fields of one departure name it, others are told once. */
export function joined(problems: readonly (readonly [place: number, problem: Problem])[]): Problem {
  const [only, ...others] = problems;
  if (only && !others.length && !only[1].fields.length) return only[1];
  const errors = new Map<string, string>();
  for (const [place, problem] of problems) {
    const at = `/departures/${place}`;
    for (const { pointer, detail } of problem.fields) {
      errors.set(OWN.includes(pointer) ? `${at}${pointer}` : pointer, detail);
    }
    if (!problem.fields.length) errors.set(`${at}/departs`, sentence(problem));
  }
  return new Problem({
    ...only?.[1].extra,
    errors: [...errors].map(([pointer, detail]) => ({ pointer, detail })),
  });
}

/**
 * Return what each departure would make.
 *
 * @throws Problem: one of them is refused.
 */
export async function previewed(
  departures: readonly Departure[],
  requestOf: (departure: Departure) => Request & { timetable_id?: string },
): Promise<Preview[]> {
  const problems: [number, Problem][] = [];
  const found = await Promise.all(
    departures.map(async (each, place) => {
      try {
        const body = requestOf(each);
        const { items } = await answered(api.POST("/company/timetables/preview", { body }));
        return [{ key: each.key, departs: each.departs, days: items }];
      } catch (error) {
        problems.push([place, asProblem(error)]);
        return [];
      }
    }),
  );
  if (problems.length) throw joined(problems.toSorted(([one], [other]) => one - other));
  return found.flat();
}

/** What came of saving: the timetables that are saved, the departures that are left, and what is wrong with them. */
export interface Outcome {
  saved: Saved[];
  left: Departure[];
  problem: Problem | undefined;
}

/** Save one departure after the other; one that is refused does not keep the next from being saved. */
export async function saveEach(
  departures: readonly Departure[],
  requestOf: (departure: Departure) => Request,
): Promise<Outcome> {
  const saved: Saved[] = [];
  const left: Departure[] = [];
  const problems: [number, Problem][] = [];
  for (const each of departures) {
    const intent = `timetable.${each.key}`;
    const body = requestOf(each);
    try {
      const header = { "Idempotency-Key": keyOf(intent, body) };
      const made = await answered(api.POST("/company/timetables", { body, params: { header } }));
      done(intent);
      saved.push({ departs: each.departs, timetable_id: made.timetable_id });
    } catch (error) {
      problems.push([left.length, asProblem(error)]);
      left.push(each);
    }
  }
  return { saved, left, problem: problems.length ? joined(problems) : undefined };
}
