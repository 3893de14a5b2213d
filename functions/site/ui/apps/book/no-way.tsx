/** A step that somebody opened without the steps before it. */
import { at } from "@/root";
import { Page } from "@/ui/page";
import { t } from "./texts";

export function NoWay({ heading }: { heading: string }) {
  return (
    <Page heading={heading}>
      <div class="empty">
        <p>{t("noWay.text")}</p>
        <a class="button main" href={at("")}>
          {t("nav.search")}
        </a>
      </div>
    </Page>
  );
}
