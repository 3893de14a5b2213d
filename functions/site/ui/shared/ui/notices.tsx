/** What the app itself has to say: there is no network, or a newer version waits. */
import { t } from "../i18n/texts";
import { offline, takeOver, waiting } from "../updates";

export function Notices() {
  return (
    <>
      {offline.value && (
        <p class="notice warn" role="status">
          {t("app.offline")}
        </p>
      )}
      {waiting.value && (
        <div class="notice" role="status">
          <p>{t("app.newVersion")}</p>
          <button type="button" onClick={takeOver}>
            {t("app.takeOver")}
          </button>
        </div>
      )}
    </>
  );
}
