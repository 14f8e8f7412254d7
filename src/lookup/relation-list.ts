import { checkedIds } from "../arguments/checks.ts";
import { limitOf, type Page } from "../arguments/page.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { Composer, relationRank } from "../query/compose.ts";
import { type Connection, connectionOf, type RankedRow } from "../query/connection.ts";
import { passing } from "../query/matching-relations.ts";
import { type RelationFilter, type RelationFrame, tieOf } from "../query/plan.ts";
import { type ArticleRow, type RelationRow, shapeRelation } from "../query/shape.ts";

interface Asked {
  readonly rows: boolean;
  readonly open: boolean;
  readonly counted: boolean;
}

const maxBetween = 500;

/**
 * A page of the relations that pass the filter: all, or those that tie two of the entities in `between`. A kind asks
 * for an end of that kind, and direction says nothing. Throws a GraphQLError where an argument is out of its limits.
 */
export async function relationList(
  read: Read,
  { filter, between }: { readonly filter?: RelationFilter | null; readonly between?: readonly string[] | null },
  page: Page,
  frame: RelationFrame,
  asked: Asked,
): Promise<Connection<RelationRow>> {
  const ids = checkedIds("between", between, maxBetween);
  const composer = new Composer();
  const tie = tieOf({}, { ...filter, direction: "BOTH" }, false);
  const among = between ? ["t.id IN $between"] : [];
  const found = `${between ? "UNWIND $between AS id\nMATCH (s:Entity {id: id})\n" : ""}${passing(composer, tie, "filter", undefined, among)}`;
  const params = { ...composer.params, between: ids };
  const { descending } = page.order;
  const further =
    page.after === null
      ? ""
      : `WHERE rank ${descending ? "<" : ">"} $after OR (rank = $after AND r.id > $afterId)\nWITH *\n`;
  const { clauses, map } = composer.relation("r", frame, ["r", "rank"]);
  const statement = `${found}
WITH r, ${relationRank("r", page)} AS rank
${further}ORDER BY rank${descending ? " DESC" : ""}, r.id LIMIT $limit
${clauses}RETURN {rank: rank, node: ${map}} AS row`;
  const [ranked, counted] = await Promise.all([
    asked.rows
      ? read(statement, {
          ...composer.params,
          ...params,
          after: page.after?.[0] ?? null,
          afterId: page.after?.[1] ?? null,
          limit: limitOf(page, asked.open),
        })
      : [],
    asked.counted ? read(`${found}\nRETURN count(r) AS total`, params) : [],
  ]);
  const rows = ranked.map(({ row }) => row as RankedRow<RelationRow>);
  for (const { node } of rows) shapeRelation(node, frame);
  return connectionOf(rows, page, (counted[0]?.total ?? null) as number | null, ({ id }) => id);
}

/** A page of articles in the order of their index: newest first, then by id. */
export async function articleList(read: Read, page: Page, asked: Asked): Promise<Connection<ArticleRow>> {
  const [after = "", afterId = ""] = page.after ?? [];
  const [ranked, counted] = await Promise.all([
    asked.rows ? read(cypher("article/articles"), { after, afterId, limit: limitOf(page, asked.open) }) : [],
    asked.counted ? read(cypher("article/count"), {}) : [],
  ]);
  const rows = ranked.map(({ row }) => row as RankedRow<ArticleRow>);
  return connectionOf(rows, page, (counted[0]?.total ?? null) as number | null, ({ id }) => id);
}
