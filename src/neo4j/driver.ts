import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import neo4j, { type Driver, type ManagedTransaction, Neo4jError, type Result, type Session } from "neo4j-driver";
import PQueue from "p-queue";
import type { Neo4jAddress } from "../config.ts";
import { codeOfNeo4jError, QueryError } from "./query-error.ts";
import { declaredRows, type Row, type Statement } from "./statement.ts";

/** Runs one statement of a transaction; the rows come back as plain objects. */
export type Run = <R = Row>(statement: Statement<R>) => Promise<R[]>;

/** One read of a request, under its timeout or a shorter one. Throws a QueryError. */
export type Read = <R = Row>(statement: Statement<R>, timeoutMs?: number) => Promise<R[]>;

export interface ReadOptions {
  readonly timeoutMs: number;
  /** Ends the query in the database, as when the client has gone away. */
  readonly signal?: AbortSignal | undefined;
}

/** The one way to the database. */
export interface Neo4j {
  /** The rows of one auto-committed read, sent to a reader where the address routes. Throws a QueryError. */
  read<R = Row>(statement: Statement<R>, options: ReadOptions): Promise<R[]>;
  /** What `work` returns, its statements committed together or not at all; it may run more than once. */
  write<T>(work: (run: Run) => Promise<T>, options: { readonly timeoutMs: number }): Promise<T>;
  /** One statement that changes the schema, outside any other transaction. */
  schema(statement: string): Promise<void>;
  close(): Promise<void>;
}

/** The reads of one request, each under this timeout; the signal ends what is under way. */
export function readsOf(neo4j: Neo4j, defaultTimeoutMs: number, signal: AbortSignal | undefined): Read {
  return (statement, timeoutMs = defaultTimeoutMs) => neo4j.read(statement, { timeoutMs, signal });
}

/** The row of a statement that always has one. Throws a QueryError. */
export async function readOne<R>(read: Read, statement: Statement<R>): Promise<R> {
  const [row] = await read(statement);
  if (row === undefined) throw new Error(`A statement that always has a row had none: ${statement.text}`);
  return row;
}

const token = randomBytes(8).toString("hex");
/** How this process is known to Neo4j: its connections by their user agent, its projections by how their names begin. */
export const processName = { userAgent: `pressgraph/${token}`, projections: `pressgraph-${token}-` } as const;
/** The same reads, of which at most so many run at once. The others wait their turn. */
export function atMost(most: number, read: Read): Read {
  const queue = new PQueue({ concurrency: most });
  return (statement, timeoutMs) => queue.add(() => read(statement, timeoutMs));
}

const attempts = 3;
/** How long Neo4j may plan a text that ran out of time when it was new: on a busy machine that takes seconds. */
const planningMs = 10_000;
/** How many plans Neo4j keeps by default. */
const mostPlanned = 1_000;
/** The database ends a query at its timeout; a connection that is silently dead never says so. */
const graceMs = 1_500;

/** One pool, of at most 40 connections. */
export function connectNeo4j(address: Neo4jAddress): Neo4j {
  return connectPools(address, { all: 40 }).all;
}

/**
 * A pool for each kind of work, of at most so many connections, so that none takes those of another. What one pool has
 * written, the others read: they share their bookmarks.
 */
export function connectPools<Work extends string>(
  address: Neo4jAddress,
  connections: Readonly<Record<Work, number>>,
): Readonly<Record<Work, Neo4j>> {
  const bookmarkManager = neo4j.bookmarkManager();
  const pools = Object.entries<number>(connections).map(([work, most]) => [work, pool(address, most, bookmarkManager)]);
  return Object.fromEntries(pools);
}

function pool(
  { uri, user, password, database }: Neo4jAddress,
  connections: number,
  bookmarkManager: ReturnType<typeof neo4j.bookmarkManager>,
): Neo4j {
  const driver: Driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    userAgent: processName.userAgent,
    maxConnectionPoolSize: connections,
    connectionAcquisitionTimeout: 4_000,
    connectionTimeout: 3_000,
    connectionLivenessCheckTimeout: 60_000,
    maxTransactionRetryTime: 4_000,
    telemetryDisabled: true,
  });
  const planned = new LRUCache<string, true>({ max: mostPlanned });
  const readers = { database, bookmarkManager, defaultAccessMode: neo4j.session.READ, fetchSize: 300 };
  const writers = { database, bookmarkManager, defaultAccessMode: neo4j.session.WRITE };

  const readOnce = async (sent: Statement, options: ReadOptions): Promise<Row[]> => {
    const { timeoutMs, signal } = options;
    const session = driver.session(readers);
    try {
      const running = rowsOf(session.run(sent.text, sent.params, { timeout: timeoutMs }));
      const rows = await endedBy(session, running, timeoutMs + graceMs, signal);
      planned.set(sent.text, true);
      return rows;
    } finally {
      await session.close().catch(() => {});
    }
  };

  /** Has Neo4j plan a text: it keeps no plan of a statement that it ended. Whether that took a good part of the time. */
  const plan = async ({ text, params = {} }: Statement, { timeoutMs, signal }: ReadOptions): Promise<boolean> => {
    const began = performance.now();
    const explained = readOnce({ text: `EXPLAIN ${text}`, params }, { timeoutMs: planningMs, signal });
    const isPlanned = await explained.then(
      () => true,
      () => false,
    );
    return isPlanned && performance.now() - began > timeoutMs / 10;
  };

  return {
    async read(statement, options) {
      const sent = inOneParameter(statement);
      let isNew = !planned.has(sent.text);
      for (let attempt = 1; ; attempt++) {
        if (options.signal?.aborted) throw new QueryError("CANCELED", "The client has gone");
        try {
          return declaredRows(statement, await readOnce(sent, options));
        } catch (error) {
          const fault = queryErrorOf(error);
          // A database that was started again has no plans.
          if (fault.code === "SERVICE_UNAVAILABLE") planned.clear();
          const isTooLate = error instanceof Neo4jError && fault.code === "TIMEOUT";
          if (isTooLate && isNew && (await plan(sent, options))) isNew = false;
          else if (attempt === attempts || !isWorthRepeating(error)) throw fault;
        }
      }
    },
    async write(work, { timeoutMs }) {
      const session = driver.session(writers);
      try {
        const running = session.executeWrite((tx) => work(runIn(tx)), { timeout: timeoutMs });
        return await endedBy(session, running, timeoutMs + graceMs, undefined);
      } catch (error) {
        throw error instanceof Neo4jError ? queryErrorOf(error) : error;
      } finally {
        await session.close().catch(() => {});
      }
    },
    async schema(statement) {
      const session = driver.session({ ...writers, bookmarkManager: undefined as never });
      try {
        await session.run(statement);
      } finally {
        await session.close();
      }
    },
    close: () => driver.close(),
  };
}

function runIn(tx: ManagedTransaction): Run {
  return async (statement) => {
    const sent = inOneParameter(statement);
    return declaredRows(statement, await rowsOf(tx.run(sent.text, sent.params)));
  };
}

/** The rows of a result, made as they arrive: all of a large one at its end would hold up everybody else. */
function rowsOf(result: Result): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    result.subscribe({
      onNext: (record) => rows.push(record.toObject()),
      onCompleted: () => resolve(rows),
      onError: reject,
    });
  });
}

/** The result, or a fault at the deadline or at the signal: then the session is closed, which ends its query. */
async function endedBy<T>(
  session: Session,
  running: PromiseLike<T>,
  deadlineMs: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const end = (error: QueryError) => {
      settle();
      session.close().catch(() => {});
      reject(error);
    };
    const abort = () => end(new QueryError("CANCELED", "The client has gone"));
    const timer = setTimeout(() => end(new QueryError("TIMEOUT", "The database did not answer in time")), deadlineMs);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort, { once: true });
    running.then(
      (value) => {
        settle();
        resolve(value);
      },
      (error) => {
        settle();
        reject(error);
      },
    );
  });
}

/** A query over the memory limit is marked retriable, and would be as heavy again; one over its time as long. */
function isWorthRepeating(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false;
  const code = codeOfNeo4jError(error);
  return code === "GRAPH_IN_MOTION" || (error.retriable && code === "SERVICE_UNAVAILABLE");
}

function queryErrorOf(error: unknown): QueryError {
  if (error instanceof QueryError) return error;
  if (error instanceof Neo4jError) return new QueryError(codeOfNeo4jError(error), error.message, { cause: error });
  return new QueryError("INTERNAL_SERVER_ERROR", String(error), { cause: error });
}

/**
 * The statement with its parameters as one map. Neo4j plans a text anew for each type that a parameter may have, null
 * and whole numbers included, and for lists of 0, 1, 10 or 100 items. In a map it looks at neither, so that a text is
 * planned once.
 */
export function inOneParameter({ text, params = {} }: Pick<Statement, "text" | "params">): Statement {
  return { text: text.replace(/\$(\w+)/g, "$p.$1"), params: { p: integersIn(params) } };
}

/** A JavaScript number reaches Neo4j as a float, which LIMIT refuses: whole numbers are sent as integers. */
function integersIn<T>(value: T): T {
  if (typeof value === "number") return (Number.isSafeInteger(value) ? neo4j.int(value) : value) as T;
  if (Array.isArray(value)) return value.map(integersIn) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, integersIn(item)])) as T;
  return value;
}
