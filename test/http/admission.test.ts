import { connect } from "node:net";
import { buildSchema, parse } from "graphql";
import type { App } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { Context } from "../../src/context.ts";
import { Admission } from "../../src/execution/admission.ts";
import { startTestApp, timeoutMs } from "../test-app.ts";
import { ask, codesOf } from "./ask.ts";
import { fillWithRivals, heavyField, Observer } from "./rivals.ts";

const { limits } = readConfig({});

describe("with one running and one waiting request allowed", () => {
  const forever = new AbortController().signal;
  const args = {
    schema: buildSchema("type Query { a: Int }"),
    document: parse("{ a }"),
    contextValue: {} as Context,
  };
  const admission = () =>
    new Admission({ ...limits, maxRequests: 1, maxWaitingRequests: 1, maxWaitMs: 20_000, maxHeavyRequests: 1 });

  test("refuses the third request at once, and the second one follows the first", async () => {
    const queue = admission();
    const leave = await queue.enter(args, 1, forever);
    const second = queue.enter(args, 1, forever);
    await expect(queue.enter(args, 1, forever)).rejects.toMatchObject({ extensions: { code: "BUSY" } });
    leave();
    (await second)();
  });

  test("removes a waiting request when its client closes the connection", async () => {
    const queue = admission();
    const leave = await queue.enter(args, 1, forever);
    const gone = new AbortController();
    const second = queue.enter(args, 1, gone.signal);
    gone.abort();
    await expect(second).rejects.toMatchObject({ extensions: { code: "BUSY" } });
    const third = queue.enter(args, 1, forever);
    leave();
    expect(await third).toBeInstanceOf(Function);
  });

  test("starts the cheapest waiting request first", async () => {
    const queue = new Admission({ ...limits, maxRequests: 1, maxWaitMs: 20_000 });
    const order: number[] = [];
    const leave = await queue.enter(args, 1, forever);
    const others = [300, 20, 1_000].map(async (cost) => {
      const next = await queue.enter(args, cost, forever);
      order.push(cost);
      next();
    });
    leave();
    await Promise.all(others);
    expect(order).toEqual([20, 300, 1_000]);
  });
});

describe("while a slow query runs", () => {
  let app: App;
  let observer: Observer;
  const clients: AbortController[] = [];

  beforeAll(async () => {
    observer = new Observer();
    app = await startTestApp([], {
      limits: {
        maxQueryCost: 100_000_000_000,
        queryTimeoutMs: 60_000,
        maxRequests: 1,
        maxHeavyRequests: 1,
        maxReadsPerRequest: 2,
        maxWaitingRequests: 1,
        maxWaitMs: 1_000,
      },
    });
    await fillWithRivals(app);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.abort();
    expect(await observer.until(0)).toBe(true);
  }, 30_000);
  afterAll(async () => {
    await app?.neo4j.write((run) => run({ text: "MATCH (n) DETACH DELETE n" }), { timeoutMs });
    await app?.stop();
    await observer?.close();
  });

  const askHeavy = (query: string) => {
    const client = new AbortController();
    clients.push(client);
    return ask(app, query, {}, { signal: client.signal }).catch(({ name }) => name);
  };
  const cheap = '{ company(id: "company:rival-2") { id } }';

  test("a cheap query is answered; slow ones are refused if the queue is full, or after the longest wait", async () => {
    askHeavy(`{ ${heavyField} }`);
    expect(await observer.until(1)).toBe(true);
    const [second, third] = await Promise.all([ask(app, `{ ${heavyField} }`), ask(app, `{ ${heavyField} }`)]);
    for (const answer of [second, third])
      expect([answer.status, answer.headers.get("retry-after"), codesOf(answer)]).toEqual([503, "5", ["BUSY"]]);
    expect([second, third].map(({ body }) => body.errors?.[0]?.message).toSorted()).toEqual([
      "The request waited 1000 ms for its turn, which is the limit. Try again in a few seconds.",
      "Too many requests are waiting; the limit is 1. Try again in a few seconds.",
    ]);
    expect((await ask(app, cheap)).body.data).toEqual({ company: { id: "company:rival-2" } });
    expect(await observer.running()).toBe(1);
  }, 30_000);

  test("one request runs at most maxReadsPerRequest statements at once", async () => {
    askHeavy(`{ ${Array.from({ length: 6 }, (_, i) => `a${i}: ${heavyField}`).join(" ")} }`);
    expect(await observer.until(2)).toBe(true);
    for (let look = 0; look < 5; look++) expect(await observer.running()).toBe(2);
  }, 30_000);

  test("when an error sets data to null, the statements of the other fields are stopped", async () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } ${heavyField} }`;
    const answer = await ask(app, query, { ids: Array.from({ length: 2_001 }, (_, i) => `person:${i}`) });
    expect([answer.body.data, codesOf(answer)]).toEqual([null, ["BAD_USER_INPUT"]]);
    expect(await observer.until(0)).toBe(true);
  }, 30_000);

  test("a request whose body has not arrived takes no place", async () => {
    const { hostname, port } = new URL(app.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query":',
    );
    expect((await ask(app, cheap)).status).toBe(200);
    socket.destroy();
  });
});
