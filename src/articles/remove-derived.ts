import { cypher } from "../neo4j/cypher-files.ts";
import type { Neo4j, Run } from "../neo4j/driver.ts";

/** The maximum that one transaction removes. */
const limit = 20_000;
/** The number of entities whose relations one transaction removes. */
const entities = 5_000;

const derived = [
  "format/remove-mentions",
  "format/remove-claims",
  "format/remove-keys",
  "format/remove-members",
  "format/remove-entities",
];

/**
 * Removes all that is derived from sources, in transactions of limited size. Keeps the sources with their records.
 * `mayRemove` runs at the start of each transaction; if it returns false, the removal stops. Throws a QueryError.
 */
export async function removeDerived(
  neo4j: Neo4j,
  options: { readonly timeoutMs: number },
  mayRemove: (run: Run) => Promise<boolean>,
): Promise<void> {
  // Relations are removed entity by entity, because the graph may have relation types that this program does not know.
  for (let after: string | null = ""; after !== null; ) {
    const params = { after, entities, limit };
    const [row] = await neo4j.write(
      async (run) => ((await mayRemove(run)) ? run(cypher("format/remove-relations", params)) : []),
      options,
    );
    if (row === undefined) return;
    // A transaction that reached its limit may have left relations of this page.
    if (row.removed !== limit) after = row.last as string | null;
  }
  for (const statement of derived) await removeAll(neo4j, statement, options, mayRemove);
}

/** Removes everything that the program stores except the node with the state of the graph. Throws a QueryError. */
export async function emptyGraph(neo4j: Neo4j, options: { readonly timeoutMs: number }): Promise<void> {
  const always = async () => true;
  await removeDerived(neo4j, options, always);
  await removeAll(neo4j, "format/remove-sources", options, always);
}

/** Runs a statement that does part of its work, and says how much, until none is left. */
export async function removeAll(
  neo4j: Neo4j,
  statement: string,
  options: { readonly timeoutMs: number },
  mayRemove: (run: Run) => Promise<boolean>,
): Promise<void> {
  const removeSome = async (run: Run) => ((await mayRemove(run)) ? run(cypher(statement, { limit })) : []);
  for (let removed: unknown = limit; removed === limit; )
    removed = (await neo4j.write(removeSome, options))[0]?.removed;
}
