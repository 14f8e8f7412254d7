import type { Read } from "../neo4j/driver.ts";
import type { LibraryMemory } from "./library-memory.ts";

/** What a computation works with. */
export interface ComputationContext {
  /** Stops at the signal, and at the deadline of the computation. Throws a QueryError. */
  readonly read: Read;
  readonly signal?: AbortSignal | undefined;
  /** For long work between reads. Throws a QueryError after the signal, and after the deadline of the computation. */
  readonly throwIfOver?: () => void;
  /** Runs also after the signal. Throws a QueryError. */
  readonly cleanUp: Read;
  /** How long to try to drop a projection, in milliseconds. */
  readonly cleanUpMs: number;
  readonly memory: LibraryMemory;
}
