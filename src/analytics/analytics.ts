import type { Limits } from "../config.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Read, readsOf } from "../neo4j/driver.ts";
import { readGraphState } from "../neo4j/graph-state.ts";
import { Computations } from "./computations.ts";
import { KeptResults } from "./kept-results.ts";
import { LibraryMemory } from "./library-memory.ts";
import { hasLibrary } from "./projection.ts";
import { AskedResults, type Computing, RequestAnalytics } from "./request-analytics.ts";
import type { Work } from "./work.ts";

/** Of each kind. With two statements of a timeline at once, they all fit into eight connections. */
const atOnce = 2;
const graceMs = 30_000;
const maxKeptBytes = 24_000_000;
const maxKeptBytesOfEntities = 8_000_000;
const cleanUpMs = 60_000;
const closeTimeoutMs = 10_000;
/** A Neo4j notices in some seconds that a process was killed while a statement ran. */
const sweepAgainMs = 60_000;

/** What the analytics of a service share: queues of computations, what they may take, and their results. */
export class Analytics {
  /** For what is quick and must not wait for computations. */
  readonly #read: Read;
  readonly #cleanUp: Read;
  readonly #queryTimeoutMs: number;
  readonly #queues: readonly Computations[];
  readonly #ofGraph: Computing;
  /** Apart, so that those of many entities do not push out what took long, and do not wait for it. */
  readonly #ofEntities: Computing;
  #hasLibrary: Promise<boolean> | null = null;
  #nextSweep: NodeJS.Timeout | undefined;

  /** `computing` runs the computations; `reading` what is quick: they had better not share connections. */
  constructor(computing: Neo4j, reading: Neo4j, limits: Limits) {
    const { queryTimeoutMs, analyticsTimeoutMs, maxWaitingComputations: maxWaiting } = limits;
    this.#read = readsOf(reading, queryTimeoutMs, undefined);
    this.#cleanUp = readsOf(computing, queryTimeoutMs, undefined);
    this.#queryTimeoutMs = queryTimeoutMs;
    const readState = () => readGraphState(this.#read);
    const memory = new LibraryMemory();
    const workUnder =
      (timeoutMs: number) =>
      (signal: AbortSignal): Work => {
        const deadline = Date.now() + timeoutMs;
        const read: Read = (statement) =>
          computing.read(statement, { timeoutMs: Math.max(1, deadline - Date.now()), signal });
        return { read, signal, cleanUp: this.#cleanUp, cleanUpMs, memory };
      };
    const ofGraph = new Computations({ atOnce, maxWaiting, graceMs });
    const ofEntities = new Computations({ atOnce, maxWaiting, graceMs });
    this.#queues = [ofGraph, ofEntities];
    this.#ofGraph = {
      kept: new KeptResults({ readState, computations: ofGraph, maxBytes: maxKeptBytes }),
      workUnder: workUnder(analyticsTimeoutMs),
    };
    this.#ofEntities = {
      kept: new KeptResults({ readState, computations: ofEntities, maxBytes: maxKeptBytesOfEntities }),
      workUnder: workUnder(queryTimeoutMs),
    };
  }

  /** As one request asks for them; the signal is raised when its client has gone away. */
  askedBy(signal: AbortSignal | undefined): RequestAnalytics {
    const asked = (computing: Computing) => new AskedResults(computing, this.#queryTimeoutMs, signal);
    return new RequestAnalytics(asked(this.#ofGraph), asked(this.#ofEntities), () => this.#libraryIsThere());
  }

  /**
   * Drops the projections that processes left which were killed, now and once more in a minute. Projections of a
   * process that is connected to this Neo4j stay. Does not throw.
   */
  async dropLeftProjections(): Promise<void> {
    const sweep = async () => {
      try {
        if (await this.#libraryIsThere()) await this.#cleanUp(cypher("analytics/sweep"));
      } catch {
        // The next start sweeps again.
      }
    };
    this.#nextSweep = setTimeout(sweep, sweepAgainMs).unref();
    await sweep();
  }

  /** Ends all computations; those who wait get SERVICE_UNAVAILABLE. Resolves when they have ended, in some seconds at most. */
  async close(): Promise<void> {
    clearTimeout(this.#nextSweep);
    await Promise.all(this.#queues.map((queue) => queue.close(closeTimeoutMs)));
  }

  #libraryIsThere(): Promise<boolean> {
    this.#hasLibrary ??= hasLibrary(this.#read).catch((error) => {
      // Asked again when the database is back.
      this.#hasLibrary = null;
      throw error;
    });
    return this.#hasLibrary;
  }
}
