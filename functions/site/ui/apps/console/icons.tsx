/** Small drawings beside words; they say nothing that the words do not. */
import { Drawing } from "@/ui/drawing";

const PATHS = {
  planner: "M3 5h18v16H3zM3 10h18M8 3v4M16 3v4M7 14h5M10 18h7",
  board: "M4 5h16M4 12h16M4 19h10",
  company: "M4 21V6l8-3 8 3v15M9 21v-5h6v5M9 9h.01M15 9h.01M9 13h.01M15 13h.01",
  policy: "M7 3h10v18l-5-3-5 3zM10 8h4M10 12h4",
  branches: "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  staff: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20a6 6 0 0 1 12 0M16 5a3 3 0 0 1 0 6M17 14a6 6 0 0 1 4 6",
  routes:
    "M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM18 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 17h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7",
  stations: "M12 3v18M5 21h14M6 5h10l3 3-3 3H6z",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  roles: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4",
  audit: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
  promo: "M3 12V4h8l10 10-8 8zM7.5 8.5h.01M10 15l4-4",
  drivers:
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM4 10l6 1M20 10l-6 1M12 14v7",
  bus: "M5 5h14a2 2 0 0 1 2 2v10H3V7a2 2 0 0 1 2-2zM3 12h18M7 20v-3M17 20v-3M7 15h.01M17 15h.01",
};

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => <Drawing path={PATHS[name]} />;
