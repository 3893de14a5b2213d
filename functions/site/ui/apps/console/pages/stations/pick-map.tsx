/** A map to place a station on: by a click or with the arrow keys. The typed coordinates are the equal way. */
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { locale } from "@/i18n/t";
import { named, type Spot, useRoom } from "@/ui/line-map";
import { t } from "../../texts";
import "./pick-map.css";
import {
  allOf,
  apart,
  around,
  HEIGHT,
  isSeen,
  onMap,
  type Place,
  placeAt,
  scaleBar,
  type View,
  zoomed,
} from "./plane";

const STEP = 8;
const FAR_STEP = 64;
const ZOOM = 2;

interface PickMapProps {
  /** Stations that are there already. */
  landmarks: readonly Spot[];
  /** Where the new one is; undefined as long as nobody said. */
  pin: Place | undefined;
  onPick: (place: Place) => void;
}

const WAYS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function PickMap({ landmarks, pin, onPick }: PickMapProps) {
  const hint = useId();
  const drawing = useRef<SVGSVGElement>(null);
  const width = useRoom(drawing);
  const chosen = useSignal<View | undefined>(undefined);
  const view = shown(chosen.value, width, pin, landmarks);
  const at = pin && onMap(view, pin);
  const pick = (x: number, y: number) => {
    chosen.value = view;
    onPick(placeAt(view, x, y));
  };
  const zoom = (times: number) => {
    chosen.value = zoomed({ ...view, center: pin ?? view.center }, times);
  };
  const click = (event: MouseEvent) => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const unit = width / box.width;
    pick((event.clientX - box.left) * unit, (event.clientY - box.top) * unit);
  };
  const press = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    const far = event.shiftKey ? FAR_STEP : STEP;
    const from = at ?? { x: width / 2, y: HEIGHT / 2 };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (way) pick(from.x + way[0] * far, from.y + way[1] * far);
    else if (event.key === "+") zoom(ZOOM);
    else if (event.key === "-") zoom(1 / ZOOM);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const places = landmarks
    .filter((each) => isSeen(view, each, 0))
    .map((each) => ({ ...each, ...onMap(view, each) }));
  const bar = scaleBar(view);
  return (
    <div class="pick-map">
      <p class="hint" id={hint}>
        {t("stations.pickHint")}
      </p>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the pin.
        tabIndex={0}
        aria-label={t("stations.pick")}
        aria-describedby={hint}
        onKeyDown={press}
      >
        <svg
          ref={drawing}
          class="line-map"
          viewBox={`0 0 ${width} ${HEIGHT}`}
          aria-hidden="true"
          onClick={click}
        >
          {places.map(({ id, x, y }) => (
            <circle key={id} cx={x} cy={y} r="5" />
          ))}
          {named(places, width, HEIGHT).map(({ id, name, x, y, anchor }) => (
            <text key={id} x={x} y={y} text-anchor={anchor}>
              {name}
            </text>
          ))}
          <path class="scale" d={`M16 ${HEIGHT - 24}v8h${bar.length}v-8`} />
          <text x="24" y={HEIGHT - 28}>
            {distance(bar.km)}
          </text>
          {at && (
            <path
              class="pin"
              transform={`translate(${at.x} ${at.y})`}
              d="M0 0C-3-12-11-14-11-23a11 11 0 1 1 22 0C11-14 3-12 0 0Z"
            />
          )}
        </svg>
      </div>
      <p class="unseen" role="status">
        {pin && told(pin, landmarks)}
      </p>
      <div class="actions">
        <button type="button" onClick={() => zoom(ZOOM)}>
          {t("stations.nearer")}
        </button>
        <button type="button" onClick={() => zoom(1 / ZOOM)}>
          {t("stations.farther")}
        </button>
      </div>
    </div>
  );
}

/** What is shown: what was chosen with the pin in sight, else the surroundings of the pin, else all stations. */
function shown(
  chosen: View | undefined,
  width: number,
  pin: Place | undefined,
  landmarks: readonly Place[],
): View {
  if (!chosen) return pin ? around(pin, width) : allOf(landmarks, width);
  const view = { ...chosen, width };
  return pin && !isSeen(view, pin) ? { ...view, center: pin } : view;
}

/** A distance in metres or kilometres, as the reader's language writes it. */
function distance(km: number): string {
  const [value, unit] = km < 1 ? [km * 1000, "meter"] : [km, "kilometer"];
  const shape = { style: "unit", unit, maximumSignificantDigits: 2 } as const;
  return new Intl.NumberFormat(locale(), shape).format(value);
}

/** Where the pin is, for those who do not see the map. */
function told(pin: Place, landmarks: readonly Spot[]): string {
  const where = { latitude: pin.latitude.toFixed(5), longitude: pin.longitude.toFixed(5) };
  const [next] = landmarks
    .map(({ name, ...place }) => ({ name, km: apart(pin, place) }))
    .sort((one, other) => one.km - other.km);
  if (!next) return t("stations.pinAt", where);
  return t("stations.pinNear", { ...where, name: next.name, distance: distance(next.km) });
}
