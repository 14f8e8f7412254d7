import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import type { Neo4jAddress } from "../config.ts";
import { openHealthCheck } from "./health.ts";

/** Why a Neo4j cannot be used. `detail` is for people and never contains the password. */
export interface ConnectionFailure {
  readonly kind: "address" | "unreachable" | "unauthorized" | "database" | "too-old" | "other";
  readonly detail: string;
}

export const oldestServer = { major: 5, minor: 26 };

const askAgainMs = 500;
const connectTimeoutMs = 3_000;
// Some peers accept the connection and never answer. Without this limit, they would be waited for as long as the pool
// waits.
const answerTimeoutMs = 7_000;

/** Runs one trivial read with these credentials in this database. Returns null if it succeeds. Does not throw. */
export async function checkConnection({
  uri,
  user,
  password,
  database,
}: Neo4jAddress): Promise<ConnectionFailure | null> {
  let driver: ReturnType<typeof neo4j.driver>;
  try {
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      connectionTimeout: connectTimeoutMs,
      connectionAcquisitionTimeout: 2 * answerTimeoutMs,
      maxTransactionRetryTime: 0,
      telemetryDisabled: true,
    });
  } catch {
    return { kind: "address", detail: "the driver cannot read it" };
  }
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
  try {
    const { summary } = await within(answerTimeoutMs, session.run("RETURN 1"));
    return tooOld(summary.server.agent ?? "");
  } catch (fault) {
    return classify(fault);
  } finally {
    await within(connectTimeoutMs, driver.close()).catch(() => {});
  }
}

/**
 * Like `checkConnection`, for a Neo4j that was just started: it tries again until Neo4j answers or `giveUp` is raised.
 * Does not throw.
 */
export async function waitForConnection(address: Neo4jAddress, giveUp: AbortSignal): Promise<ConnectionFailure | null> {
  for (;;) {
    const failure = await checkConnection(address);
    if (failure?.kind !== "unreachable" && failure?.kind !== "other") return failure;
    const detail = failure.kind === "other" ? await faultOf(address) : null;
    if (detail !== null) return { kind: "other", detail };
    if (giveUp.aborted) return failure;
    await sleep(askAgainMs, undefined, { signal: giveUp }).catch(() => {});
  }
}

async function faultOf(address: Neo4jAddress): Promise<string | null> {
  const health = openHealthCheck(address);
  try {
    return await health.fault();
  } finally {
    await health.close();
  }
}

/** A failure if the server is a Neo4j older than 5.26. Null for a newer one, and for another product. */
export function tooOld(agent: string): ConnectionFailure | null {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? [];
  if (major === undefined) return null;
  const older = Number(major) - oldestServer.major || Number(minor) - oldestServer.minor;
  return older < 0 ? { kind: "too-old", detail: agent } : null;
}

function classify(fault: unknown): ConnectionFailure {
  const code = String((fault as { code?: unknown }).code);
  const detail = innermostMessage(fault);
  if (code === "ERR_SOCKET_BAD_PORT") return { kind: "address", detail };
  if (code.startsWith("Neo.ClientError.Security.")) return { kind: "unauthorized", detail };
  if (code === "Neo.ClientError.Database.DatabaseNotFound") return { kind: "database", detail };
  return { kind: code.startsWith("Neo.") ? "other" : "unreachable", detail };
}

/** The driver wraps the network error in advice on encryption and in a routing error. */
function innermostMessage(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if (fault.cause instanceof Error) return innermostMessage(fault.cause);
  return fault.message.replace(/^.* Caused by: /s, "").replace(/\.?\s*$/, "");
}

async function within<T>(limitMs: number, work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${limitMs / 1_000} s`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
