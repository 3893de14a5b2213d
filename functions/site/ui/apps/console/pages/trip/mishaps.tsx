/** What goes wrong on the way: a breakdown and its end, and other incidents. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { done as intended, keyOf } from "@/api/intent";
import type { components } from "@/api/schema.gen";
import { Choice } from "@/ui/form";
import { t } from "../../texts";
import { Frame, type PanelProps, Reasoned } from "./panel";

type Kind = components["schemas"]["IncidentRequest"]["kind"];

const KINDS: readonly Kind[] = ["road", "passenger", "accident", "security", "other"];

export function BreakDown({ detail, done }: PanelProps) {
  const { trip_id } = detail.trip;
  const submit = async (words: string) => {
    const intent = `breakdown.${trip_id}`;
    const body = { words, position: null };
    const params = { path: { trip_id }, header: { "Idempotency-Key": keyOf(intent, body) } };
    await answered(api.POST("/company/trips/{trip_id}/breakdown", { params, body }));
    intended(intent);
    done(t("trip.done.break_down"));
  };
  return (
    <Frame name="break_down">
      <Reasoned
        submit={t("trip.do.break_down")}
        pointer="/words"
        label={t("incident.words")}
        hint={t("incident.wordsHint")}
        onSubmit={submit}
      />
    </Frame>
  );
}

export function Mend({ detail, done }: PanelProps) {
  const params = { path: { trip_id: detail.trip.trip_id } };
  const submit = async () => {
    await answered(api.DELETE("/company/trips/{trip_id}/breakdown", { params }));
    done(t("trip.done.mend"));
  };
  return (
    <Frame name="mend">
      <Reasoned submit={t("trip.do.mend")} pointer={null} onSubmit={submit} />
    </Frame>
  );
}

export function Report({ detail, done }: PanelProps) {
  const { trip_id } = detail.trip;
  const kind = useSignal<Kind>("road");
  const submit = async (words: string) => {
    const intent = `incident.is_${trip_id}`;
    const body = { kind: kind.value, words, position: null };
    const params = { path: { trip_id }, header: { "Idempotency-Key": keyOf(intent, body) } };
    await answered(api.POST("/trips/{trip_id}/incidents", { params, body }));
    intended(intent);
    done(t("trip.done.report"));
  };
  return (
    <Frame name="report">
      <Reasoned
        submit={t("trip.do.report")}
        pointer="/words"
        label={t("incident.words")}
        hint={t("incident.wordsHint")}
        onSubmit={submit}
      >
        <Choice
          pointer="/kind"
          label={t("incident.kind")}
          value={kind.value}
          options={KINDS.map((each) => [each, t(`incident.is_${each}`)] as const)}
          onValue={(value) => {
            kind.value = value as Kind;
          }}
        />
      </Reasoned>
    </Frame>
  );
}
