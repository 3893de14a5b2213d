/** A change that trips stand against: they are shown, and the change is made only by one who accepts that. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Problem } from "@/api/problem";
import { Check } from "@/ui/check";
import { InUse } from "./in-use";
import { t } from "./texts";

interface Despite {
  /** Sends the change; its argument tells whether the trips in the way are accepted. */
  send: <T>(change: (despite: boolean) => Promise<T>) => Promise<T>;
  /** The trips in the way with the box that accepts them, once they are known. */
  question: ComponentChildren;
}

/** @param content what is about to be sent; another content is asked for anew. */
export function useDespite(content: unknown): Despite {
  const told = JSON.stringify(content);
  const refused = useSignal<{ of: string; problem: Problem } | undefined>(undefined);
  const accepted = useSignal(false);
  const current = refused.value?.of === told ? refused.value.problem : undefined;
  const send: Despite["send"] = async (change) => {
    try {
      return await change(Boolean(current) && accepted.value);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "in_use") throw error;
      refused.value = { of: told, problem: error };
      accepted.value = false;
      throw new Problem({ status: error.status, detail: t("despite.refused") });
    }
  };
  const question = current && (
    <div class="notice warn despite">
      <p>{t("despite.trips", { count: Number(current.extra.count ?? 0) })}</p>
      <InUse problem={current} />
      <Check
        checked={accepted.value}
        onCheck={(checked) => {
          accepted.value = checked;
        }}
      >
        {t("despite.accept")}
      </Check>
    </div>
  );
  return { send, question };
}
