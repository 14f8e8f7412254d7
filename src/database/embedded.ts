import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import neo4j from "neo4j-driver";
import { type Neo4jAddress, StartupError } from "../config.ts";
import { checkConnection, waitForConnection } from "./check-connection.ts";
import { archiveClasses } from "./class-archive.ts";
import { diskFull, saysDiskFull, writable } from "./disk.ts";
import { configuration, filesIn, host } from "./embedded-files.ts";
import { openHealthCheck } from "./health.ts";
import { FolderInUse, launch, type Neo4jProcess } from "./launch.ts";
import { provision } from "./provision.ts";
import { sharedSettings } from "./settings.ts";
import { type Outage, type Restarts, supervise } from "./supervise.ts";

/** A running Neo4j whose credentials have been checked. */
export interface Database {
  readonly address: Neo4jAddress;
  /** Stops the embedded Neo4j. Does nothing for another Neo4j. Idempotent. */
  stop(): Promise<void>;
  /**
   * Resolves with a message if the embedded Neo4j has ended by itself and is not restarted. Otherwise it never
   * resolves.
   */
  readonly ended: Promise<string>;
  /** Why the embedded Neo4j does not answer at the moment. Null while it runs, and always for another Neo4j. */
  outage(): Outage | null;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** 0 means any free port. */
  readonly boltPort: number;
  readonly report: (line: string) => void;
  /** Settings of Neo4j that replace or complete `sharedSettings`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** When to restart it after it has ended. The default is never. */
  readonly restarts?: Restarts;
  /** Whether it has the Graph Data Science library. The default is true. */
  readonly withLibrary?: boolean;
  /** How long to wait for the end of another process that uses the folder. The default is half a minute. */
  readonly folderWaitMs?: number;
}

const user = "neo4j";
const initialPassword = "neo4j";

const startLimitMs = 180_000;
/** As long as another process may take to stop. */
const usualFolderWaitMs = 30_000;

/**
 * Runs Neo4j as a child process and resolves when it answers. Its data and its password are in `dataDir/neo4j`. It ends
 * when this process ends, in any way. If another process uses the folder, this waits for its end, up to `folderWaitMs`.
 *
 * Throws a StartupError if there is no JDK, the download fails, the folder is in use or not writable, its disk is full,
 * the port is taken, or Neo4j does not start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Database> {
  const { dataDir, report, restarts, withLibrary = true, folderWaitMs = usualFolderWaitMs } = options;
  const settings = { ...sharedSettings, ...options.settings };
  const runtime = await provision({ report });
  const dir = resolve(dataDir, "neo4j");
  const files = filesIn(dir);
  await writable(dataDir, async () => {
    await mkdir(files.home, { recursive: true });
    await chmod(dir, 0o700);
    await writeFile(files.log, "", { flag: "a", mode: 0o600 });
  });

  report("Starting Neo4j, which takes some seconds");
  const first = await start(options.boltPort, new AbortController().signal);
  const { address } = first;
  if (restarts === undefined) return { address, stop: first.stop, ended: first.ended, outage: () => null };
  const again = (signal: AbortSignal) => start(first.boltPort, signal);
  const supervised = supervise(first, { dataDir, restarts, start: again, health: openHealthCheck(address), report });
  // For the next start. This one goes on without it, also if it fails.
  const stopping = new AbortController();
  const archived = archiveClasses(runtime, stopping.signal).catch(() => {});
  const stop = async () => {
    stopping.abort();
    await Promise.all([supervised.stop(), archived]);
  };
  return { address, ...supervised, stop };

  async function start(boltPort: number, signal: AbortSignal): Promise<Neo4jProcess & { address: Neo4jAddress }> {
    const giveUp = AbortSignal.any([signal, AbortSignal.timeout(startLimitMs)]);
    let password = "";
    const prepare = async () => {
      await refuseTakenPort(boltPort);
      await writable(dataDir, async () => {
        await truncate(files.log);
        await writeFile(files.conf, configuration(boltPort, settings));
        // A link in the home folder: in its configuration Neo4j misreads paths with spaces or accents.
        await rm(files.plugins, { recursive: true, force: true });
        if (withLibrary) await symlink(runtime.pluginsDir, files.plugins, "dir");
        password = await storedPassword(files.password);
      });
    };
    try {
      const heap = settings["server.memory.heap.max_size"];
      const neo4j = await launch({
        runtime,
        files,
        heap,
        prepare,
        folderWaitMs,
        report,
        limitMs: startLimitMs,
        signal,
      });
      const address = { uri: `bolt://${host}:${neo4j.boltPort}`, user, password, database: "neo4j" };
      try {
        await Promise.race([authenticate(address, files.password, giveUp), failed(neo4j)]);
        await writable(dataDir, () => writeFile(files.uri, address.uri, { mode: 0o600 }));
      } catch (fault) {
        await neo4j.stop();
        throw fault;
      }
      return { ...neo4j, address };
    } catch (fault) {
      if (fault instanceof StartupError && saysDiskFull(fault.message))
        throw new StartupError(`${diskFull(dataDir)} and start again. ${fault.message}`);
      if (!(fault instanceof FolderInUse)) throw fault;
      const holder = (await readFile(files.lock, "utf8")).trim();
      throw new StartupError(
        `The data folder ${dataDir} is in use by process ${holder}: end that one, or set DATA_DIR to another folder`,
      );
    }
  }
}

async function failed(neo4j: Neo4jProcess): Promise<never> {
  throw new StartupError(await neo4j.ended);
}

/**
 * The address of the Neo4j that another process of this machine runs on the data folder. Null if none answers. Does not
 * throw.
 */
export async function runningEmbedded(dataDir: string): Promise<Neo4jAddress | null> {
  const files = filesIn(resolve(dataDir, "neo4j"));
  try {
    const [uri, password] = await Promise.all([readFile(files.uri, "utf8"), readFile(files.password, "utf8")]);
    const address = { uri, user, password: password.trim(), database: "neo4j" };
    return (await checkConnection(address)) === null ? address : null;
  } catch {
    return null;
  }
}

/** Reads the password file. Creates it at the first start, before the password is set, so that no crash loses it. */
async function storedPassword(file: string): Promise<string> {
  const kept = await readFile(file, "utf8").catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return "";
    throw fault;
  });
  if (kept.trim() !== "") return kept.trim();
  const made = randomBytes(24).toString("base64url");
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}

async function authenticate(address: Neo4jAddress, passwordFile: string, giveUp: AbortSignal): Promise<void> {
  let failure = await waitForConnection(address, giveUp);
  if (failure?.kind === "unauthorized") {
    await replaceInitialPassword(address);
    failure = await waitForConnection(address, giveUp);
  }
  if (failure === null) return;
  if (failure.kind !== "unauthorized") throw new StartupError(`The embedded Neo4j does not answer: ${failure.detail}`);
  throw new StartupError(
    `The embedded Neo4j refuses the password in ${passwordFile}: put back the one it was started with, or move the data folder away and import again`,
  );
}

/** Does nothing if Neo4j already has another password. */
async function replaceInitialPassword({ uri, password }: Neo4jAddress): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, initialPassword), { telemetryDisabled: true });
  try {
    const statement = `ALTER CURRENT USER SET PASSWORD FROM '${initialPassword}' TO $password`;
    await driver.executeQuery(statement, { password }, { database: "system" });
  } catch (fault) {
    if (!(fault instanceof neo4j.Neo4jError && fault.code.startsWith("Neo.ClientError.Security."))) throw fault;
  } finally {
    await driver.close();
  }
}

/** Neo4j itself would notice only after some seconds, and report it in a long stack trace. */
function refuseTakenPort(port: number): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once("error", (fault: NodeJS.ErrnoException) => {
      const why = fault.code === "EADDRINUSE" ? "is taken by another process" : `cannot be used (${fault.code})`;
      taken(
        new StartupError(
          `Port ${port} ${why}: end what listens there, or set NEO4J_BOLT_PORT to another port (0 takes any free one)`,
        ),
      );
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => free()));
  });
}
