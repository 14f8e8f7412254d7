import type { Read } from "../neo4j/driver.ts";
import type { LibraryMemory } from "./library-memory.ts";

/** What a computation works with. */
export interface Work {
  /** Ends at the signal, and at the deadline of the computation. Throws a QueryError. */
  readonly read: Read;
  readonly signal?: AbortSignal | undefined;
  /** For what must be done also after the signal. Throws a QueryError. */
  readonly cleanUp: Read;
  /** For how long a projection that cannot be dropped is tried again. */
  readonly cleanUpMs: number;
  readonly memory: LibraryMemory;
}
