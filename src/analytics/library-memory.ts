import { GraphQLError } from "graphql";
import PQueue from "p-queue";

/** In bytes. */
export interface MemoryDemand {
  /** What a computation takes at most. */
  readonly needed: number;
  /** What the Graph Data Science library has left at the moment. */
  readonly free: number;
}

/**
 * The memory of the Graph Data Science library, as far as this process uses it. What was reserved and is not used yet
 * shows as free in the library, so it is taken off; what is in use by then is counted twice, which only makes the next
 * one wait for longer.
 */
export class LibraryMemory {
  /** One looks and reserves at a time, in the order of asking. */
  readonly #turns = new PQueue({ concurrency: 1 });
  readonly #released = new EventTarget();
  #reserved = 0;

  /**
   * Reserves what `measure` says is needed, and returns what releases it; may call `measure` more than once. While
   * others of this process hold too much, it waits for them. Throws a GraphQLError, QUERY_TOO_LARGE, when nobody else
   * holds any and the library has not enough; the reason of the signal when that is raised first.
   */
  async reserve(measure: () => Promise<MemoryDemand>, signal?: AbortSignal): Promise<() => void> {
    return this.#turns.add(
      async () => {
        for (;;) {
          const { needed, free } = await measure();
          // Nobody would release it.
          signal?.throwIfAborted();
          const reserved = this.#reserved;
          if (needed <= free - reserved) return this.#hold(needed);
          if (reserved === 0) throw tooLarge(needed, free);
          // One that ended while this measured has changed what is free.
          if (reserved === this.#reserved) await this.#nextRelease(signal);
        }
      },
      { signal },
    );
  }

  #hold(bytes: number): () => void {
    this.#reserved += bytes;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#reserved -= bytes;
      this.#released.dispatchEvent(new Event("release"));
    };
  }

  #nextRelease(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        this.#released.removeEventListener("release", go);
        signal?.removeEventListener("abort", go);
        resolve();
      };
      this.#released.addEventListener("release", go);
      signal?.addEventListener("abort", go);
    });
  }
}

function tooLarge(needed: number, free: number): GraphQLError {
  return new GraphQLError(
    `The computation would take ${needed} bytes in the memory of the Graph Data Science library, which has ${free} left`,
    { extensions: { code: "QUERY_TOO_LARGE", limit: free, value: needed } },
  );
}
