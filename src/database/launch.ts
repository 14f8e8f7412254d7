import { type ChildProcessByStdio, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { StartupError } from "../config.ts";
import { childEnvironment } from "../java/child-environment.ts";
import type { Neo4jRuntime } from "./provision.ts";

/** The files of one embedded Neo4j. */
export interface Neo4jFiles {
  readonly lock: string;
  readonly home: string;
  readonly conf: string;
  readonly log: string;
}

/** A running Neo4j process. */
export interface Neo4jProcess {
  readonly boltPort: number;
  /** Stops it with a checkpoint, and kills it after half a minute. Resolves when it is gone. Idempotent. */
  stop(): Promise<void>;
  /** Kills it. The next start recovers what it has acknowledged. Resolves when it is gone. Idempotent. */
  kill(): Promise<void>;
  /** Resolves with a message if the process ends without `stop` and `kill`. Otherwise it never resolves. */
  readonly ended: Promise<string>;
}

export interface LaunchOptions {
  readonly runtime: Neo4jRuntime;
  readonly files: Neo4jFiles;
  /** The maximum heap size, such as 1g. */
  readonly heap: string;
  /**
   * Runs when the folder is locked, before Neo4j reads its configuration. If it throws, the start fails with its error.
   */
  readonly prepare: () => Promise<void>;
  /** How long to wait for the end of another process that uses the folder. */
  readonly folderWaitMs: number;
  readonly report: (line: string) => void;
  /** Writes the archive of classes to this file when it is stopped, which takes half a minute, at the lowest priority. */
  readonly archiveTo?: string;
  /** The maximum duration of the start. */
  readonly limitMs: number;
  /** Aborts the start. */
  readonly signal: AbortSignal;
}

/** Another process has locked the folder. */
export class FolderInUse extends Error {}

const stopLimitMs = 30_000;
const archiveLimitMs = 300_000;
/**
 * Java's second compiler begins ten times later than usual. On two processors it slowed the first statements down more
 * than its code made them faster (see decision 2). A Java that does not know these options ignores them.
 */
const lateCompiler = [
  "-XX:+IgnoreUnrecognizedVMOptions",
  "-XX:Tier4InvocationThreshold=50000",
  "-XX:Tier4MinInvocationThreshold=6000",
  "-XX:Tier4CompileThreshold=150000",
  "-XX:Tier4BackEdgeThreshold=400000",
];

/**
 * Starts Neo4j and resolves when Bolt listens. Throws FolderInUse, what `prepare` throws, the reason of the signal, or
 * a StartupError with the last lines of Neo4j's log.
 */
export async function launch(options: LaunchOptions): Promise<Neo4jProcess> {
  const { runtime, files, heap, prepare, folderWaitMs, report, archiveTo, limitMs, signal } = options;
  signal.throwIfAborted();
  const log = openSync(files.log, "a", 0o600);
  const jvm = [
    `-Xmx${heap}`,
    ...lateCompiler,
    // After an out-of-memory error Neo4j only half works. If it ends instead, it is restarted.
    "-XX:+ExitOnOutOfMemoryError",
    // Standard output is for what the launcher says.
    "-Xlog:disable",
    "-Xlog:all=warning:stderr",
    ...(archiveTo !== undefined
      ? [`-XX:ArchiveClassesAtExit=${archiveTo}`, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"]
      : existsSync(runtime.classArchive)
        ? [`-XX:SharedArchiveFile=${runtime.classArchive}`]
        : []),
    ...runtime.options,
  ];
  const child = spawn(
    runtime.java,
    [...jvm, "Launcher", files.lock, files.home, files.conf, String(folderWaitMs)],
    // Java needs a UTF-8 locale to find paths with accents.
    // `detached` starts a new session. Otherwise Ctrl-C in the terminal would end Neo4j before this process stops it.
    // The launcher ends when its standard input closes, which happens when this process ends in any way.
    {
      cwd: files.home,
      env: { ...childEnvironment(process.env), LC_ALL: "C.UTF-8" },
      stdio: ["pipe", "pipe", log],
      detached: true,
    },
  ) as ChildProcessByStdio<Writable, Readable, null>;
  closeSync(log);
  if (archiveTo !== undefined && child.pid !== undefined) {
    setPriority(child.pid, constants.priority.PRIORITY_LOW);
    // A stop would take half a minute.
    signal.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
  }
  const gone = new Promise<string>((resolve) => {
    child.once("error", (fault) => resolve(fault.message));
    child.once("close", (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`));
  });
  child.stdin.on("error", () => {}); // EPIPE if the process has already ended; `gone` reports that.

  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      child.stdin.end();
      const force = setTimeout(() => child.kill("SIGKILL"), archiveTo === undefined ? stopLimitMs : archiveLimitMs);
      await gone;
      clearTimeout(force);
    })();
    return stopping;
  };
  const kill = () => {
    child.kill("SIGKILL");
    return stop();
  };

  const ready = new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      const [word, port] = line.split(" ");
      if (word === "waiting") report("The data folder is in use: waiting for the other process to end");
      if (word === "in-use") reject(new FolderInUse());
      if (word === "locked") prepare().then(() => child.stdin.write("\n"), reject);
      if (word === "ready") resolve(Number(port));
    });
  });
  const died = gone.then((how): never => {
    throw new StartupError(`Neo4j ended while it started (${how}). ${lastWords(files.log)}`);
  });
  died.catch(() => {}); // After the start no one awaits it.
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new StartupError(`Neo4j was not ready in ${limitMs / 1_000} s. ${lastWords(files.log)}`));
    }, limitMs);
  });
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

  try {
    const boltPort = await Promise.race([ready, died, late, aborted]);
    const ended = gone.then((how) =>
      stopping ? new Promise<never>(() => {}) : `The embedded Neo4j ended (${how}). ${lastWords(files.log)}`,
    );
    return { boltPort, stop, kill, ended };
  } catch (fault) {
    await stop();
    throw fault;
  } finally {
    clearTimeout(limit);
  }
}

function lastWords(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-15) : [];
  const said = lines.join("\n").trim();
  return said === "" ? `It left nothing in ${log}.` : `The last lines of ${log}:\n${said}`;
}
