/** Whether the window has room for a detail beside its list. On paper the detail stays, and the list goes. */
import { signal } from "@preact/signals";

const room = window.matchMedia("print, (min-width: 1200px)");

export const wide = signal(room.matches);

room.addEventListener("change", () => {
  wide.value = room.matches;
});
