import { cypher } from "../neo4j/cypher-files.ts";
import type { Neo4j, Run } from "../neo4j/driver.ts";

/** How much one transaction removes at most, and of how many entities. */
const limit = 20_000;
const entities = 5_000;

const derived = ["format/remove-mentions", "format/remove-claims", "format/remove-keys", "format/remove-entities"];

/**
 * Removes all that is derived from articles, in bounded transactions, and leaves the articles with their records.
 * `mayRemove` opens each transaction, and ends the work where it gives false. Throws a QueryError.
 */
export async function removeDerived(
  neo4j: Neo4j,
  options: { readonly timeoutMs: number },
  mayRemove: (run: Run) => Promise<boolean>,
): Promise<void> {
  // By pages of entities, since the graph may hold relation types that this program does not know.
  for (let after: string | null = ""; after !== null; ) {
    const params = { after, entities, limit };
    const [row] = await neo4j.write(
      async (run) => ((await mayRemove(run)) ? run(cypher("format/remove-relations", params)) : []),
      options,
    );
    if (row === undefined) return;
    // A full transaction may have left relations of the page.
    if (row.removed !== limit) after = row.last as string | null;
  }
  for (const statement of derived) await removeAll(neo4j, statement, options, mayRemove);
}

/** Removes everything that the program stores but the node of the graph. Throws a QueryError. */
export async function emptyGraph(neo4j: Neo4j, options: { readonly timeoutMs: number }): Promise<void> {
  const always = async () => true;
  await removeDerived(neo4j, options, always);
  await removeAll(neo4j, "format/remove-articles", options, always);
}

async function removeAll(
  neo4j: Neo4j,
  statement: string,
  options: { readonly timeoutMs: number },
  mayRemove: (run: Run) => Promise<boolean>,
): Promise<void> {
  const removeSome = async (run: Run) => ((await mayRemove(run)) ? run(cypher(statement, { limit })) : []);
  for (let removed: unknown = limit; removed === limit; )
    removed = (await neo4j.write(removeSome, options))[0]?.removed;
}
