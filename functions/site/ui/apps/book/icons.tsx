/** Small drawings beside words; they say nothing that the words do not. */

const PATHS = {
  bus: "M5 5h14a2 2 0 0 1 2 2v10H3V7a2 2 0 0 1 2-2zM3 12h18M7 20v-3M17 20v-3M7 15h.01M17 15h.01",
  ticket: "M3 7h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM15 7v2M15 11v2M15 15v2",
  menu: "M4 6h16M4 12h16M4 18h16",
  swap: "M8 4v15M4 15l4 4 4-4M16 20V5M12 9l4-4 4 4",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
};

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
