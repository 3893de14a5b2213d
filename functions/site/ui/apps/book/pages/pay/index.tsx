/**
 * Paying by Mobile Money. The page shows how far it is, whatever was closed, lost or opened twice meanwhile: what counts
 * is what the server knows of the booking and of its latest payment.
 */
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { at } from "@/root";
import { sentence } from "@/ui/form";
import { Page } from "@/ui/page";
import { loadTickets } from "../../own";
import type { Stage } from "../../stage";
import { t } from "../../texts";
import { stageIn, useWatched, type Watched } from "../../watch";
import { Asked, Late } from "./asked";
import { Ended, Returned } from "./ended";
import { Ready } from "./ready";
import "./pay.css";

const TITLES = {
  ready: "pay.title",
  asked: "pay.asked.title",
  late: "pay.late.title",
  ended: "pay.ended.title",
  returned: "pay.returned.title",
  paid: "pay.paid.title",
  over: "pay.title",
} as const;

export const Pay = ({ id }: { id: string }) => <OfBooking key={id} id={id} />;

function OfBooking({ id }: { id: string }) {
  const watched = useWatched(id);
  const { route } = useLocation();
  const stage = stageIn(watched);
  const name = stage?.name;
  useEffect(() => {
    const booking = watched.booking.peek();
    if (!booking || (name !== "paid" && name !== "over")) return;
    const go = () => route(at(`bookings/${id}${name === "paid" ? "?paid=yes" : ""}`), true);
    loadTickets(booking).then(go, go);
  }, [name, id, route, watched.booking]);
  const heading =
    stage?.name === "returned" && stage.back ? t("pay.returned.back") : t(TITLES[name ?? "ready"]);
  return (
    <Page key={name} heading={heading}>
      <Unreached watched={watched} />
      {stage && <Body watched={watched} stage={stage} />}
    </Page>
  );
}

function Body({ watched, stage }: { watched: Watched; stage: Stage }) {
  const booking = watched.booking.value;
  if (!booking) return null;
  if (stage.name === "ready")
    return <Ready booking={booking} failed={stage.failed} time={watched.time.value} watched={watched} />;
  if (stage.name === "asked") return <Asked booking={booking} over={stage.over} watched={watched} />;
  if (stage.name === "late") return <Late booking={booking} />;
  if (stage.name === "ended") return <Ended booking={booking} />;
  if (stage.name === "returned") return <Returned booking={booking} stage={stage} />;
  return <p role="status">{t("pay.paid.text")}</p>;
}

/** The last look failed: why, and what that means for the payment. */
function Unreached({ watched }: { watched: Watched }) {
  const problem = watched.problem.value;
  if (!problem) return null;
  const asked = stageIn(watched)?.name === "asked";
  return (
    <div class="notice warn" role="status">
      <p>{problem.code === "offline" && asked ? t("pay.unreached") : sentence(problem)}</p>
      <button type="button" onClick={watched.look}>
        {t("pay.look")}
      </button>
    </div>
  );
}
