import { type ChildProcess, spawn } from "node:child_process";
import { testDatabase } from "./test-database.ts";

/** A service in a process of its own. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly url: string;
  readonly boltUrl: string;
  /** Its output so far. */
  output(): string;
  /** Resolves with its exit code, or with the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/**
 * Runs a command that starts the service, in a new process group. Resolves when the service listens. It does not warm up,
 * which takes a new database many seconds of processor time, unless `env` says so.
 */
export async function startService(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  const [program, ...args] = command;
  const child = spawn(program, args, { env: { ...process.env, WARM_UP: "false", ...env }, detached: true });
  let output = "";
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal ?? 1));
  });
  const listening = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (output.includes("Ctrl-C ends it.")) resolve();
      });
  });
  await Promise.race([
    listening,
    ended.then((how) => {
      throw new Error(`It ended before it listened (${how}):\n${output}`);
    }),
  ]);
  const url = /^Playground +(\S+)\/graphql$/m.exec(output)?.[1] ?? "";
  const boltUrl = /^Bolt +(\S+)/m.exec(output)?.[1] ?? "";
  return { child, url, boltUrl, output: () => output, ended };
}

/** Runs the built service on the database of the tests. */
export function startOnTestDatabase(...options: readonly string[]): Promise<ServiceProcess> {
  return startService([process.execPath, ...options, "dist/src/main.js"], { ...testDatabaseVariables(), PORT: "0" });
}

export function testDatabaseVariables(): Record<string, string> {
  const { uri, user, password, database } = testDatabase();
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
}

/** Resolves when `condition` holds. Throws after this many seconds. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  seconds: number = 60,
): Promise<void> {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`In ${seconds} s it did not come true that ${what}`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
