/** Parts that come seldom, each loaded when it is shown for the first time. */
import type { ComponentType } from "preact";
import { useResource } from "@/api/resource";
import { Load } from "@/ui/load";
import { later } from "./texts";

export type Later = Awaited<ReturnType<typeof later>>;

/** Return a part of `later` that shows once its code came. If it does not come, it says so and can be told to try again. */
export const shownLater =
  <Name extends keyof Later>(name: Name) =>
  (props: Parameters<Later[Name]>[0]) => {
    const parts = useResource(name, later);
    return (
      <Load from={parts}>
        {(found) => {
          const Part = found[name] as ComponentType<object>;
          return <Part {...(props as object)} />;
        }}
      </Load>
    );
  };
