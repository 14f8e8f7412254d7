import type { Limits } from "../config.ts";
import type { Read } from "../neo4j/driver.ts";

/** What a root field needs to read the graph. `read` belongs to its request: its timeout and its cancellation. */
export interface ReadContext {
  readonly read: Read;
  readonly limits: Limits;
}
