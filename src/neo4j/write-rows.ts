import { cypher } from "./cypher-files.ts";
import type { Run } from "./driver.ts";

/** Runs the statement of a file with `rows` as its parameter, unless there are none. Throws a QueryError. */
export async function writeRows(run: Run, name: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await run(cypher(name, { rows }));
}
