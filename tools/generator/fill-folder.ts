import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { graphFormat } from "../../src/articles/graph-format.ts";
import { importingInto } from "../../src/database/half-imported.ts";
import { provision } from "../../src/database/provision.ts";
import { entityFieldNames, entityFields } from "../../src/entity-fields.ts";
import { cypher } from "../../src/neo4j/cypher-files.ts";
import type { Neo4j } from "../../src/neo4j/driver.ts";
import { editions } from "./editions.ts";
import { GraphFiles } from "./graph-files.ts";
import { GraphRows } from "./graph-rows.ts";
import type { GraphSize } from "./graph-size.ts";
import { runImporter } from "./neo4j-importer.ts";
import type { Phase } from "./phase.ts";

/**
 * Fills the embedded database of a data folder and removes what it had. The database must have been started once, and
 * must not run now. Afterwards, apply the schema and call `completeLists`; until then the graph is marked as
 * incomplete. Throws a StartupError.
 */
export async function fillFolder(dataDir: string, size: GraphSize, phase: Phase): Promise<void> {
  const runtime = await provision({ report: (line) => console.error(line) });
  const neo4jDir = resolve(dataDir, "neo4j");
  const folder = join(neo4jDir, "generated");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const tables = await phase("Writing the articles and what follows from them", size.relations, async (done) => {
      const files = new GraphFiles(folder);
      const rows = new GraphRows();
      let relations = 0;
      for (const records of editions(size)) {
        const edition = rows.edition(records);
        files.edition(edition);
        relations += edition.relations.length;
        done(relations);
        // Lets the process draw the progress bar and handle signals.
        await new Promise(setImmediate);
      }
      return files.finish(rows.entities(), rows.members());
    });
    await phase("Running Neo4j's importer", 0, () =>
      importingInto(dataDir, () => runImporter(runtime, { home: join(neo4jDir, "home"), folder, tables })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const articlesAtOnce = 1_000;

/**
 * Adds the empty lists, which Neo4j's importer leaves out and an import of records writes. Then marks the graph as
 * complete. Throws a QueryError.
 */
export async function completeLists(
  neo4j: Neo4j,
  options: { readonly timeoutMs: number },
  done: (articles: number) => void,
): Promise<void> {
  const lists = entityFieldNames.filter((field) => entityFields[field].type === "TEXTS");
  let after: string | null = "";
  for (let articles = 0; after !== null; articles += articlesAtOnce) {
    done(articles);
    const params = { after, limit: articlesAtOnce, lists };
    const rows = await neo4j.write((run) => run(cypher("source/complete-lists", params)), options);
    after = (rows[0]?.last ?? null) as string | null;
  }
  await neo4j.write((run) => run(cypher("format/set", { format: graphFormat })), options);
}
