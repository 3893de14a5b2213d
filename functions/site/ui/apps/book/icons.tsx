/** Small drawings beside words; they say nothing that the words do not. */
import { Drawing } from "@/ui/drawing";

const PATHS = {
  bus: "M5 5h14a2 2 0 0 1 2 2v10H3V7a2 2 0 0 1 2-2zM3 12h18M7 20v-3M17 20v-3M7 15h.01M17 15h.01",
  ticket: "M3 7h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM15 7v2M15 11v2M15 15v2",
  menu: "M4 6h16M4 12h16M4 18h16",
  swap: "M8 4v15M4 15l4 4 4-4M16 20V5M12 9l4-4 4 4",
  back: "M15 5l-7 7 7 7",
  driver:
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM4 10l6 1M20 10l-6 1M12 14v7",
  door: "M6 21V4l9-1v18M4 21h16M12 12h.01",
};

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => <Drawing path={PATHS[name]} />;
