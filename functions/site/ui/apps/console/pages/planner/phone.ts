/** Whether the window is too narrow for a timeline. */
import { signal } from "@preact/signals";

const narrow = window.matchMedia("screen and (max-width: 720px)");

export const phone = signal(narrow.matches);

narrow.addEventListener("change", () => {
  phone.value = narrow.matches;
});
