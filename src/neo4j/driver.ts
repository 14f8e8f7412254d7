import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import neo4j, { type Driver, type ManagedTransaction, Neo4jError, type Result, type Session } from "neo4j-driver";
import PQueue from "p-queue";
import type { Neo4jAddress } from "../config.ts";
import { codeOfNeo4jError, QueryError } from "./query-error.ts";
import { declaredRows, type Row, type Statement } from "./statement.ts";

/** Runs statements in a transaction, in the order of the calls. */
export interface Run {
  /** Runs one statement. Returns its rows as plain objects. Throws if it fails, or if a statement before it has failed. */
  <R = Row>(statement: Statement<R>): Promise<R[]>;
  /**
   * Sends a statement, and does not wait until it is done. While it runs, the next one can be prepared. If it fails, all
   * statements after it fail, and so does the transaction.
   */
  send(statement: Statement): void;
}

/** Runs one reading statement. `timeoutMs` replaces the default timeout. Throws a QueryError. */
export type Read = <R = Row>(statement: Statement<R>, timeoutMs?: number) => Promise<R[]>;

export interface ReadOptions {
  readonly timeoutMs: number;
  /** Stops the query in the database, such as when the client has disconnected. */
  readonly signal?: AbortSignal | undefined;
}

/** A pool of connections to the database. */
export interface Neo4j {
  /**
   * Runs one read in an auto-commit transaction and returns its rows. In a cluster it goes to a reader. Throws a
   * QueryError.
   */
  read<R = Row>(statement: Statement<R>, options: ReadOptions): Promise<R[]>;
  /**
   * Runs `work` in one transaction and returns its result. `work` may run more than once. Throws a QueryError, and what
   * `work` throws.
   */
  write<T>(work: (run: Run) => Promise<T>, options: { readonly timeoutMs: number }): Promise<T>;
  /** Runs one statement that changes the schema, in a transaction of its own. Throws a Neo4jError. */
  schema(statement: string): Promise<void>;
  close(): Promise<void>;
}

/** The reads of one request, each with this timeout unless it gives another. The signal stops those that run. */
export function readsOf(neo4j: Neo4j, defaultTimeoutMs: number, signal: AbortSignal | undefined): Read {
  return (statement, timeoutMs = defaultTimeoutMs) => neo4j.read(statement, { timeoutMs, signal });
}

/** The only row of a statement that always has one. Throws a QueryError, and an Error if there is no row. */
export async function readOne<R>(read: Read, statement: Statement<R>): Promise<R> {
  const [row] = await read(statement);
  if (row === undefined) throw new Error(`A statement that always has a row had none: ${statement.text}`);
  return row;
}

const token = randomBytes(8).toString("hex");
/** Identifies this process in Neo4j: the user agent of its connections, and the prefix of its projections' names. */
export const processName = { userAgent: `pressgraph/${token}`, projections: `pressgraph-${token}-` } as const;

/** The same reads, with at most `most` running at once. The others wait in order. */
export function atMost(most: number, read: Read): Read {
  const queue = new PQueue({ concurrency: most });
  return (statement, timeoutMs) => queue.add(() => read(statement, timeoutMs));
}

const attempts = 3;
/** The time to plan a new statement that has timed out. On a busy machine planning takes seconds. */
const planningMs = 10_000;
/** The number of plans that Neo4j caches by default. */
const mostPlanned = 1_000;
/** The database stops a query at its timeout. This longer limit is for dead connections, which never report it. */
const graceMs = 1_500;

/** One pool of at most 40 connections. */
export function connectNeo4j(address: Neo4jAddress): Neo4j {
  return connectPools(address, { all: 40 }).all;
}

/**
 * A pool for each kind of work, with a maximum number of connections, so that no kind takes the connections of another.
 * The pools share their bookmarks: each reads what another has written.
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

  /**
   * Makes Neo4j plan a statement, because it caches no plan for a statement that it stopped. Returns whether planning
   * took more than a tenth of the timeout.
   */
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
          // A restarted database has no cached plans.
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
        const running = session.executeWrite((tx) => runIn(tx, work), { timeout: timeoutMs });
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

/**
 * Runs `work` in a transaction, and waits until all that it has sent is done. Without this wait, the error of such a
 * statement would come with the commit, and the driver would repeat the transaction.
 */
async function runIn<T>(tx: ManagedTransaction, work: (run: Run) => Promise<T>): Promise<T> {
  let sent: Promise<unknown> = Promise.resolve();
  const run = async <R>(statement: Statement<R>): Promise<R[]> => {
    const { text, params } = inOneParameter(statement);
    try {
      return declaredRows(statement, await rowsOf(tx.run(text, params)));
    } catch (error) {
      // The driver would run the whole transaction again, and repeats no QueryError.
      const fault = queryErrorOf(error);
      throw fault.code === "QUERY_TOO_LARGE" || fault.code === "TIMEOUT" ? fault : error;
    }
  };
  const send = (statement: Statement): void => {
    // The last one fails if one before it has failed.
    sent = run(statement);
    // If `work` throws, nobody waits for it.
    sent.catch(() => {});
  };
  const result = await work(Object.assign(run, { send }));
  await sent;
  return result;
}

/** Converts the records while they arrive. Converting all of a large result at the end would block the event loop. */
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

/** The result. At the deadline or the signal it closes the session, which stops the query, and throws a QueryError. */
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

/** The driver also marks as retriable what is over its memory or its time. Those would fail again. */
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
 * Puts all parameters into one map. Neo4j plans a text again for each type of a parameter, including null and integer,
 * and for lists of 0, 1, 10 or 100 items. It ignores both inside a map, so each text is planned once.
 */
export function inOneParameter({ text, params = {} }: Pick<Statement, "text" | "params">): Statement {
  return { text: text.replace(/\$(\w+)/g, "$p.$1"), params: { p: integersIn(params) } };
}

/** Converts whole numbers to Neo4j integers. Otherwise they would arrive as floats, which LIMIT rejects. */
function integersIn<T>(value: T): T {
  if (typeof value === "number") return (Number.isSafeInteger(value) ? neo4j.int(value) : value) as T;
  if (Array.isArray(value)) return value.map(integersIn) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, integersIn(item)])) as T;
  return value;
}
