import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, badInput, checkedOptional, checkLength, noLimits } from "../arguments/checks.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { EntityListArguments } from "../arguments/field-arguments.ts";
import type { EntityFilter } from "../arguments/filters.ts";
import { limitOf, type Page, pageOf } from "../arguments/page.ts";
import { identityKeys } from "../name-keys.ts";
import { readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import { type EntityKind, entityKinds, kindTable } from "../ontology.ts";
import { entityOrders, type Order } from "../orders.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { placesWithin } from "../query/match-entities.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readEntities } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import { writtenId } from "../registers.ts";

/**
 * A page of the entities that pass the filter: by degree, the highest first, or by name; then by id. Throws a
 * GraphQLError if an argument is out of its limits.
 */
export async function entities(
  { read, limits }: ReadContext,
  args: EntityListArguments,
  selection: Selection,
): Promise<Connection<EntityRow>> {
  const planner = new Planner(limits);
  const request = planner.pageRequest(selection);
  const order = entityOrders[args.orderBy ?? defaultChoices.entityOrder];
  const page = pageOf(args, "entities", order, argumentTable.list.first, limits);
  const filter = args.filter ?? {};
  const { match, where, params } = conditions(filter, page.order);
  const kinds = allowedValues(entityKinds, filter.kinds);
  const [after = null, afterId = null] = page.after ?? [];
  const found = {
    text: foundText(page, match, where),
    params: { ...params, kinds, after, afterId, limit: limitOf(page, request.withNextPage) },
    keep: { sortKey: z.union([z.string(), z.int()]) },
  };
  const [rows, counted] = await Promise.all([
    request.withRows ? readEntities(read, found, planner.entityFrame(request.node)) : [],
    request.withTotal
      ? readOne(read, { text: countText(match, where, kinds), params: { ...params, kinds }, rows: totalRow })
      : null,
  ]);
  const sorted = rows.map(({ sortKey, entity }) => ({ sortKey, node: entity }));
  return connectionOf(sorted, page, counted?.total ?? null, ({ id }) => id);
}

/** Clauses that bind the entities of the page to `e`, in order, and their sort keys to `sortKey`. */
function foundText({ order, after }: Page, match: string, where: readonly string[]): string {
  const key = order === entityOrders.NAME ? "e.sortName" : "e.degreeRank";
  // Written like this, the condition is a range of the index.
  const afterCursor =
    after === null
      ? [`${key} IS NOT NULL`, "e.id IS NOT NULL"]
      : [`${key} >= $after`, "e.id IS NOT NULL", `(${key} > $after OR e.id > $afterId)`];
  // Without a match, the index gives a sorted page for each kind; the pages are merged.
  const found =
    match === ""
      ? `UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  WHERE ${["e.kind = kind", ...afterCursor, ...where].join(" AND ")}
  RETURN e ORDER BY e.kind, ${key}, e.id LIMIT $limit
}`
      : `${match}
WITH e WHERE ${["e.kind IN $kinds", ...afterCursor, ...where].join(" AND ")}`;
  return `${found}\nWITH e, ${key} AS sortKey ORDER BY sortKey, e.id LIMIT $limit`;
}

function countText(match: string, where: readonly string[], kinds: readonly EntityKind[]): string {
  if (match === "" && where.length === 0) {
    // Neo4j keeps the count of each label, and each kind is a label.
    const counts = kinds.map((kind) => `COUNT { (:${kindTable[kind].label}) }`);
    return `RETURN ${["0", ...counts].join(" + ")} AS total`;
  }
  const condition = ["e.kind IN $kinds", ...where].join(" AND ");
  return match === ""
    ? `UNWIND $kinds AS kind MATCH (e:Entity) WHERE e.kind = kind AND ${where.join(" AND ")} RETURN count(e) AS total`
    : `${match}\nWITH e WHERE ${condition} RETURN count(e) AS total`;
}

/** The condition that leaves the fewest entities becomes a match; the others are conditions on what it matches. */
function conditions(filter: EntityFilter, order: Order) {
  const { nameContains, locatedIn, mentionedIn, sameAs } = filter;
  const minDegree = checkedOptional(argumentTable.entityFilter.minDegree, filter.minDegree, noLimits);
  const params: Record<string, unknown> = {};
  const where: string[] = [];
  const matches: string[] = [];
  // If records nest places in a circle, a place is within itself. It is not located in itself.
  const root = "MATCH (:Member {id: $locatedIn})-[:BELONGS_TO]->(root:Place)";
  const within = placesWithin("place", "(root)");
  if (sameAs != null) {
    checkLength(argumentTable.entityFilter.sameAs, sameAs, noLimits);
    params.sameAs = writtenId(sameAs.trim());
    matches.push("MATCH (:Identifier {value: $sameAs})-[:IDENTIFIES]->(e:Entity)");
  }
  if (mentionedIn != null) {
    params.mentionedIn = mentionedIn;
    matches.push("MATCH (:Source {id: $mentionedIn})-[:MENTIONS]->(e:Entity) WITH DISTINCT e");
  }
  if (locatedIn != null) {
    params.locatedIn = locatedIn;
    if (matches.length === 0)
      matches.push(
        `${root} MATCH ${within} WITH DISTINCT root, place MATCH (e:Entity)-[:LOCATED_IN]->(place) WHERE e <> root WITH DISTINCT e`,
      );
    else where.push(`EXISTS { ${root} WHERE root <> e MATCH (e)-[:LOCATED_IN]->${within} }`);
  }
  if (nameContains != null) {
    const { nameContains: row } = argumentTable.entityFilter;
    const argument = row.name;
    checkLength(row, nameContains, noLimits);
    const parts = identityKeys(nameContains).filter((part) => part !== "");
    if (parts.length === 0)
      throw badInput(`${argument} must contain a character other than a space`, { argument, limit: 1, value: 0 });
    params.parts = parts;
    if (matches.length === 0)
      matches.push(
        "UNWIND $parts AS part MATCH (n:Name)-[:NAMES]->(e:Entity) WHERE n.key CONTAINS part WITH DISTINCT e",
      );
    else where.push("EXISTS { MATCH (n:Name)-[:NAMES]->(e) WHERE any(part IN $parts WHERE n.key CONTAINS part) }");
  }
  if (minDegree !== null) {
    params.mostDegreeRank = -minDegree;
    // In the order of names, all entities would be searched for those of high degree. By degree, these come first.
    if (matches.length === 0 && order === entityOrders.NAME)
      matches.push(
        "UNWIND $kinds AS kind MATCH (e:Entity) WHERE e.kind = kind AND e.degreeRank <= $mostDegreeRank AND e.id IS NOT NULL",
      );
    else where.push("e.degreeRank <= $mostDegreeRank");
  }
  return { match: matches.join("\n"), where, params };
}
