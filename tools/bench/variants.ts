import { Pool } from "undici";
import { type Address, connect, environmentOf, read } from "./database.ts";
import { type Running, startServer } from "./processes.ts";
import type { Question, Row, Variables } from "./question.ts";

export const concurrency = 16;

/** A way to answer the questions. */
export interface Variant {
  readonly name: "raw driver" | "bare HTTP" | "@neo4j/graphql" | "this service";
  /** Asks once, and reads and parses the whole answer. Throws if it is an error. */
  ask(question: Question, variables: Variables): Promise<unknown>;
  /** Converts the result of `ask` to the form that all variants share. */
  answerOf(question: Question, given: unknown): unknown;
  stop(): Promise<void>;
}

/** Starts all four on one database. The raw driver comes first; the others are compared with it. */
export async function startVariants(address: Address, service: Running): Promise<Variant[]> {
  const env = environmentOf(address);
  const [bare, peer] = await Promise.all([startServer("bare", env), startServer("peer", env)]);
  return [rawDriver(address), bareHttp(bare), graphql("@neo4j/graphql", peer), graphql("this service", service)];
}

function rawDriver(address: Address): Variant {
  const driver = connect(address);
  return {
    name: "raw driver",
    ask: ({ cypher }, variables) => read(driver, address.database, cypher, variables),
    answerOf: ({ ofRows }, rows) => ofRows(rows as Row[]),
    stop: () => driver.close(),
  };
}

function bareHttp(server: Running): Variant {
  const { post, close } = client(server.url);
  return {
    name: "bare HTTP",
    ask: ({ name }, variables) => post("/", { name, variables }),
    answerOf: ({ ofRows }, rows) => ofRows(rows as Row[]),
    async stop() {
      await close();
      await server.stop();
    },
  };
}

function graphql(name: "@neo4j/graphql" | "this service", server: Running): Variant {
  const isPeer = name === "@neo4j/graphql";
  const { post, close } = client(server.url);
  return {
    name,
    async ask({ document, peerDocument }, variables) {
      const answer = await post(isPeer ? "/" : "/graphql", { query: isPeer ? peerDocument : document, variables });
      const { data, errors } = answer as { data: unknown; errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
    answerOf: ({ ofData, ofPeerData }, data) => (isPeer ? ofPeerData : ofData)(data as never),
    async stop() {
      await close();
      await server.stop();
    },
  };
}

/** A client with one kept-alive connection for each concurrent request. */
function client(url: string) {
  const pool = new Pool(url, { connections: concurrency });
  return {
    async post(path: string, body: unknown): Promise<unknown> {
      const answer = await pool.request({
        method: "POST",
        path,
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(body),
      });
      if (answer.statusCode === 200) return answer.body.json();
      throw new Error(`HTTP ${answer.statusCode}: ${(await answer.body.text()).slice(0, 1_000)}`);
    },
    close: () => pool.close(),
  };
}
