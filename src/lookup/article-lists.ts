import { limitOf, type Page } from "../arguments/page.ts";
import type { Row } from "../neo4j/driver.ts";
import type { Order } from "../orders.ts";
import { type Connection, connectionOf, type RankedRow } from "../query/connection.ts";

/** A page of a list that hangs beside the graph of entities, and whether its end and its total are asked for. */
export interface AskedPage {
  readonly page: Page;
  readonly open: boolean;
  readonly counted: boolean;
}

const newestArticle: Order = { name: "NEWEST_ARTICLE", descending: true, keyType: "string" };
const byName: Order = { name: "NAME", descending: false, keyType: "string" };
const byNewest: Order = { name: "NEWEST", descending: true, keyType: "string" };

/** The lists that hang beside the graph of entities: of what they are, their order, and how long a page is by default. */
export const besideEntities = {
  evidence: { of: "a relation", order: newestArticle, first: 10 },
  articles: { of: "an entity", order: newestArticle, first: 25 },
  mentions: { of: "an article", order: byName, first: 25 },
  relations: { of: "an article", order: byNewest, first: 25 },
} as const;

/** A statement that reads, for each article, a page of what it ties: `below` returns a row of it. */
export function besideArticle(match: string, rank: string, item: string, { order }: Page, below: string): string {
  const further = order.descending ? "<" : ">";
  return `UNWIND $ids AS id
RETURN id, COLLECT {
${match}
WITH DISTINCT ${item}, ${rank} AS rank
WHERE $after IS NULL OR rank ${further} $after OR (rank = $after AND ${item}.id > $afterId)
WITH *
ORDER BY rank${order.descending ? " DESC" : ""}, ${item}.id
LIMIT $limit
${below}} AS rows, CASE WHEN $counted THEN COUNT { ${match} RETURN DISTINCT ${item} } END AS total`;
}

/** The parameters by which such a page is read. */
export function pageParams({ page, open, counted }: AskedPage): Row {
  const [after = null, afterId = null] = page.after ?? [];
  return { after, afterId, limit: limitOf(page, open), counted };
}

/** The connections of rows that were read for several parents, in the order of their ids. */
export function connectionsOf<T extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
  page: Page,
  shape: (node: T) => T = (node) => node,
): Connection<T>[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const found = byId.get(id);
    const ranked = (found?.rows ?? []) as RankedRow<T>[];
    for (const { node } of ranked) shape(node);
    return connectionOf(ranked, page, (found?.total ?? null) as number | null, (node) => node.id);
  });
}
