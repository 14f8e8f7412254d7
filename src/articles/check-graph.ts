import { isDeepStrictEqual } from "node:util";
import { valuesIn } from "../entity-fields.ts";
import { groupBy } from "../group-by.ts";
import { byTotal, type NeighborCount, parseNeighborCounts } from "../neighbor-counts.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Neo4j, Read } from "../neo4j/driver.ts";
import { checkUnchanged, readGraphState } from "../neo4j/graph-state.ts";
import { pages } from "../neo4j/pages.ts";
import type { Row } from "../neo4j/statement.ts";
import { type EntityKind, kindTable, ontology, relationTypes } from "../ontology.ts";
import { relationValuesIn } from "../relation-fields.ts";
import { checkMembers, SourceTally } from "./check-members.ts";
import { type Claim, compareText, pairKey } from "./claim.ts";
import { deriveEntity, type Mention } from "./derive-entity.ts";
import { deriveRelations } from "./derive-relations.ts";
import type { Difference } from "./difference.ts";
import { withMembers } from "./member-record.ts";
import { recordOfText } from "./record-text.ts";
import {
  articleRow,
  claimRow,
  claimsOf,
  entityRow,
  entryRow,
  findableRow,
  mentionRows,
  relationRow,
} from "./stored-rows.ts";

const pageSize = 200;
const symmetric = relationTypes.filter((type) => ontology[type].symmetric);

/**
 * Derives the whole graph anew, a page at a time, and gives each kept value that differs: sources from their records,
 * entities and what they are found by from mentions, relations from claims, degrees from relations. Nothing where the
 * graph is sound. Throws a QueryError, and a StartupError where the graph changed meanwhile, for then a difference may be none.
 */
export async function* checkGraph(neo4j: Neo4j, options: { readonly timeoutMs: number }): AsyncGenerator<Difference> {
  const read: Read = (statement) => neo4j.read(statement, options);
  const state = await readGraphState(read);
  const sources = new SourceTally();
  for await (const row of rowsOf(read, "check/sources")) yield* sourceDifferences(row, sources);
  yield* checkMembers(sources, await read(cypher("check/decisions")), rowsOf(read, "check/members"));
  for await (const row of rowsOf(read, "check/entities")) yield* entityDifferences(row);
  for (const { what, total } of await neo4j.read(cypher("check/strays"), options))
    if (total !== 0) yield { of: "the graph", what: what as string, kept: total, derived: 0 };
  await checkUnchanged(read, state, ["checked", "check"]);
}

async function* rowsOf(read: Read, statement: string): AsyncGenerator<Row> {
  const page = (after: string) => read(cypher(statement, { after, limit: pageSize, types: relationTypes, symmetric }));
  for await (const rows of pages(page, ({ id }) => id as string)) yield* rows;
}

function* sourceDifferences(row: Row, sources: SourceTally): Generator<Difference> {
  const { labels, datasets, mentions, claims } = row;
  const of = row.id as string;
  // Records do not say which snapshot had them.
  const { generation, ...source } = row.source as Row & { readonly record: string };
  const record = withMembers(recordOfText(source.record));
  sources.count(record);
  const entities = new Map((mentions as Row[]).map(({ member, id }) => [member, id as string]));
  const entityOf = (member: string) => entities.get(member) ?? "";
  const isArticle = "article" in record;
  yield* differences(of, "source", source, isArticle ? articleRow(record) : entryRow(record));
  yield* differences(of, "labels", [...(labels as string[])].sort(), [isArticle ? "Article" : "Entry", "Source"]);
  yield* differences(of, "dataset", datasets, isArticle ? [] : [record.entry.dataset]);
  yield* differences(of, "generation", typeof generation, isArticle ? "undefined" : "number");
  const expected = mentionRows(record, entityOf).map(({ entityId, said }) => ({ ...said, id: entityId }));
  yield* differences(of, "mentions", sortedBy(mentions as Row[], "member"), sortedBy(expected, "member"));
  const supports = (claims as Row[]).map(({ relationId: _, ...claim }) => claim);
  const rows = claimsOf(record, entityOf).map((claim) => {
    const { relationId: _, ...row } = claimRow(claim, "").claim;
    return { id: claim.id, ...row };
  });
  yield* differences(of, "claims", sortedBy(supports, "id"), sortedBy(rows, "id"));
}

function* entityDifferences(row: Row): Generator<Difference> {
  const of = row.id as string;
  const mentions = row.mentions as (Mention & Row)[];
  if (mentions.length === 0) return yield { of, what: "mentions", kept: 0, derived: "at least one" };
  const derived = deriveEntity(
    mentions.map((mention) => ({ ...mention, ...valuesIn(mention), saidOn: mention.saidOn ?? null })),
  );
  const { degree, degreeRank, neighborCounts, kind, otherIds, ...shown } = row.entity as Row;
  const { id, properties } = entityRow(derived);
  const { latitude, longitude } = derived;
  yield* differences(of, "entity", shown, { id, ...properties, latitude, longitude });
  yield* differences(
    of,
    "labels",
    [...(row.labels as string[])].sort(),
    ["Entity", kindTable[kind as EntityKind].label].sort(),
  );
  yield* differences(of, "other ids", otherIds ?? [], row.otherIds);
  yield* differences(of, "degree", [degree, degreeRank], [row.degree, 0 - (row.degree as number)]);
  const counts = (row.neighborCounts as NeighborCount[]).toSorted(byTotal);
  yield* differences(of, "neighborCounts", parseNeighborCounts((neighborCounts ?? null) as string | null), counts);

  const { names, words, wordRank: rank, sameAs } = findableRow(derived, row.degree as number);
  const kept = (row.words as Row[]).map(({ start, text, kind, rank }) => ({ start, text, kind, rank }));
  yield* differences(
    of,
    "names",
    sortedBy(row.names as Row[], "key"),
    sortedBy(
      names.map((name) => ({ ...name, kind })),
      "key",
    ),
  );
  yield* differences(
    of,
    "words",
    sortedBy(kept, "start"),
    sortedBy(
      words.map((word) => ({ ...word, kind, rank })),
      "start",
    ),
  );
  yield* differences(of, "identifiers", [...(row.identifiers as string[])].sort(compareText), [...sameAs]);

  const claims = (row.claims as Row[]).map(
    (claim) => ({ ...unknown, ...claim }) as unknown as Claim & { relationId: string | null },
  );
  // A claim that ties an entity to itself supports no relation.
  const [between, within] = [claims.filter(isBetween), claims.filter((claim) => !isBetween(claim))];
  const relations = [...groupBy(between, pairKey).values()].flatMap(deriveRelations);
  const expected = relations.map(relationRow).map(({ properties, ...ends }) => ({ ...ends, ...properties }));
  yield* differences(of, "relations", sortedBy(row.relations as Row[], "id"), sortedBy(expected, "id"));
  const supported = relations.flatMap(({ id, claimIds }) =>
    claimIds.map((claimId): { id: string; relationId: string | null } => ({ id: claimId, relationId: id })),
  );
  supported.push(...within.map(({ id }) => ({ id, relationId: null })));
  const assigned = claims.map(({ id, relationId }) => ({ id, relationId }));
  yield* differences(of, "claims of its relations", sortedBy(assigned, "id"), sortedBy(supported, "id"));
}

function* differences(of: string, what: string, kept: unknown, derived: unknown): Generator<Difference> {
  const [a, b] = [withoutNulls(kept), withoutNulls(derived)];
  if (!isDeepStrictEqual(a, b)) yield { of, what, kept: a, derived: b };
}

function isBetween({ source, target }: Claim): boolean {
  return source !== target;
}

/** Neo4j keeps no property that is null, and gives none back. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}

const unknown = {
  ...{ key: null, role: null, since: null, until: null, current: null, saidOn: null, relationId: null },
  ...relationValuesIn({}),
};

function sortedBy<T extends object>(rows: readonly T[], field: keyof T): T[] {
  return [...rows].sort((a, b) => compareText(String(a[field]), String(b[field])));
}
