/** Whether somebody works for the company, in a word and a shape. */
import type { components } from "@/api/schema.gen";
import { t } from "../../texts";

type State = components["schemas"]["MemberState"];

const SHAPES: Record<State, readonly [shape: string, kind: string]> = {
  ACTIVE: ["●", "good"],
  INVITED: ["◌", "warn"],
  INACTIVE: ["✕", ""],
};

export function MemberState({ state }: { state: State }) {
  const [shape, kind] = SHAPES[state];
  return (
    <span class={`tag ${kind}`}>
      <span aria-hidden="true">{shape}</span>
      {t(`staff.state.${state}`)}
    </span>
  );
}
