/** The console around its views: who is signed in, the rail, and what the app itself has to say. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { t as common } from "@/i18n/texts";
import { appRoot, at } from "@/root";
import { can, forget, me, meet, recall, session } from "@/session";
import { sentence } from "@/ui/form";
import { LanguageChoice } from "@/ui/language-choice";
import { Notices } from "@/ui/notices";
import { Page, product } from "@/ui/page";
import { SignIn } from "@/ui/sign-in";
import { Undo } from "@/ui/undo";
import { hasBegun, stepping } from "./begun";
import { Icon } from "./icons";
import { Help, UNDO_KEY, useKeys } from "./keys";
import { Bar, Brand, Rail } from "./rail";
import { Search } from "./search";
import { t } from "./texts";
import { VIEWS } from "./views";

export function Console() {
  product.value = t("app.name");
  return (
    <LocationProvider scope={appRoot.pathname}>
      {session.value ? <SignedIn /> : <Entrance />}
    </LocationProvider>
  );
}

function Entrance() {
  return (
    <div class="signing-in">
      <header class="apart">
        <Brand />
        <Languages />
      </header>
      <Notices />
      <main>
        <SignIn />
      </main>
    </div>
  );
}

function SignedIn() {
  const problem = useSignal<Problem | undefined>(undefined);
  useSignalEffect(() => {
    if (!session.value || me.value) return;
    answered(api.GET("/auth/me")).then(
      (found) => meet(found),
      (error) => {
        problem.value = asProblem(error);
        if (problem.value.code === "offline") recall();
      },
    );
  });
  const open = useSignal<"search" | "help" | undefined>(undefined);
  const show = (what: "search" | "help") => () => {
    open.value = what;
  };
  const close = (what: "search" | "help") => () => {
    if (open.value === what) open.value = undefined;
  };
  useKeys({ onSearch: show("search"), onHelp: show("help") });
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {common("app.skip")}
      </a>
      <Rail />
      <Top onSearch={show("search")} onHelp={show("help")} />
      <main id="content" tabIndex={-1}>
        <Notices />
        {problem.value && !me.value && (
          <p class="notice wrong" role="alert">
            {sentence(problem.value)}
          </p>
        )}
        {me.value && <BackToSteps />}
        {me.value && <Views />}
        <Undo shortcut={UNDO_KEY} />
      </main>
      <Bar />
      {open.value === "search" && <Search onClose={close("search")} />}
      {open.value === "help" && <Help onClose={close("help")} />}
    </div>
  );
}

function Top({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const leave = async () => {
    await api.POST("/auth/logout").catch(() => undefined);
    forget(false);
  };
  return (
    <header class="top">
      <button type="button" class="to-search" onClick={onSearch}>
        <Icon name="search" />
        <span>{t("search.title")}</span>
        <span class="key" aria-hidden="true">
          /
        </span>
      </button>
      <span class="name" title={me.value?.full_name ?? undefined}>
        {me.value?.full_name}
      </span>
      <button type="button" class="to-keys" onClick={onHelp} aria-label={t("keys.title")}>
        <span class="key" aria-hidden="true">
          ?
        </span>
      </button>
      <Languages />
      <button type="button" onClick={leave}>
        {common("app.signOut")}
      </button>
    </header>
  );
}

const Languages = () => (
  <LanguageChoice class="language">
    <span class="unseen">{common("app.language")}</span>
  </LanguageChoice>
);

function BackToSteps() {
  const { path } = useLocation();
  if (!stepping.value || !can("company:update") || path === at("start")) return null;
  return (
    <a class="to-steps" href={at("start")}>
      <span aria-hidden="true">←</span>
      {t("start.back")}
    </a>
  );
}

function Views() {
  return (
    <Router>
      <Route path={at("")} component={Start} />
      {VIEWS.map(({ path, needs, component }) => (
        <Route key={path} path={at(path)} component={can(needs) ? component : Forbidden} />
      ))}
      <Route default component={Nowhere} />
    </Router>
  );
}

/** The first view that the account may see; for an owner whose company has not begun, the first steps. */
function Start() {
  const { route } = useLocation();
  const first = VIEWS.find(({ needs, rail }) => rail && can(needs));
  useEffect(() => {
    if (!first) return;
    const go = (path: string) => route(at(path), true);
    if (!can("company:update") || !can("trips:read_company")) go(first.path);
    else
      hasBegun().then(
        (begun) => go(begun ? first.path : "start"),
        () => go(first.path),
      );
  }, [first, route]);
  return first ? null : <Forbidden />;
}

function Forbidden() {
  return (
    <Page heading={t("forbidden.title")}>
      <p>{t("forbidden.text")}</p>
    </Page>
  );
}

function Nowhere() {
  return (
    <Page heading={t("nowhere.title")}>
      <p>
        <a href={at("")}>{t("nowhere.next")}</a>
      </p>
    </Page>
  );
}
