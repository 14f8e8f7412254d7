import { setTimeout as sleep } from "node:timers/promises";
import { diskFull, hasRoom, saysDiskFull } from "./disk.ts";
import type { HealthCheck } from "./health.ts";
import type { Neo4jProcess } from "./launch.ts";

/** When a database that ended is started again. */
export interface Restarts {
  /** How long to wait before each try; after the last one no more is made. */
  readonly pausesMs: readonly number[];
  /** A database that has run for so long has used up no tries. */
  readonly wellMs: number;
}

export const serviceRestarts: Restarts = { pausesMs: [1_000, 2_000, 4_000, 8_000, 16_000], wellMs: 300_000 };

/** Why the database does not answer at the moment. */
export interface Outage {
  readonly code: "SERVICE_UNAVAILABLE" | "STORAGE_FULL";
  readonly message: string;
}

export interface SupervisedOptions {
  readonly dataDir: string;
  readonly restarts: Restarts;
  /** Starts the database again, on the same port. Throws where it does not come up, or when the signal is raised. */
  readonly start: (signal: AbortSignal) => Promise<Neo4jProcess>;
  readonly health: HealthCheck;
  readonly report: (line: string) => void;
}

export interface Supervised {
  /** Null while the database runs. */
  outage(): Outage | null;
  /** Ends the database, or its start. Idempotent. */
  stop(): Promise<void>;
  /** Resolves with a sentence when the database has ended and is not started again. */
  readonly ended: Promise<string>;
}

const lookEveryMs = 2_000;

/**
 * Keeps a database running: one that ended, or whose process lives on and takes no transactions, is started again after
 * a pause, a longer one each time. While the disk is full it waits for room, however long, and uses up no tries.
 */
export function supervise(first: Neo4jProcess, options: SupervisedOptions): Supervised {
  const { dataDir, restarts, start, health, report } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = first;
  let outage: Outage | null = null;

  const pause = (ms: number) => sleep(ms, undefined, { signal });

  /** Resolves with the reason once the database is of no use any more. */
  async function failure(): Promise<string> {
    const ended = new AbortController();
    const quiet = AbortSignal.any([signal, ended.signal]);
    const looking = async () => {
      for (;;) {
        await sleep(lookEveryMs, undefined, { signal: quiet });
        const fault = await health.fault();
        if (fault !== null) return `The embedded Neo4j takes no transactions any more (${fault})`;
      }
    };
    try {
      return await Promise.race([current.ended, looking()]);
    } finally {
      ended.abort();
    }
  }

  /** False where there is room already. */
  async function waitForRoom(): Promise<boolean> {
    if (await hasRoom(dataDir)) return false;
    outage = { code: "STORAGE_FULL", message: "The disk of the database is full. It goes on once there is room." };
    report(`${diskFull(dataDir)}, and Neo4j is started again.`);
    while (!(await hasRoom(dataDir))) await pause(lookEveryMs);
    return true;
  }

  async function run(): Promise<string> {
    let tries = 0;
    let upSince = performance.now();
    for (;;) {
      let why = await failure();
      if (performance.now() - upSince >= restarts.wellMs) tries = 0;
      for (let up = false; !up; ) {
        await current.stop();
        if (saysDiskFull(why) && (await waitForRoom())) tries = 0;
        const ms = restarts.pausesMs[tries++];
        if (ms === undefined) return `Neo4j has failed ${tries} times and is not started again. ${why}`;
        outage = { code: "SERVICE_UNAVAILABLE", message: "The database is being started again." };
        report(`${why}\nNeo4j is started again in ${ms / 1_000} s.`);
        await pause(ms);
        try {
          current = await start(signal);
          up = true;
        } catch (fault) {
          signal.throwIfAborted();
          why = fault instanceof Error ? fault.message : String(fault);
        }
      }
      upSince = performance.now();
      outage = null;
      report("Neo4j runs again.");
    }
  }

  const running = run();
  return {
    outage: () => outage,
    async stop() {
      stopping.abort();
      await Promise.all([current.stop(), health.close()]);
      await running.catch(() => {});
      // A start that came up in this moment.
      await current.stop();
    },
    ended: new Promise((resolve, reject) => {
      running.then(resolve, (fault) => {
        if (!signal.aborted) reject(fault);
      });
    }),
  };
}
