import { setAsOf } from "../view/steps.ts";
import { visibleOf } from "../view/visible.ts";
import type { Explorer } from "./explorer.ts";
import { relationsAmong } from "./relations-among.ts";

/** Shows what may have held on a date, as the service judges it. Null shows all again. */
export function setDate(explorer: Explorer, date: string | null): Promise<void> {
  return explorer.attempt("date", async (signal) => {
    if (date === null) {
      explorer.step(setAsOf(explorer.view, null), (words) => words.said.noDate);
      return;
    }
    const ids = Object.keys(explorer.view.entities);
    const holding = (await relationsAmong(explorer, ids, signal, date)).map(({ id }) => id);
    const next = setAsOf(explorer.view, { date, holding });
    const { relations, undated, notHolding } = visibleOf(next);
    explorer.step(next, (words) => words.said.date(date, relations.length, undated, notHolding));
  });
}
