import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkLength } from "../arguments/checks.ts";
import type { StoredDecision } from "../identity/decisions.ts";
import { relationTypes } from "../ontology.ts";
import { Composer } from "../query/compose.ts";
import { matchByIds } from "../query/match-entities.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import {
  type EntityRow,
  entityRow,
  type RelationRow,
  relationRow,
  type SourceRow,
  shapeEntity,
  shapeRelation,
  sourceRow,
} from "../query/shape.ts";
import { sourceFields } from "./articles.ts";
import { decisionFields, decisionRow } from "./decisions.ts";

type NodeRow = EntityRow | RelationRow | SourceRow | StoredDecision;

const nodeRow = z.discriminatedUnion("of", [
  z.object({ of: z.literal("entity"), id: z.string(), row: entityRow }),
  z.object({ of: z.literal("relation"), id: z.string(), row: relationRow }),
  z.object({ of: z.literal("source"), id: z.string(), row: sourceRow }),
  z.object({ of: z.literal("decision"), id: z.string(), row: decisionRow }),
]);

/**
 * The entities, relations, articles, entries and decisions with these ids, in their order; null for an unknown id. Runs one statement.
 * Throws a GraphQLError if there are more ids than `maxNodes`.
 */
export async function nodesById(
  { read, limits }: ReadContext,
  ids: readonly string[],
  selection: Selection,
): Promise<(NodeRow | null)[]> {
  checkLength(argumentTable.nodes.ids, ids, limits);
  const planner = new Planner(limits);
  const entityFrame = planner.entityFrame(selection);
  const relationFrame = planner.relationFrame(selection);
  const composer = new Composer();
  const text = `CALL () {
${matchByIds("$ids")}
${composer.returnEntity("e", entityFrame, (map) => `e.id AS id, 'entity' AS of, ${map} AS row`)}
UNION ALL
UNWIND $relationIds AS id
CALL (id) { MATCH (claim:Claim {relationId: id}) RETURN claim LIMIT 1 }
MATCH (:Entity {id: claim.source})-[r:${relationTypes.join("|")} {id: id}]->(:Entity {id: claim.target})
${composer.returnRelation("r", relationFrame, (map) => `r.id AS id, 'relation' AS of, ${map} AS row`)}
UNION ALL
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN s.id AS id, 'source' AS of, s {${sourceFields}} AS row
UNION ALL
UNWIND $decisionIds AS id
MATCH (d:Decision {id: id})
RETURN d.id AS id, 'decision' AS of, d {${decisionFields}} AS row
}
RETURN id, of, row`;
  const unique = [...new Set(ids)];
  const relationIds = unique.filter(isRelationId);
  const decisionIds = unique.filter((id) => id.startsWith("decision:"));
  const found = new Map<string, NodeRow>();
  for (const { id, of, row } of await read(
    composer.statement(text, { ids: unique, relationIds, decisionIds }, nodeRow),
  )) {
    if (of === "entity") found.set(id, shapeEntity(row, entityFrame));
    else if (of === "relation") found.set(id, shapeRelation(row, relationFrame));
    else found.set(id, row);
  }
  return ids.map((id) => found.get(id) ?? null);
}

/** The relation with this id, or null. */
export async function relationById(
  context: ReadContext,
  id: string,
  selection: Selection,
): Promise<RelationRow | null> {
  if (!isRelationId(id)) return null;
  return ((await nodesById(context, [id], selection))[0] ?? null) as RelationRow | null;
}

/** No id of an entity or an article begins like this. */
function isRelationId(id: string): boolean {
  return id.startsWith("relation:");
}
