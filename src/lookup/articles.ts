import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { badInput, checkLength, noLimits } from "../arguments/checks.ts";
import type { ArticleListArguments } from "../arguments/field-arguments.ts";
import type { ArticleFilter } from "../arguments/filters.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import { type Read, readOne } from "../neo4j/driver.ts";
import { countArticles, readGraphState } from "../neo4j/graph-state.ts";
import { type Params, totalRow } from "../neo4j/statement.ts";
import type { Order } from "../orders.ts";
import { endOfPeriod } from "../partial-date.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import { type ArticleRow, articleRow } from "../query/shape.ts";

/** The stored fields of an article, as a map projection takes them. */
export const articleFields = ".id, .title, .publisher, .publishedOn, .language, .url";
/** The same of an article or an entry. */
export const sourceFields = `${articleFields}, .dataset, .key, .asOf`;

const byNewestKey: Order = { name: "NEWEST_ARTICLE", descending: false, keyType: "string" };

/** The article with this id, or null. */
export async function articleById({ read }: ReadContext, id: string): Promise<ArticleRow | null> {
  const text = `MATCH (a:Article {id: $id}) RETURN a {${articleFields}} AS article`;
  const [found] = await read({ text, params: { id }, rows: z.object({ article: articleRow }) });
  return found?.article ?? null;
}

/**
 * A page of the articles that pass the filter, the newest first, undated ones last, then by id. Throws a GraphQLError
 * for a wrong argument.
 */
export async function articles(
  { read, limits }: ReadContext,
  args: ArticleListArguments,
  selection: Selection,
): Promise<Connection<ArticleRow>> {
  const request = new Planner(limits).pageRequest(selection);
  const page = pageOf(args, "articles", byNewestKey, argumentTable.list.first, limits);
  const [after = "", afterId = ""] = page.after ?? [];
  const { where, params } = conditions(args.filter ?? {});
  // A range of the index article_newest. The conditions look at each article of it until the page is full.
  const text = `MATCH (a:Article)
USING INDEX a:Article(newestKey, id)
WHERE ${["a.newestKey >= $after AND a.id IS NOT NULL AND (a.newestKey > $after OR a.id > $afterId)", ...where].join(" AND ")}
WITH a ORDER BY a.newestKey, a.id LIMIT $limit
RETURN {sortKey: a.newestKey, node: a {${articleFields}}} AS row`;
  const rows = z.object({ row: z.object({ sortKey: z.string(), node: articleRow }) });
  const ofPage = { ...params, after, afterId, limit: limitOf(page, request.withNextPage) };
  const [found, total] = await Promise.all([
    request.withRows ? read({ text, params: ofPage, rows }) : [],
    request.withTotal ? countFiltered(read, where, params) : null,
  ]);
  const sorted = found.map(({ row }) => row);
  return connectionOf(sorted, page, total, ({ id }) => id);
}

async function countFiltered(read: Read, where: readonly string[], params: Params): Promise<number> {
  if (where.length === 0) return countArticles(read);
  const text = `MATCH (a:Article)
USING INDEX a:Article(newestKey, id)
WHERE ${["a.newestKey >= '' AND a.id IS NOT NULL", ...where].join(" AND ")}
RETURN count(a) AS total`;
  return (await readOne(read, { text, params, rows: totalRow })).total;
}

/** The filter as conditions on `a`. Throws a GraphQLError if a text is too long or has no letter or digit. */
function conditions({ publisher, from, until, text }: ArticleFilter) {
  const table = argumentTable.articleFilter;
  const where: string[] = [];
  const params: Record<string, unknown> = {};
  if (publisher != null) {
    checkLength(table.publisher, publisher, noLimits);
    params.publisher = publisher;
    where.push("a.publisher = $publisher");
  }
  // A date of less precision than the bound may lie on either side of it, and passes.
  if (from != null) {
    params.from = from;
    where.push("a.publishedOn + '~' >= $from");
  }
  if (until != null) {
    params.until = endOfPeriod(until);
    where.push("a.publishedOn <= $until");
  }
  if (text != null) {
    checkLength(table.text, text, noLimits);
    const argument = table.text.name;
    const letters = /[\p{L}\p{N}]/u;
    if (!letters.test(text))
      throw badInput(`${argument} must contain a letter or a digit`, { argument, limit: 1, value: 0 });
    params.titlePattern = titlePattern(text);
    where.push("normalize(a.title, NFKD) =~ $titlePattern");
  }
  return { where, params };
}

/** A regular expression of Java that finds the words of the text in a decomposed title, whatever case and accents. */
function titlePattern(text: string): string {
  const words =
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const marked = words.map((word) => [...word].map((letter) => `${letter}\\p{M}*`).join(""));
  return `(?ius).*${marked.join("[^\\p{L}\\p{N}]+")}.*`;
}

/** The version of the graph, and when it last changed; null if it never changed. */
export async function graphState({
  read,
}: ReadContext): Promise<{ readonly version: number; readonly changedAt: Date | null }> {
  const { version, changedAt } = await readGraphState(read);
  return { version, changedAt: changedAt === null ? null : new Date(changedAt) };
}
