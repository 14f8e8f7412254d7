import { z } from "zod";
import type { Citations } from "./citations.ts";
import { type BriefEntity, briefEntity, entityLine } from "./entities.ts";
import { relation, relationAnswer, relationLines, type ToldRelation } from "./relations.ts";

/** How many relations an answer shows between the same two. */
const shownRelations = 3;

/** A neighbor, and the relations that tie it. */
export const tied = briefEntity.extend({
  relations: z.array(relation).describe("The relations that tie it."),
  relationsLeftOut: z.number().describe("How many more relations tie it; the tool entity tells them."),
});

export type Tied = z.output<typeof tied>;

export function tiedBy(node: BriefEntity, relations: readonly ToldRelation[], citations: Citations): Tied {
  const shown = relations.slice(0, shownRelations);
  return {
    ...node,
    relations: shown.map((told) => relationAnswer(told, citations)),
    relationsLeftOut: relations.length - shown.length,
  };
}

export function tiedLines(neighbor: Tied): string[] {
  const { relations, relationsLeftOut: left } = neighbor;
  return [
    entityLine(neighbor),
    ...relations.flatMap((one) => relationLines(one, "  ")),
    ...(left > 0 ? [`  and ${left} more ${left === 1 ? "relation" : "relations"}`] : []),
  ];
}
