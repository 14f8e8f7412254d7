import { connect } from "node:net";
import type { App } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { Admission } from "../../src/http/admission.ts";
import { startTestApp, timeoutMs } from "../test-app.ts";
import { ask, codesOf } from "./ask.ts";
import { fillWithRivals, heavyField, Observer } from "./rivals.ts";

const { limits } = readConfig({});

describe("a queue for one request at once, in which one waits", () => {
  const forever = new AbortController().signal;
  const admission = () =>
    new Admission({ ...limits, maxRequests: 1, maxWaitingRequests: 1, maxWaitMs: 20_000, maxHeavyRequests: 1 });

  test("refuses the third at once, and the second gets the place of the first", async () => {
    const queue = admission();
    const leave = await queue.enter("light", 1, forever);
    const second = queue.enter("light", 1, forever);
    await expect(queue.enter("light", 1, forever)).rejects.toMatchObject({ extensions: { code: "BUSY" } });
    leave();
    (await second)();
  });

  test("forgets a request whose client has gone", async () => {
    const queue = admission();
    const leave = await queue.enter("light", 1, forever);
    const gone = new AbortController();
    const second = queue.enter("light", 1, gone.signal);
    gone.abort();
    await expect(second).rejects.toMatchObject({ extensions: { code: "BUSY" } });
    const third = queue.enter("light", 1, forever);
    leave();
    expect(await third).toBeInstanceOf(Function);
  });

  test("lets the cheapest in first", async () => {
    const queue = new Admission({ ...limits, maxRequests: 1, maxWaitMs: 20_000 });
    const order: number[] = [];
    const leave = await queue.enter("light", 1, forever);
    const others = [300, 20, 1_000].map(async (cost) => {
      const next = await queue.enter("light", cost, forever);
      order.push(cost);
      next();
    });
    leave();
    await Promise.all(others);
    expect(order).toEqual([20, 300, 1_000]);
  });
});

describe("beside a query that takes long", () => {
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

  test("a cheap one is answered, and too many that take long are told so at once or after their wait", async () => {
    askHeavy(`{ ${heavyField} }`);
    expect(await observer.until(1)).toBe(true);
    const [second, third] = await Promise.all([ask(app, `{ ${heavyField} }`), ask(app, `{ ${heavyField} }`)]);
    for (const answer of [second, third])
      expect([answer.status, answer.headers.get("retry-after"), answer.body]).toEqual([
        503,
        "5",
        {
          errors: [
            { message: "Too many requests are under way. Try again in some seconds.", extensions: { code: "BUSY" } },
          ],
        },
      ]);
    expect((await ask(app, cheap)).body.data).toEqual({ company: { id: "company:rival-2" } });
    expect(await observer.running()).toBe(1);
  }, 30_000);

  test("of one request no more statements run at once than are allowed", async () => {
    askHeavy(`{ ${Array.from({ length: 6 }, (_, i) => `a${i}: ${heavyField}`).join(" ")} }`);
    expect(await observer.until(2)).toBe(true);
    for (let look = 0; look < 5; look++) expect(await observer.running()).toBe(2);
  }, 30_000);

  test("when one field has nulled the answer, the statements of the others end", async () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } ${heavyField} }`;
    const answer = await ask(app, query, { ids: Array.from({ length: 2_001 }, (_, i) => `person:${i}`) });
    expect([answer.body.data, codesOf(answer)]).toEqual([null, ["BAD_USER_INPUT"]]);
    expect(await observer.until(0)).toBe(true);
  }, 30_000);

  test("a body that never ends holds no place", async () => {
    const { hostname, port } = new URL(app.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query":',
    );
    expect((await ask(app, cheap)).status).toBe(200);
    socket.destroy();
  });
});
