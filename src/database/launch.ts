import { type ChildProcessByStdio, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { StartupError } from "../config.ts";
import { childEnvironment } from "./child-environment.ts";
import type { Neo4jRuntime } from "./provision.ts";

/** The files of one embedded Neo4j. */
export interface Neo4jFiles {
  readonly lock: string;
  readonly home: string;
  readonly conf: string;
  readonly log: string;
}

/** A Neo4j that runs in a process of its own. */
export interface Neo4jProcess {
  readonly boltPort: number;
  /** Ends it with a checkpoint, and by force after half a minute; resolves once it is gone, also when called again. */
  stop(): Promise<void>;
  /** Resolves with a sentence when the process ends without `stop`; else never. */
  readonly ended: Promise<string>;
}

export interface LaunchOptions {
  readonly runtime: Neo4jRuntime;
  readonly files: Neo4jFiles;
  /** The largest heap, such as 1g. */
  readonly heap: string;
  /** Called once this process alone owns the folder, before Neo4j reads its configuration. What it throws ends the start. */
  readonly prepare: () => Promise<void>;
  readonly report: (line: string) => void;
  /** How long it may take. */
  readonly limitMs: number;
  /** Ends the start. */
  readonly signal: AbortSignal;
}

/** The launcher could not lock the folder: another process has it. */
export class FolderInUse extends Error {}

const stopLimitMs = 30_000;
const opened = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];

/**
 * Starts Neo4j and resolves once Bolt listens.
 * Throws FolderInUse, what `prepare` throws, the reason of the signal, or a StartupError with Neo4j's last words.
 */
export async function launch(options: LaunchOptions): Promise<Neo4jProcess> {
  const { runtime, files, heap, prepare, report, limitMs, signal } = options;
  signal.throwIfAborted();
  const log = openSync(files.log, "a", 0o600);
  const jvm = [
    "-XX:+UseG1GC",
    `-Xmx${heap}`,
    // A Neo4j without memory half works; one that has ended is noticed, and started again.
    "-XX:+ExitOnOutOfMemoryError",
    "-Dfile.encoding=UTF-8",
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ];
  const child = spawn(
    runtime.java,
    [...jvm, "-cp", runtime.classPath, "Launcher", files.lock, files.home, files.conf],
    // Without a UTF-8 locale Java finds no path that has an accent in it.
    // A session of its own, else Ctrl-C in the terminal would reach Neo4j before this process has asked it to stop.
    // The pipe to its standard input keeps the tie: it closes with this process, however that ends.
    {
      cwd: files.home,
      env: { ...childEnvironment(process.env), LC_ALL: "C.UTF-8" },
      stdio: ["pipe", "pipe", log],
      detached: true,
    },
  ) as ChildProcessByStdio<Writable, Readable, null>;
  closeSync(log);
  const gone = new Promise<string>((resolve) => {
    child.once("error", (fault) => resolve(fault.message));
    child.once("close", (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`));
  });
  child.stdin.on("error", () => {}); // EPIPE, when it is gone already: `gone` tells.

  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      child.stdin.end();
      const force = setTimeout(() => child.kill("SIGKILL"), stopLimitMs);
      await gone;
      clearTimeout(force);
    })();
    return stopping;
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
  died.catch(() => {}); // After the start nobody waits for it.
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
    return { boltPort, stop, ended };
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
