/** The class of a seat: that of its bus, one of those that most buses have, or another one that is typed. */
import { useSignal } from "@preact/signals";
import { Labelled } from "@/ui/form";
import { t } from "../../texts";
import { CLASSES, busClass as classWords } from "./words";

const OTHER = " ";
const CLASS = /^[a-z][a-z0-9_-]{0,19}$/;

interface ClassChoiceProps {
  /** Empty for the class of the bus. */
  value: string;
  busClass: string;
  /** Classes that other seats have. */
  used: readonly string[];
  onValue: (name: string) => void;
}

export function ClassChoice({ value, busClass, used, onValue }: ClassChoiceProps) {
  const typing = useSignal(false);
  const wrong = useSignal(false);
  const names = [...new Set([...CLASSES, ...used, ...(value ? [value] : [])])];
  const choose = (name: string) => {
    typing.value = name === OTHER;
    wrong.value = false;
    if (name !== OTHER) onValue(name);
  };
  const enter = (typed: string) => {
    const name = typed.trim().toLowerCase().replaceAll(/\s+/g, "_");
    if (!name) return;
    wrong.value = !CLASS.test(name);
    if (wrong.value) return;
    typing.value = false;
    onValue(name);
  };
  return (
    <>
      <Labelled id="layout-class" label={t("layout.class")} hint={t("layout.classHint")} error={undefined}>
        <select
          id="layout-class"
          aria-describedby="layout-class-hint"
          value={typing.value ? OTHER : value}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{t("layout.classOfBus", { name: classWords(busClass) })}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {classWords(name)}
            </option>
          ))}
          <option value={OTHER}>{t("layout.classOther")}</option>
        </select>
      </Labelled>
      {typing.value && (
        <Labelled
          id="layout-class-other"
          label={t("layout.classTyped")}
          error={wrong.value ? t("layout.classWrong") : undefined}
        >
          <input
            id="layout-class-other"
            maxLength={20}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={wrong.value}
            aria-describedby={wrong.value ? "layout-class-other-error" : undefined}
            onChange={(event) => enter(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              enter(event.currentTarget.value);
            }}
          />
        </Labelled>
      )}
    </>
  );
}
