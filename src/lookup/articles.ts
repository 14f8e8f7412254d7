import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import type { PageArguments } from "../arguments/field-arguments.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import { countArticles, readGraphState } from "../neo4j/graph-state.ts";
import type { Order } from "../orders.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import { type ArticleRow, articleRow } from "../query/shape.ts";

/** The stored fields of an article, as a map projection takes them. */
export const articleFields = ".id, .title, .publisher, .publishedOn, .language, .url";

const byNewestKey: Order = { name: "NEWEST_ARTICLE", descending: false, keyType: "string" };

/** The article with this id, or null. */
export async function articleById({ read }: ReadContext, id: string): Promise<ArticleRow | null> {
  const text = `MATCH (a:Article {id: $id}) RETURN a {${articleFields}} AS article`;
  const [found] = await read({ text, params: { id }, rows: z.object({ article: articleRow }) });
  return found?.article ?? null;
}

/** A page of articles, the newest first, undated ones last, then by id. Throws a GraphQLError for a wrong argument. */
export async function articles(
  { read, limits }: ReadContext,
  args: PageArguments,
  selection: Selection,
): Promise<Connection<ArticleRow>> {
  const request = new Planner(limits).pageRequest(selection);
  const page = pageOf(args, "articles", byNewestKey, argumentTable.list.first, limits);
  const [after = "", afterId = ""] = page.after ?? [];
  // A range of the index article_newest.
  const text = `MATCH (a:Article)
USING INDEX a:Article(newestKey, id)
WHERE a.newestKey >= $after AND a.id IS NOT NULL AND (a.newestKey > $after OR a.id > $afterId)
WITH a ORDER BY a.newestKey, a.id LIMIT $limit
RETURN {sortKey: a.newestKey, node: a {${articleFields}}} AS row`;
  const params = { after, afterId, limit: limitOf(page, request.withNextPage) };
  const rows = z.object({ row: z.object({ sortKey: z.string(), node: articleRow }) });
  const [found, total] = await Promise.all([
    request.withRows ? read({ text, params, rows }) : [],
    request.withTotal ? countArticles(read) : null,
  ]);
  const sorted = found.map(({ row }) => row);
  return connectionOf(sorted, page, total, ({ id }) => id);
}

/** The version of the graph, and when it last changed; null if it never changed. */
export async function graphState({
  read,
}: ReadContext): Promise<{ readonly version: number; readonly changedAt: Date | null }> {
  const { version, changedAt } = await readGraphState(read);
  return { version, changedAt: changedAt === null ? null : new Date(changedAt) };
}
