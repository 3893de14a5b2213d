/** The coordinates of this device, on request; a refusal is told with what to do instead. */
import { useSignal } from "@preact/signals";
import { t } from "../../texts";
import type { Place } from "./plane";

const WAIT_MS = 20_000;

interface WhereIAmProps {
  onFound: (place: Place) => void;
}

type State = { told: "asking" | "refused" | "unknown" } | { told: "found"; metres: number };

export function WhereIAm({ onFound }: WhereIAmProps) {
  const state = useSignal<State | undefined>(undefined);
  const ask = () => {
    if (state.value?.told === "asking") return;
    state.value = { told: "asking" };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        state.value = { told: "found", metres: Math.ceil(coords.accuracy) };
        onFound({ latitude: coords.latitude, longitude: coords.longitude });
      },
      (error) => {
        state.value = { told: error.code === error.PERMISSION_DENIED ? "refused" : "unknown" };
      },
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  };
  return (
    <div class="where-i-am">
      <button type="button" onClick={ask} aria-disabled={state.value?.told === "asking"}>
        {t("stations.useMine")}
      </button>
      <div role="status">{state.value && <Told state={state.value} />}</div>
    </div>
  );
}

function Told({ state }: { state: State }) {
  if (state.told === "found") {
    return <p class="notice good">{t("stations.mine.found", { metres: state.metres })}</p>;
  }
  if (state.told === "asking") return <p class="quiet">{t("stations.mine.asking")}</p>;
  return <p class="notice warn">{t(`stations.mine.${state.told}`)}</p>;
}
