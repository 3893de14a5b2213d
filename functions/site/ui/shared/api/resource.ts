/** A page's data: loaded when the page shows, again on demand, and when the window is looked at again. */
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { asProblem, type Problem } from "./problem";

export interface Resource<T> {
  data: Signal<T | undefined>;
  problem: Signal<Problem | undefined>;
  /** When the data came, in milliseconds since 1970. */
  since: Signal<number | undefined>;
  reload: () => void;
}

/**
 * Load with `load` whenever `key` changes.
 *
 * @param everySeconds how often it is loaded again while the page is seen; 0 for never.
 */
export function useResource<T>(key: string, load: () => Promise<T>, everySeconds = 0): Resource<T> {
  const data = useSignal<T | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const since = useSignal<number | undefined>(undefined);
  const turn = useSignal(0);
  const wanted = useSignal(key);
  const latest = useRef(load);
  latest.current = load;
  if (wanted.peek() !== key) {
    data.value = undefined;
    wanted.value = key;
  }
  useSignalEffect(() => {
    let overtaken = false;
    turn.value;
    wanted.value;
    latest.current().then(
      (found) => {
        if (overtaken) return;
        data.value = found;
        problem.value = undefined;
        since.value = Date.now();
      },
      (error) => {
        if (!overtaken) problem.value = asProblem(error);
      },
    );
    return () => {
      overtaken = true;
    };
  });
  const reload = () => {
    turn.value += 1;
  };
  useEffect(() => {
    if (!everySeconds) return;
    const again = () => {
      if (document.visibilityState === "visible") turn.value += 1;
    };
    const timer = setInterval(again, everySeconds * 1000);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [everySeconds, turn]);
  return { data, problem, since, reload };
}
