/** What is in the way of deleting a thing: the trips, routes or timetables that use it, with their pages. */
import type { Problem } from "@/api/problem";
import { at } from "@/root";
import { t } from "./texts";

interface Use {
  kind: string;
  id: string;
  name: string;
}

const PAGES: Record<string, string> = { trip: "trips", route: "routes", timetable: "timetables" };

export function InUse({ problem }: { problem: Problem }) {
  const uses = (problem.extra.uses ?? []) as Use[];
  const count = Number(problem.extra.count ?? uses.length);
  if (!uses.length) return null;
  return (
    <>
      <ul class="plain">
        {uses.map(({ kind, id, name }) => (
          <li key={id}>{PAGES[kind] ? <a href={at(`${PAGES[kind]}/${id}`)}>{name}</a> : name}</li>
        ))}
      </ul>
      {count > uses.length && <p>{t("inUse.more", { count: count - uses.length })}</p>}
    </>
  );
}
