/** Moving an item of a list by holding it: it takes the place over which it is held, and Escape puts it back. */

interface Held {
  list: HTMLElement;
  /** Where the item is at first. */
  place: number;
  /** Put the item from one place to another. */
  move: (from: number, to: number) => void;
  /** It was let go, or put back. */
  end: (place: number) => void;
}

/** Return the place over whose middle a height is, seen from where the item is now. */
function placeOver(list: HTMLElement, at: number, y: number): number {
  const middles = [...list.children].map((item) => {
    const { top, height } = item.getBoundingClientRect();
    return top + height / 2;
  });
  const below = middles.findLastIndex((middle, place) => place > at && y > middle);
  if (below > at) return below;
  const above = middles.findIndex((middle, place) => place < at && y < middle);
  return above < 0 ? at : above;
}

export function hold(event: PointerEvent, { list, place, move, end }: Held): void {
  if (event.button !== 0) return;
  const over = new AbortController();
  const { signal } = over;
  let at = place;
  const go = (to: number) => {
    if (to !== at) move(at, to);
    at = to;
  };
  const drop = () => {
    over.abort();
    end(at);
  };
  window.addEventListener("pointermove", ({ clientY }) => go(placeOver(list, at, clientY)), { signal });
  window.addEventListener("pointerup", drop, { signal });
  const back = () => {
    go(place);
    drop();
  };
  window.addEventListener("pointercancel", back, { signal });
  window.addEventListener("keydown", ({ key }) => key === "Escape" && back(), { signal });
}
