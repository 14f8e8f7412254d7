import { AmongDocument } from "../operations/operations.ts";
import type { Relation } from "../view/graph.ts";
import type { Explorer } from "./explorer.ts";
import { toRelation } from "./read-answer.ts";

/** All relations among these entities; with a date, those that may have held then. One request. Marks what is gone. */
export async function relationsAmong(
  explorer: Explorer,
  ids: readonly string[],
  signal: AbortSignal,
  date: string | null = null,
): Promise<Relation[]> {
  const [first, ...rest] = ids;
  if (first === undefined) return [];
  const { expand } = await explorer.ask(
    AmongDocument,
    { ids: [first], shown: rest, filter: date === null ? null : { asOf: date } },
    signal,
  );
  const gone = expand?.report.unknownIds ?? [];
  if (gone.length > 0) {
    const { news } = explorer.state();
    explorer.set({ news: { ...news, removed: [...new Set([...news.removed, ...gone])] } });
  }
  return (expand?.relations ?? []).map(toRelation);
}
