/** The choice of a day, beside the heading of what is shown of it. */
import { after, today } from "@/i18n/format";
import { t } from "./texts";

export interface DaysProps {
  date: string;
  show: (date: string) => void;
}

export function Days({ date, show }: DaysProps) {
  return (
    <div class="days">
      <button type="button" onClick={() => show(after(date, -1))} aria-label={t("board.before")}>
        ←
      </button>
      <label>
        <span class="unseen">{t("board.day")}</span>
        <input type="date" value={date} onChange={(event) => show(event.currentTarget.value || today())} />
      </label>
      <button type="button" onClick={() => show(after(date, 1))} aria-label={t("board.after")}>
        →
      </button>
      {date !== today() && (
        <button type="button" onClick={() => show(today())}>
          {t("board.toToday")}
        </button>
      )}
    </div>
  );
}
