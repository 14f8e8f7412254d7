import type { Read } from "../neo4j/driver.ts";
import type { Statement } from "../neo4j/statement.ts";

/** How many rows are read at once. A page of all entities needs no sorting in Neo4j, and little memory there and here. */
export const pageSize = 5_000;

/** The pages of a statement whose rows come by id. It gets the id after which a page begins. Throws a QueryError. */
export async function* pagesById<R extends { readonly id: string }>(
  read: Read,
  statementAfter: (after: string) => Statement<R>,
): AsyncGenerator<readonly R[]> {
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows: readonly R[] = await read(statementAfter(after));
    yield rows;
    after = rows.length < pageSize ? undefined : rows.at(-1)?.id;
  }
}
