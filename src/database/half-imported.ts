import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { filesIn } from "./embedded-files.ts";

const markOf = (dataDir: string) => join(dataDir, "neo4j", "importing");

/** Whether the data folder has a database. Without one its graph is empty. */
export function hasDatabase(dataDir: string): boolean {
  return existsSync(join(filesIn(join(dataDir, "neo4j")).home, "data", "databases"));
}

/** Whether Neo4j's importer has started on the data folder and not finished. Its database may then be broken. */
export function isHalfImported(dataDir: string): boolean {
  return existsSync(markOf(dataDir));
}

/** Runs the importer. A mark file in the folder shows that it runs; it stays there if the importer does not finish. */
export async function importingInto<T>(dataDir: string, runImporter: () => Promise<T>): Promise<T> {
  await writeFile(markOf(dataDir), "");
  const result = await runImporter();
  await rm(markOf(dataDir));
  return result;
}
