import { advanceVersion } from "../../src/articles/change.ts";
import { graphFormat, lockedState } from "../../src/articles/graph-format.ts";
import { findableRow } from "../../src/articles/stored-rows.ts";
import { cypher } from "../../src/neo4j/cypher-files.ts";
import type { Neo4j } from "../../src/neo4j/driver.ts";
import { editions } from "./editions.ts";
import { type EntityRow, GraphRows } from "./graph-rows.ts";
import type { GraphSize } from "./graph-size.ts";

const entitiesAtOnce = 5_000;

/**
 * Fills an empty database through the driver, with the statements of an import. The schema must have been applied.
 * Calls `done` with the number of relations so far. Throws a QueryError; the graph then keeps what was written, and
 * stays marked as being generated.
 */
export async function fillServer(
  neo4j: Neo4j,
  size: GraphSize,
  options: { readonly timeoutMs: number },
  done: (relations: number) => void = () => {},
): Promise<void> {
  await neo4j.write(async (run) => {
    await lockedState(run);
    await run(cypher("format/set-generating"));
  }, options);
  const rows = new GraphRows();
  let count = 0;
  for (const records of editions(size)) {
    const { articles, fresh, mentions, claims, relations } = rows.edition(records);
    await neo4j.write(async (run) => {
      await run(cypher("article/create-articles", { rows: articles }));
      await run(cypher("entity/create", { rows: fresh }));
      await run(cypher("source/create-mentions", { rows: mentions }));
      await run(cypher("source/create-claims", { rows: claims }));
      await run(cypher("relation/create", { rows: relations }));
    }, options);
    count += relations.length;
    done(count);
  }
  const members = [...rows.members()];
  for (let start = 0; start < members.length; start += entitiesAtOnce) {
    const some = members.slice(start, start + entitiesAtOnce).map((member) => ({ entityId: member.id, member }));
    await neo4j.write((run) => run(cypher("identity/create-members", { rows: some })), options);
  }
  let batch: EntityRow[] = [];
  const flush = async () => {
    const written = batch;
    batch = [];
    await neo4j.write(async (run) => {
      await run(
        cypher("entity/update", {
          rows: written.map(({ id, properties, point }) => ({ id, properties, point })),
        }),
      );
      await run(
        cypher("entity/name", {
          rows: written.map(({ derived, properties }) => findableRow(derived, properties.degree)),
        }),
      );
    }, options);
  };
  for (const entity of rows.entities()) if (batch.push(entity) === entitiesAtOnce) await flush();
  await flush();
  await neo4j.write(async (run) => {
    await lockedState(run);
    await advanceVersion(run, null);
    await run(cypher("format/set", { format: graphFormat }));
  }, options);
}
