import { setTimeout as sleep } from "node:timers/promises";
import { diskFull, hasRoom, saysDiskFull } from "./disk.ts";
import type { HealthCheck } from "./health.ts";
import type { Neo4jProcess } from "./launch.ts";

/** When to restart a database that has ended. */
export interface Restarts {
  /** The pause before each attempt. There are as many attempts as pauses. */
  readonly pausesMs: readonly number[];
  /** After the database has run for this time, the count of attempts starts again. */
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
  /** Starts the database again on the same port. Throws if it does not start, or if the signal is raised. */
  readonly start: (signal: AbortSignal) => Promise<Neo4jProcess>;
  readonly health: HealthCheck;
  readonly report: (line: string) => void;
}

export interface Supervised {
  /** Null while the database runs. */
  outage(): Outage | null;
  /** Stops the database, or aborts its start. Idempotent. */
  stop(): Promise<void>;
  /** Resolves with a message when the database has ended and is not restarted. Otherwise it never resolves. */
  readonly ended: Promise<string>;
}

const checkEveryMs = 2_000;

/**
 * Keeps a database running. Restarts it after a pause if it has ended, or if its process runs and accepts no
 * transactions. Each pause is longer than the one before. If the disk is full, it waits for space without a limit, and
 * the count of attempts starts again.
 */
export function supervise(first: Neo4jProcess, options: SupervisedOptions): Supervised {
  const { dataDir, restarts, start, health, report } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = first;
  let outage: Outage | null = null;

  const pause = (ms: number) => sleep(ms, undefined, { signal });

  /** Resolves with the reason when the database has failed. */
  async function failure(): Promise<string> {
    const ended = new AbortController();
    const quiet = AbortSignal.any([signal, ended.signal]);
    const checking = async () => {
      for (;;) {
        await sleep(checkEveryMs, undefined, { signal: quiet });
        const fault = await health.fault();
        if (fault !== null) return `The embedded Neo4j takes no transactions any more (${fault})`;
      }
    };
    try {
      return await Promise.race([current.ended, checking()]);
    } finally {
      ended.abort();
    }
  }

  /** Waits until the disk has space. Returns false if it has space already. */
  async function waitForRoom(): Promise<boolean> {
    if (await hasRoom(dataDir)) return false;
    outage = { code: "STORAGE_FULL", message: "The disk of the database is full. It goes on once there is room." };
    report(`${diskFull(dataDir)}, and Neo4j is started again.`);
    while (!(await hasRoom(dataDir))) await pause(checkEveryMs);
    return true;
  }

  async function run(): Promise<string> {
    let attempts = 0;
    let upSince = performance.now();
    for (;;) {
      let why = await failure();
      if (performance.now() - upSince >= restarts.wellMs) attempts = 0;
      for (let up = false; !up; ) {
        // A stop writes a checkpoint. On a full disk Neo4j tries that for half a minute, and keeps a processor busy.
        await current.kill();
        if (saysDiskFull(why) && (await waitForRoom())) attempts = 0;
        const ms = restarts.pausesMs[attempts++];
        if (ms === undefined) return `Neo4j has failed ${attempts} times and is not started again. ${why}`;
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
      // A restart may have succeeded at this moment.
      await current.stop();
    },
    ended: new Promise((resolve, reject) => {
      running.then(resolve, (fault) => {
        if (!signal.aborted) reject(fault);
      });
    }),
  };
}
