/** The ways to the views: a rail on the desk; on a phone a bar with what is used most, and the rest behind "More". */

import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t as common } from "@/i18n/texts";
import { appRoot, at } from "@/root";
import { can } from "@/session";
import { Icon } from "./icons";
import { t } from "./texts";
import { GROUPS, VIEWS, type View } from "./views";

const IN_BAR = 4;

export function Brand() {
  return (
    <div class="brand">
      <Icon name="bus" />
      <span>{t("app.name")}</span>
    </div>
  );
}

type Shown = View & { rail: NonNullable<View["rail"]> };

const inRail = (view: View): view is Shown => view.rail !== undefined && can(view.needs);

/** The path of the view that is open, or of its list. */
function useCurrent(): string | undefined {
  const own = useLocation().path.slice(appRoot.pathname.length);
  const [first] = own.split("/");
  const open =
    VIEWS.find(({ path }) => path === own) ?? VIEWS.find(({ path }) => path.split("/")[0] === first);
  return open?.under ?? open?.path;
}

interface WayProps {
  view: Shown;
  onGo?: () => void;
}

function Way({ view: { path, rail }, onGo }: WayProps) {
  const here = useCurrent() === path;
  return (
    <li>
      <a href={at(path)} onClick={onGo} {...(here && { "aria-current": "page" as const })}>
        <Icon name={rail.icon} />
        <span>{t(rail.name)}</span>
      </a>
    </li>
  );
}

interface GroupsProps {
  views: readonly Shown[];
  onGo?: () => void;
}

function Groups({ views, onGo }: GroupsProps) {
  return GROUPS.map((group) => {
    const own = views.filter(({ rail }) => rail.group === group);
    if (!own.length) return null;
    return (
      <section key={group}>
        <h2>{t(`group.${group}`)}</h2>
        <ul>
          {own.map((view) => (
            <Way key={view.path} view={view} {...(onGo && { onGo })} />
          ))}
        </ul>
      </section>
    );
  });
}

export function Rail() {
  return (
    <nav class="rail" aria-label={common("app.navigation")}>
      <div>
        <a href={at("")}>
          <Brand />
        </a>
        <Groups views={VIEWS.filter(inRail)} />
      </div>
    </nav>
  );
}

export function Bar() {
  const more = useRef<HTMLDialogElement>(null);
  const here = useCurrent();
  const views = VIEWS.filter(inRail);
  const often = [...views].sort((one, other) => Number(other.rail.often ?? 0) - Number(one.rail.often ?? 0));
  const first = views.length > IN_BAR + 1 ? often.slice(0, IN_BAR) : views;
  const rest = views.filter((view) => !first.includes(view));
  const inside = rest.some(({ path }) => path === here);
  const close = () => more.current?.close();
  return (
    <nav class="phone-bar" aria-label={common("app.navigation")}>
      <ul>
        {first.map((view) => (
          <Way key={view.path} view={view} />
        ))}
        {rest.length > 0 && (
          <li>
            <button
              type="button"
              aria-haspopup="dialog"
              class={inside ? "here" : ""}
              onClick={() => more.current?.showModal()}
            >
              <Icon name="more" />
              <span>{t("nav.more")}</span>
            </button>
          </li>
        )}
      </ul>
      <dialog ref={more} class="sheet" aria-label={t("nav.more")}>
        <Groups views={rest} onGo={close} />
        <div class="actions">
          <button type="button" onClick={close}>
            {common("action.close")}
          </button>
        </div>
      </dialog>
    </nav>
  );
}
