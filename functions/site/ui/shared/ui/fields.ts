/** The texts of a form's fields, by their names in the request. */
import { type Signal, useSignal } from "@preact/signals";

/** What `Field` and `Choice` need of a text. */
export interface Bound {
  pointer: string;
  value: string;
  onValue: (value: string) => void;
}

export interface Fields<Values> {
  values: Signal<Values>;
  field: (name: keyof Values & string) => Bound;
}

export function useFields<Values extends Record<string, string>>(initial: Values): Fields<Values> {
  const values = useSignal(initial);
  const field = (name: keyof Values & string) => ({
    pointer: `/${name}`,
    value: values.value[name] ?? "",
    onValue: (value: string) => {
      values.value = { ...values.value, [name]: value };
    },
  });
  return { values, field };
}

/** A whole number as it was typed; what is none goes to the API as it stands, which says what is wrong. */
export const whole = (text: string): number =>
  /^\d+$/.test(text.trim()) ? Number(text) : (text as unknown as number);
