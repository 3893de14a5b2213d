/**
 * What the API refuses, in the reader's language: an app has a text for a problem's code, `refusal.<code>`. Its values
 * are what the problem tells beside, as moments, names or words. Where one is missing, `refusal.<code>.plain` is said;
 * a code without a text is told by the API's own sentence, which is English.
 */
import type { Problem } from "../api/problem";
import { moment } from "../i18n/format";
import { filled, textOf } from "../i18n/t";

type Extra = Readonly<Record<string, unknown>>;
type Value = string | number;

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function worded(told: unknown): Value | undefined {
  if (typeof told === "number") return told;
  if (typeof told === "string")
    return MOMENT.test(told) ? moment(told) : (textOf(`refusal.is.${told}`) ?? told);
  if (typeof told === "object" && told !== null && "label" in told) return String(told.label);
  return undefined;
}

/** Return a text with its values; undefined if there is no such text, or it asks for a value that is not there. */
function withValues(key: string, extra: Extra): string | undefined {
  const text = textOf(key);
  if (text === undefined) return undefined;
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const values = names.map((name) => [name, worded(extra[name])] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  return filled(text, Object.fromEntries(values) as Record<string, Value>);
}

/** Return why something is refused; `detail` is the API's own sentence. */
export const refusal = (code: string, detail: string, extra: Extra = {}): string =>
  withValues(`refusal.${code}`, extra) ?? withValues(`refusal.${code}.plain`, extra) ?? detail;

interface Fault {
  pointer: string;
  detail: string;
}

/** Return the fields that are wrong, each with its sentence; a refusal about one field is told by its code's text. */
export function faults({ code, message, fields, extra }: Problem): readonly Fault[] {
  if (fields.length) return fields;
  const { pointer } = extra;
  return typeof pointer === "string" ? [{ pointer, detail: refusal(code, message, extra) }] : [];
}
