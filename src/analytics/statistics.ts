import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import type { RelationFilter } from "../arguments/filters.ts";
import type { Read } from "../neo4j/driver.ts";
import { readOne } from "../neo4j/driver.ts";
import { countArticles } from "../neo4j/graph-state.ts";
import { totalRow } from "../neo4j/statement.ts";
import { type EntityKind, entityKinds, labelOfKind, type RelationType, relationTypes } from "../ontology.ts";
import { Composer } from "../query/compose.ts";
import { matchRelations } from "../query/matching-relations.ts";
import { isWhole, type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import { askedFirst } from "./asked-first.ts";
import type { Computation } from "./kept-results.ts";
import { type Ranked, ranked, type Scored, scoredRow } from "./ranked.ts";
import type { RequestAnalytics } from "./request-analytics.ts";
import type { Work } from "./work.ts";

export interface Statistics {
  readonly entities: number;
  readonly relations: number;
  /** -1 where they are not asked for. */
  readonly articles: number;
  readonly byKind: readonly { readonly kind: EntityKind; readonly total: number }[];
  readonly byType: readonly { readonly type: RelationType; readonly total: number }[];
  readonly byPlace: readonly Ranked[];
}

const totalsRow = z.object({
  kinds: z.partialRecord(z.literal(entityKinds), z.int()),
  types: z.partialRecord(z.literal(relationTypes), z.int()),
});
type Totals = Readonly<z.infer<typeof totalsRow>>;
const namedTotal = z.object({ name: z.string(), total: z.int() });

/**
 * How much the graph holds of what a filter leaves: the relations that pass, the entities that have one of them, the
 * articles that support one. Without a condition it is all that there is, from the counts that Neo4j keeps. Kinds and
 * types come in the order of the ontology, those of which there is nothing left out; places by how many entities are
 * located in them or within, then by id. Throws a GraphQLError where an argument is out of its limits, and a
 * QueryError: COMPUTING where it is not counted yet.
 */
export async function statistics(
  context: ReadContext,
  analytics: RequestAnalytics,
  filter: RelationFilter | null | undefined,
  selection: Selection,
): Promise<Statistics> {
  const { queryTimeoutMs, maxPageSize } = context.limits;
  const asked = relationPattern({}, filter, false);
  // A direction lets every relation pass, but it is a condition: only entities with a relation count.
  const isFiltered = filter?.types != null || !isWhole(asked);
  const pattern: RelationPattern = { ...asked, direction: "BOTH" };
  const places = askedFirst(selection, "byPlace", argumentTable.statisticsByPlace.first, context.limits);
  const asks = (...names: string[]) => names.some((name) => selection.below(name) !== null);
  const computation = <T>(what: string, compute: (work: Work) => Promise<T>): Computation<T, Work> => ({
    key: `statistics ${what} ${JSON.stringify(pattern)}`,
    compute,
  });
  const none: Totals = { kinds: {}, types: {} };
  const began = Date.now();
  const passed = () =>
    analytics.kept.result(
      computation("totals", ({ read }) => matchingTotals(read, pattern)),
      "LATEST",
    );
  const byResidents = computation("places", ({ read }) => placesByResidents(read, pattern, maxPageSize));
  const place = selection.below("byPlace")?.below("entity") ?? null;
  const supporting = async () => {
    // One after the other: a computation that waited for another would hold a place in the queue that this one needs.
    const [some, all] = await Promise.all([passed(), allTotals(context.read)]);
    const manyPass = count(some.value.types) * 3 > count(all.types);
    const articles = computation("articles", ({ read }) => supportingArticles(read, pattern, manyPass));
    const waitMs = Math.max(0, queryTimeoutMs - (Date.now() - began));
    return (await analytics.kept.result(articles, "LATEST", waitMs)).value;
  };
  const [totals, articles, byPlace] = await Promise.all([
    !asks("entities", "relations", "byKind", "byType")
      ? none
      : isFiltered
        ? passed().then(({ value }) => value)
        : allTotals(context.read),
    !asks("articles") ? -1 : isFiltered ? supporting() : countArticles(context.read),
    places === null
      ? []
      : analytics.kept.shown(byResidents, "LATEST", ({ value, ...of }) =>
          ranked(context, value.slice(0, places), { ...of, exact: true }, place),
        ),
  ]);
  const byKind = entityKinds.map((kind) => ({ kind, total: totals.kinds[kind] ?? 0 }));
  const byType = relationTypes.map((type) => ({ type, total: totals.types[type] ?? 0 }));
  return {
    entities: count(totals.kinds),
    relations: count(totals.types),
    articles,
    byKind: byKind.filter(({ total }) => total > 0),
    byType: byType.filter(({ total }) => total > 0),
    byPlace,
  };
}

async function allTotals(read: Read): Promise<Totals> {
  const kinds = entityKinds.map((kind) => `${kind}: COUNT { (:${labelOfKind[kind]}) }`);
  const types = relationTypes.map((type) => `${type}: COUNT { ()-[:${type}]->() }`);
  const text = `RETURN {${kinds.join(", ")}} AS kinds,\n{${types.join(", ")}} AS types`;
  return readOne(read, { text, rows: totalsRow });
}

/** The relations are looked at one by one; of the entities, each as far as its first relation that passes. */
async function matchingTotals(read: Read, pattern: RelationPattern): Promise<Totals> {
  const composer = new Composer();
  const types = `${matchRelations(composer, pattern, "filter")}\nRETURN type(r) AS name, count(*) AS total`;
  const tied = matchRelations(composer, pattern, "filter", ["e", "-", "o"]);
  const kinds = `MATCH (e:Entity)\nWHERE EXISTS { ${tied} }\nRETURN e.kind AS name, count(*) AS total`;
  const totals = async (text: string) =>
    Object.fromEntries((await read(composer.statement(text, {}, namedTotal))).map(({ name, total }) => [name, total]));
  return { types: await totals(types), kinds: await totals(kinds) };
}

/**
 * In either way no more than the articles is held in memory. Of few relations, those that support each, by the index of
 * claims; where many pass, each article as far as its first claim for one: of all relations in a quarter of the time.
 */
async function supportingArticles(read: Read, pattern: RelationPattern, manyPass: boolean): Promise<number> {
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
  const text = manyPass ? withClaims() : ofRelations();
  return (await readOne(read, composer.statement(text, { types: pattern.types }, totalRow))).total;
}

/** Place by place, as `residents` counts them, so that no more is held in memory than the residents of one place. */
async function placesByResidents(read: Read, pattern: RelationPattern, most: number): Promise<Scored[]> {
  const composer = new Composer();
  const types = pattern.types.filter((type) => type === "LOCATED_IN");
  const residents = composer.match("p", "r", "n", { ...pattern, types, direction: "IN", deep: true }, "filter");
  const text = `MATCH (p:Place)
WITH p, COUNT { ${residents} RETURN DISTINCT n } AS score
WHERE score > 0
RETURN p.id AS id, score ORDER BY score DESC, id LIMIT $most`;
  return read(composer.statement(text, { most }, scoredRow));
}

function count(totals: Readonly<Record<string, number>>): number {
  return Object.values(totals).reduce((all, total) => all + total, 0);
}
