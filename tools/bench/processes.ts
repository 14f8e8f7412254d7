import { type ChildProcess, fork, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** A server in a process of its own. */
export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

const readyLimitMs = 300_000;
const built = (path: string) => join(packageRoot, "dist", path);

/** Starts one of `servers/`. Resolves when it listens and has sent its port. */
export async function startServer(name: string, env: Environment): Promise<Running> {
  const child = fork(built(`tools/bench/servers/${name}.js`), {
    env: { ...process.env, ...env, NODE_ENV: "production" },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(message as number));
    child.once("exit", (code) => reject(new Error(`The server ${name} ended with ${code} while it started`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => ended(child) };
}

/** Starts the built service and resolves when it is ready. BENCH_NODE_ARGS gives arguments for Node. */
export async function startService(env: Environment): Promise<Running> {
  const port = await freePort();
  const nodeArgs = (process.env.BENCH_NODE_ARGS ?? "").split(" ").filter((argument) => argument !== "");
  const child = spawn(process.execPath, [...nodeArgs, built("src/main.js")], {
    env: { ...process.env, ...env, HOST: "127.0.0.1", PORT: String(port), NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + readyLimitMs;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error("The service ended while it started");
    if (performance.now() > deadline) {
      await ended(child);
      throw new Error(`The service was not ready in ${readyLimitMs / 1_000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop: () => ended(child) };
}

/** Runs a command of `tools/bin` and waits for its end. */
export async function runCommand(name: string, args: readonly string[], env: Environment): Promise<void> {
  const child = spawn(process.execPath, [built(`tools/bin/${name}.js`), ...args], {
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`The command ${name} ended with ${code}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
