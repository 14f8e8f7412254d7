import { GraphQLError } from "graphql";
import PQueue from "p-queue";

/** In bytes. */
export interface MemoryDemand {
  /** The most that a computation takes. */
  readonly needed: number;
  /** What the Graph Data Science library has free at the moment. */
  readonly free: number;
}

/**
 * Reserves memory of the Graph Data Science library for the computations of this process. The library reports reserved
 * memory as free until it is used, so reservations are subtracted from what is free. Memory that is both reserved and
 * in use is subtracted twice. This only makes the next computation wait longer.
 */
export class LibraryMemory {
  /** One computation at a time measures and reserves, in the order of the calls. */
  readonly #turns = new PQueue({ concurrency: 1 });
  readonly #released = new EventTarget();
  #reserved = 0;

  /**
   * Reserves what `measure` says is needed. Returns a function that releases it. If other computations of this process
   * hold too much, it waits until they release it, and measures again.
   *
   * Throws a GraphQLError QUERY_TOO_LARGE if no other computation holds any memory and there is still not enough, and
   * the reason of the signal if that is raised first.
   */
  async reserve(measure: () => Promise<MemoryDemand>, signal?: AbortSignal): Promise<() => void> {
    return this.#turns.add(
      async () => {
        for (;;) {
          const { needed, free } = await measure();
          // After the signal, no one would release the reservation.
          signal?.throwIfAborted();
          const reserved = this.#reserved;
          if (needed <= free - reserved) return this.#hold(needed);
          if (reserved === 0) throw tooLarge(needed, free);
          // If another computation released memory during `measure`, measure again at once.
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
