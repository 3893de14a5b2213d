/** The bus from above, its driver in front: free seats are buttons, all others say why they are not. */
import type { components } from "@/api/schema.gen";
import { Icon } from "../../icons";
import { t } from "../../texts";
import { busClass } from "../../words";

type Seats = components["schemas"]["SeatMap"];
type State = components["schemas"]["SeatState"];

type Look = "free" | "locked" | "taken";

interface Cell {
  kind?: string;
  label?: string;
}

/** What a buyer is told of a seat's state: whether it is held or sold, somebody has it. */
const looks = (state: State): Look => (state === "free" ? "free" : state === "held" ? "locked" : "taken");

interface PlanProps {
  seats: Seats;
  chosen: readonly string[];
  onTap: (seat: string) => void;
}

export function SeatPlan({ seats, chosen, onTap }: PlanProps) {
  const rows = seats.layout as Cell[][];
  const known = new Map(seats.seats.map((each) => [each.seat, each]));
  const classes = new Set(seats.seats.map(({ seat_class }) => seat_class));
  return (
    <>
      <ul class="legend">
        {(["free", "own", "locked", "taken"] as const).map((look) => (
          <li key={look}>
            <span class={`seat ${look}`} aria-hidden="true" />
            {t(`seats.state.${look}`)}
          </li>
        ))}
      </ul>
      <fieldset class="bus">
        <legend class="unseen">{t("seats.plan")}</legend>
        <span class="front">{t("seats.front")}</span>
        {rows.map((row, place) => (
          <div class="bus-row" key={place}>
            {row.map((cell, column) => (
              <Place
                key={column}
                cell={cell}
                state={looks(known.get(cell.label ?? "")?.state ?? "blocked")}
                seatClass={classes.size > 1 ? known.get(cell.label ?? "")?.seat_class : undefined}
                own={chosen.includes(cell.label ?? "")}
                onTap={onTap}
              />
            ))}
          </div>
        ))}
      </fieldset>
    </>
  );
}

interface PlaceProps {
  cell: Cell;
  state: Look;
  /** Its class, where the bus has several. */
  seatClass: string | undefined;
  own: boolean;
  onTap: (seat: string) => void;
}

function Place({ cell: { kind = "", label = "" }, state, seatClass, own, onTap }: PlaceProps) {
  if (kind !== "seat") return <Sign kind={kind} />;
  const words = [
    t("seats.seat", { seat: label }),
    seatClass && busClass(seatClass),
    t(`seats.state.${own ? "own" : state}`),
  ];
  const name = words.filter(Boolean).join(", ");
  const inside = (
    <>
      {label}
      {seatClass && <small>{busClass(seatClass).slice(0, 3)}</small>}
    </>
  );
  if (!own && state !== "free") {
    return (
      <span class={`seat ${state}`} role="img" aria-label={name}>
        {inside}
      </span>
    );
  }
  return (
    <button
      type="button"
      class={`seat ${own ? "own" : "free"}`}
      aria-pressed={own}
      aria-label={name}
      onClick={() => onTap(label)}
    >
      {inside}
    </button>
  );
}

function Sign({ kind }: { kind: string }) {
  if (kind !== "driver" && kind !== "door") return <span class="gap" />;
  const words = t(`seats.${kind}`);
  return (
    <span class="gap" role="img" aria-label={words} title={words}>
      <Icon name={kind} />
    </span>
  );
}
