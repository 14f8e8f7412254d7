import { z } from "zod";
import { argumentTable, type NumberArgument } from "../arguments/argument-table.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import { relationTypes } from "../ontology.ts";
import type { Order } from "../orders.ts";
import { Composer } from "../query/compose.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import {
  type ArticleRow,
  articleRow,
  type EntityRow,
  type EvidenceRow,
  entityRow,
  evidenceRow,
  type RelationRow,
  relationRow,
  shapeEntity,
  shapeRelation,
} from "../query/shape.ts";
import { isAfter } from "../query/sort-keys.ts";
import { articleFields } from "./articles.ts";

/** Reads a list for many parents in one statement: a page for each of these ids, in their order. */
export type BatchOfPages<T> = (ids: readonly string[]) => Promise<Connection<T>[]>;

/** A list that connects articles with entities or relations. It is read in batches, after the main statement. */
interface List {
  /** The name of the list in errors. */
  readonly name: string;
  readonly order: Order;
  readonly first: NumberArgument<"maxPageSize">;
  /** MATCH clauses from a parent's `id`. */
  readonly match: string;
  /** The variable of an item, and an expression over it. */
  readonly item: string;
  readonly sortKey: string;
}

const newestArticle: Order = { name: "NEWEST_ARTICLE", descending: true, keyType: "string" };

const evidence: List = {
  name: "evidence of a relation",
  order: newestArticle,
  first: argumentTable.evidence.first,
  match: "MATCH (a:Article)-[:CLAIMS]->(c:Claim {relationId: id})",
  item: "c",
  sortKey: "coalesce(a.publishedOn, '')",
};
const articlesOfEntity: List = {
  name: "articles of an entity",
  order: newestArticle,
  first: argumentTable.list.first,
  match: "MATCH (a:Article)-[:MENTIONS]->(:Entity {id: id})",
  item: "a",
  sortKey: "coalesce(a.publishedOn, '')",
};
const mentions: List = {
  name: "mentions of an article",
  order: { name: "NAME", descending: false, keyType: "string" },
  first: argumentTable.list.first,
  match: "MATCH (:Article {id: id})-[:MENTIONS]->(e:Entity)",
  item: "e",
  sortKey: "e.sortName",
};
const relationsOfArticle: List = {
  name: "relations of an article",
  order: { name: "NEWEST", descending: true, keyType: "string" },
  first: argumentTable.list.first,
  match: `MATCH (:Article {id: id})-[:CLAIMS]->(claim:Claim)
MATCH (:Entity {id: claim.source})-[r:${relationTypes.join("|")} {id: claim.relationId}]->(:Entity {id: claim.target})`,
  item: "r",
  sortKey: "coalesce(r.since, '')",
};

/**
 * For each relation, the claims that support it: the newest article first, undated ones last, then by id of the claim.
 */
export function evidenceOf(context: ReadContext, selection: Selection): BatchOfPages<EvidenceRow> {
  const row = `c {.id, .paragraph, .statement, .confidence, .extractedBy, article: a {${articleFields}}}`;
  return batch(context, selection, evidence, { kept: "a, ", returned: `RETURN ${sortedRow(row)}`, node: evidenceRow });
}

/** For each entity, the articles that mention it: newest first, undated ones last, then by id. */
export function articlesOf(context: ReadContext, selection: Selection): BatchOfPages<ArticleRow> {
  return batch(context, selection, articlesOfEntity, {
    returned: `RETURN ${sortedRow(`a {${articleFields}}`)}`,
    node: articleRow,
  });
}

/** For each article, the entities that it mentions, by name, then by id. */
export function mentionsOf(context: ReadContext, selection: Selection): BatchOfPages<EntityRow> {
  const planner = new Planner(context.limits);
  const frame = planner.entityFrame(planner.pageRequest(selection).node);
  const composer = new Composer();
  return batch(context, selection, mentions, {
    composer,
    returned: composer.returnEntity("e", frame, sortedRow, ["sortKey"]),
    node: entityRow,
    shape: (node) => shapeEntity(node, frame),
  });
}

/** For each article, the relations that it supports: the latest start first, undated ones last, then by id. */
export function relationsOf(context: ReadContext, selection: Selection): BatchOfPages<RelationRow> {
  const planner = new Planner(context.limits);
  const frame = planner.relationFrame(planner.pageRequest(selection).node);
  const composer = new Composer();
  return batch(context, selection, relationsOfArticle, {
    composer,
    returned: composer.returnRelation("r", frame, sortedRow, ["sortKey"]),
    node: relationRow,
    shape: (node) => shapeRelation(node, frame),
  });
}

interface ItemProjection<T> {
  readonly composer?: Composer;
  /** The other variables of the match that the row uses, each followed by a comma. */
  readonly kept?: string;
  /** Clauses that return `sortedRow` of an item. */
  readonly returned: string;
  readonly node: z.ZodType<T>;
  readonly shape?: (node: T) => T;
}

const sortedRow = (item: string) => `{sortKey: sortKey, node: ${item}}`;

function pageRow<T>(node: z.ZodType<T>) {
  return z.object({
    id: z.string(),
    rows: z.array(z.object({ sortKey: z.string(), node })),
    total: z.int().nullable(),
  });
}

/** Throws a GraphQLError if an argument of the field is out of its limits. */
function batch<T extends { readonly id: string }>(
  { read, limits }: ReadContext,
  selection: Selection,
  { name, order, first, match, item, sortKey }: List,
  { composer = new Composer(), kept = "", returned, node, shape = (node) => node }: ItemProjection<T>,
): BatchOfPages<T> {
  const page = pageOf(selection.args, name, order, first, limits);
  const { withNextPage, withTotal } = new Planner(limits).pageRequest(selection);
  const afterCursor = isAfter(
    { sortKey: "sortKey", id: `${item}.id` },
    { sortKey: "$after", id: "$afterId" },
    order.descending,
  );
  const text = `UNWIND $ids AS id
RETURN id, COLLECT {
${match}
WITH DISTINCT ${kept}${item}, ${sortKey} AS sortKey
WHERE $after IS NULL OR ${afterCursor}
WITH *
ORDER BY sortKey${order.descending ? " DESC" : ""}, ${item}.id
LIMIT $limit
${returned}} AS rows,
CASE WHEN $withTotal THEN COUNT { ${match} RETURN DISTINCT ${item} } END AS total`;
  const [after = null, afterId = null] = page.after ?? [];
  return async (ids) => {
    const params = { ids, after, afterId, limit: limitOf(page, withNextPage), withTotal };
    const found = await read(composer.statement(text, params, pageRow(node)));
    const byId = new Map(found.map((page) => [page.id, page]));
    return ids.map((id) => {
      const { rows, total } = byId.get(id) ?? { rows: [], total: null };
      for (const { node } of rows) shape(node);
      return connectionOf(rows, page, total, (node) => node.id);
    });
  };
}
