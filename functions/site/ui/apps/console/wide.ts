/** Whether the window has room for a detail beside its list. */
import { signal } from "@preact/signals";

const room = window.matchMedia("(min-width: 1200px)");

export const wide = signal(room.matches);

room.addEventListener("change", () => {
  wide.value = room.matches;
});
