/** The address of what is shown: a view's filters, selection and open action stand in its query. */
import { useLocation } from "preact-iso";

type Changes = Record<string, string | undefined>;

export interface Here {
  query: Record<string, string | undefined>;
  /** The address with some parts of the query changed; undefined and empty ones are left out. */
  to: (changes: Changes) => string;
  /** Go there; a filter replaces the entry in the history, a selection adds one. */
  go: (changes: Changes, replace?: boolean) => void;
}

export function useHere(): Here {
  const { path, query, route } = useLocation();
  const to = (changes: Changes) => {
    const kept = Object.entries({ ...query, ...changes }).filter(([, value]) => value);
    const told = new URLSearchParams(kept as [string, string][]).toString();
    return told ? `${path}?${told}` : path;
  };
  return { query, to, go: (changes, replace = false) => route(to(changes), replace) };
}
