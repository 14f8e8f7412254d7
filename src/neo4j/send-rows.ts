import { cypher } from "./cypher-files.ts";
import type { Run } from "./driver.ts";

/** Sends the statement of a file with `rows` as its parameter, unless there are none. See `Run`. */
export function sendRows(run: Run, name: string, rows: readonly object[]): void {
  if (rows.length > 0) run.send(cypher(name, { rows }));
}
