/** What a button does: once at a time, with the reason if it fails. */
import { type Signal, useSignal } from "@preact/signals";
import { asProblem, type Problem } from "./api/problem";

interface Act<Given extends unknown[]> {
  working: Signal<boolean>;
  problem: Signal<Problem | undefined>;
  /** Do it, unless it is being done. */
  run: (...given: Given) => Promise<void>;
}

/** @param act carries it out; what it throws is the problem until it is tried again. */
export function useAct<Given extends unknown[]>(act: (...given: Given) => Promise<void>): Act<Given> {
  const working = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const run = async (...given: Given) => {
    if (working.value) return;
    working.value = true;
    problem.value = undefined;
    try {
      await act(...given);
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      working.value = false;
    }
  };
  return { working, problem, run };
}
