import type { Limits } from "../config.ts";
import type { Read } from "../neo4j/driver.ts";

/** What a root field needs to read the graph: the reads of its request, and the limits of the service. */
export interface ReadContext {
  readonly read: Read;
  readonly limits: Limits;
}
