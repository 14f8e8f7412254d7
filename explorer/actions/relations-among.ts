import { AmongDocument } from "../operations/operations.ts";
import type { Relation } from "../view/graph.ts";
import type { Explorer } from "./explorer.ts";
import { toRelation } from "./read-answer.ts";

/** All relations among these entities; with a date, those that may have held then. One request. */
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
  return (expand?.relations ?? []).map(toRelation);
}
