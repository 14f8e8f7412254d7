import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import type { RelationFilter } from "../arguments/filters.ts";
import type { Read } from "../neo4j/driver.ts";
import { readOne } from "../neo4j/driver.ts";
import { countArticles } from "../neo4j/graph-state.ts";
import { totalRow } from "../neo4j/statement.ts";
import { type EntityKind, entityKinds, kindTable, type RelationType, relationTypes } from "../ontology.ts";
import { Composer } from "../query/compose.ts";
import { matchRelations } from "../query/matching-relations.ts";
import { isWhole, type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { selectedPageSize } from "../query/selected-page-size.ts";
import type { Selection } from "../query/selection.ts";
import type { ComputationContext } from "./computation-context.ts";
import { type Ranked, ranked, type Scored, scoredRow } from "./ranked.ts";
import type { RequestAnalytics, RequestResults } from "./request-analytics.ts";
import type { Computation } from "./result-cache.ts";

export interface Statistics {
  readonly entities: number;
  readonly relations: number;
  /** Null if the query does not select it. */
  readonly articles: number | null;
  readonly byKind: readonly { readonly kind: EntityKind; readonly total: number }[];
  readonly byType: readonly { readonly type: RelationType; readonly total: number }[];
  readonly byPlace: readonly Ranked[];
}

const totalsRow = z.object({
  kinds: z.partialRecord(z.literal(entityKinds), z.int()),
  types: z.partialRecord(z.literal(relationTypes), z.int()),
});
type Totals = Readonly<z.infer<typeof totalsRow>>;
const noTotals: Totals = { kinds: {}, types: {} };
const namedTotal = z.object({ name: z.string(), total: z.int() });

/** What the counts of one call depend on. */
interface Scope {
  readonly context: ReadContext;
  readonly results: RequestResults;
  readonly pattern: RelationPattern;
  /** Without a filter, Neo4j's own counts are the answer. */
  readonly isFiltered: boolean;
}

/**
 * Counts the relations that pass a filter, the entities that have one of them, and the articles that support one.
 * Without a condition it counts the whole graph. Counts only what the query selects.
 *
 * Kinds and types come in the order of the ontology, without those of total 0. Places come by the number of entities
 * located in them or in a place within them, the most first, then by id.
 *
 * Throws a GraphQLError if an argument is out of range, and a QueryError COMPUTING if a filtered count takes longer
 * than `queryTimeoutMs`.
 */
export async function statistics(
  context: ReadContext,
  { graphResults }: Pick<RequestAnalytics, "graphResults">,
  filter: RelationFilter | null | undefined,
  selection: Selection,
): Promise<Statistics> {
  const firstPlaces = selectedPageSize(selection, "byPlace", argumentTable.statisticsByPlace.first, context.limits);
  const scope = scopeOf(context, graphResults, filter);
  const [totals, articles, byPlace] = await Promise.all([
    selectsAny(selection, "entities", "relations", "byKind", "byType") ? readTotals(scope) : noTotals,
    selectsAny(selection, "articles") ? readArticleCount(scope) : null,
    firstPlaces === null ? [] : readPlaces(scope, firstPlaces, selection),
  ]);
  const byKind = entityKinds.map((kind) => ({ kind, total: totals.kinds[kind] ?? 0 }));
  const byType = relationTypes.map((type) => ({ type, total: totals.types[type] ?? 0 }));
  return {
    entities: sum(totals.kinds),
    relations: sum(totals.types),
    articles,
    byKind: byKind.filter(({ total }) => total > 0),
    byType: byType.filter(({ total }) => total > 0),
    byPlace,
  };
}

function scopeOf(context: ReadContext, results: RequestResults, filter: RelationFilter | null | undefined): Scope {
  const pattern = relationPattern({}, filter, false);
  // With a direction all relations pass. It is still a condition: entities without a relation are not counted.
  const isFiltered = filter?.types != null || !isWhole(pattern);
  return { context, results, pattern: { ...pattern, direction: "BOTH" }, isFiltered };
}

function selectsAny(selection: Selection, ...fields: readonly string[]): boolean {
  return fields.some((field) => selection.below(field) !== null);
}

async function readTotals(scope: Scope): Promise<Totals> {
  return scope.isFiltered ? cachedTotals(scope) : allTotals(scope.context.read);
}

async function readArticleCount(scope: Scope): Promise<number> {
  return scope.isFiltered ? cachedArticleCount(scope) : countArticles(scope.context.read);
}

function readPlaces({ context, results, pattern }: Scope, first: number, selection: Selection): Promise<Ranked[]> {
  const { maxPageSize } = context.limits;
  const places = computation("places", pattern, ({ read }) => placesByResidents(read, pattern, maxPageSize));
  const entity = selection.below("byPlace")?.below("entity") ?? null;
  return results.mapResult(places, "LATEST", ({ value, ...of }) =>
    ranked(context, value.slice(0, first), { ...of, exact: true }, entity),
  );
}

async function cachedTotals({ results, pattern }: Scope): Promise<Totals> {
  const totals = computation("totals", pattern, ({ read }) => matchingTotals(read, pattern));
  return (await results.result(totals, "LATEST")).value;
}

/**
 * Computes the totals first, because they decide how to count. The two computations run one after the other: if one
 * waited for the other, it would hold a place in the queue that the other needs.
 */
async function cachedArticleCount(scope: Scope): Promise<number> {
  const { context, results, pattern } = scope;
  const deadline = Date.now() + context.limits.queryTimeoutMs;
  const [matching, all] = await Promise.all([cachedTotals(scope), allTotals(context.read)]);
  const manyMatch = sum(matching.types) * 3 > sum(all.types);
  const articles = computation("articles", pattern, ({ read }) => supportingArticles(read, pattern, manyMatch));
  return (await results.result(articles, "LATEST", Math.max(0, deadline - Date.now()))).value;
}

function computation<T>(
  what: string,
  pattern: RelationPattern,
  compute: (context: ComputationContext) => Promise<T>,
): Computation<T, ComputationContext> {
  return { key: `statistics ${what} ${JSON.stringify(pattern)}`, compute };
}

/** The totals of the whole graph. Neo4j keeps these counts. */
async function allTotals(read: Read): Promise<Totals> {
  const kinds = entityKinds.map((kind) => `${kind}: COUNT { (:${kindTable[kind].label}) }`);
  const types = relationTypes.map((type) => `${type}: COUNT { ()-[:${type}]->() }`);
  const text = `RETURN {${kinds.join(", ")}} AS kinds,\n{${types.join(", ")}} AS types`;
  return readOne(read, { text, rows: totalsRow });
}

/** Reads every relation once. Reads an entity's relations only up to the first that passes. */
async function matchingTotals(read: Read, pattern: RelationPattern): Promise<Totals> {
  const composer = new Composer();
  const types = `${matchRelations(composer, pattern, "filter")}\nRETURN type(r) AS name, count(*) AS total`;
  const matching = matchRelations(composer, pattern, "filter", ["e", "-", "o"]);
  const kinds = `MATCH (e:Entity)\nWHERE EXISTS { ${matching} }\nRETURN e.kind AS name, count(*) AS total`;
  const totals = async (text: string) =>
    Object.fromEntries((await read(composer.statement(text, {}, namedTotal))).map(({ name, total }) => [name, total]));
  return { types: await totals(types), kinds: await totals(kinds) };
}

/**
 * If few relations match, it finds the articles of each by the index of claims. If many match, it reads the claims of
 * each article up to the first that supports a match: for all relations this takes a quarter of the time. Both ways
 * hold no more than the articles in memory.
 */
async function supportingArticles(read: Read, pattern: RelationPattern, manyMatch: boolean): Promise<number> {
  const composer = new Composer();
  const ofRelations = () => `${matchRelations(composer, pattern, "filter")}
CALL (r) {
  MATCH (:Claim {relationId: r.id})<-[:CLAIMS]-(a:Article)
  RETURN a
}
RETURN count(DISTINCT a) AS total`;
  const withClaims = () => `MATCH (a:Article)
WHERE EXISTS {
  MATCH (a)-[:CLAIMS]->(c:Claim) WHERE c.type IN $types
  CALL (c) {
    MATCH (s:Entity {id: c.source})
    MATCH (t:Entity {id: c.target})
    RETURN s, t
  }
  ${matchRelations(composer, pattern, "filter", ["s", "->", "t"], ["r.id = c.relationId"])}
}
RETURN count(a) AS total`;
  const text = manyMatch ? withClaims() : ofRelations();
  return (await readOne(read, composer.statement(text, { types: pattern.types }, totalRow))).total;
}

/** Counts as the field `residents` does. It goes place by place, so memory holds the residents of one place only. */
async function placesByResidents(read: Read, pattern: RelationPattern, most: number): Promise<Scored[]> {
  const composer = new Composer();
  const types = pattern.types.filter((type) => type === "LOCATED_IN");
  const residents = composer.match("p", "r", "n", { ...pattern, types, direction: "IN", deep: true }, "filter");
  const text = `MATCH (p:Place)
WITH p, COUNT { ${residents} RETURN DISTINCT n } AS score
WHERE score > 0
RETURN p.id AS id, score ORDER BY score DESC, id LIMIT $most`;
  const rows = await read(composer.statement(text, { most }, scoredRow));
  return rows.map((row, i) => ({ ...row, rank: i + 1 }));
}

function sum(totals: Readonly<Record<string, number>>): number {
  return Object.values(totals).reduce((all, total) => all + total, 0);
}
