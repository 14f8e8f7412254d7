import { type Client, createClient } from "graphql-ws";
import WebSocket from "ws";
import type { App } from "../../src/app.ts";
import { GraphWatch } from "../../src/live/graph-watch.ts";
import { readsOf } from "../../src/neo4j/driver.ts";
import { articleThree, fixture } from "../fixture.ts";
import { emptyDatabase, refill, startTestApp } from "../test-app.ts";

let app: App;
let clients: Client[] = [];

beforeAll(async () => {
  app = await startTestApp(fixture);
});
beforeEach(() => refill(app.neo4j, fixture));
afterEach(async () => {
  for (const client of clients) await client.dispose();
  clients = [];
});
afterAll(() => app.stop());

const fields = `
  since version complete omitted addedTotal added { id source { id } target { id } } changedTotal changed { id }
  removed { relationId source target } entitiesChangedTotal entitiesChanged { id name } entitiesRemoved`;

function connect(url = app.url): Client {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql/live`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  clients.push(client);
  return client;
}

type Event = Record<"since" | "version", number> & Record<string, unknown>;

/** The events of a subscription, one after the other. */
function events(client: Client, args = "", selection = fields) {
  const query = `subscription { graphChanged${args} { ${selection} } }`;
  const results = client.iterate<{ graphChanged: Event }>({ query });
  return async () => {
    const { value, done } = await results.next();
    if (done) throw new Error("The subscription has ended");
    expect(value.errors).toBeUndefined();
    return value.data?.graphChanged as Event;
  };
}

const retract = (id: string) =>
  app.execute(
    `mutation { retractArticle(id: "${id}") { relationsRemoved removedRelations { relationId source target } removedEntities } }`,
    {},
    "editor",
  );
const take = (record: unknown) =>
  app.execute(
    `mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { entities { ref entityId } } }`,
    { record },
    "editor",
  );
const version = async () => {
  const { data } = await app.execute("{ graph { version } }");
  return (data as { graph: { version: number } }).graph.version;
};

test("tells what a retraction removes, and what an import adds", async () => {
  const at = await version();
  const next = events(connect(), `(since: ${at})`);
  const { data } = await retract("article:three");
  const retracted = data?.retractArticle as Record<string, unknown>;
  const gone = await next();
  expect(gone).toMatchObject({
    since: at,
    version: at + 1,
    complete: true,
    addedTotal: 0,
    entitiesRemoved: ["company:dune"],
    removed: retracted.removedRelations,
  });
  expect(gone.removed).toHaveLength(4);
  expect(retracted.removedEntities).toEqual(["company:dune"]);

  await take(articleThree);
  const back = await next();
  expect(back).toMatchObject({ since: at + 1, version: at + 2, complete: true, addedTotal: 4, removed: [] });
  expect(back.added).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: expect.any(String), source: { id: expect.any(String) } })]),
  );
  expect(back.entitiesChanged).toContainEqual({ id: "company:dune", name: "dune" });
});

test("tells a client that was away everything at once, and leaves out what came and went", async () => {
  const at = await version();
  await retract("article:three");
  await take(articleThree);
  await retract("article:three");
  const event = await events(connect(), `(since: ${at})`)();
  expect(event).toMatchObject({ since: at, version: at + 3, complete: true, addedTotal: 0, omitted: 0 });
  expect(event.removed).toHaveLength(4);
  expect(event.entitiesRemoved).toEqual(["company:dune"]);
});

test("keeps a position for a subscriber that takes no events, not a queue of them", async () => {
  const watch = new GraphWatch(readsOf(app.neo4j, 5_000, undefined));
  const at = await version();
  const slow = watch.subscribe(at, null);
  const quick = watch.subscribe(at, null);
  for (const change of [() => retract("article:three"), () => take(articleThree), () => retract("article:two")]) {
    await change();
    watch.wake();
    await quick.next();
  }
  const { value } = await slow.next();
  expect([value?.since, value?.version]).toEqual([at, at + 3]);
  const waiting = slow.next();
  watch.close();
  expect([await waiting, await quick.next()]).toEqual(
    [{ done: true }, { done: true }].map((end) => expect.objectContaining(end)),
  );
});

test("tells only what touches the given ids", async () => {
  const at = await version();
  const next = events(connect(), `(since: ${at}, ids: ["company:dune"])`);
  await retract("article:two");
  await retract("article:three");
  const event = await next();
  expect(event.entitiesRemoved).toEqual(["company:dune"]);
  for (const { source, target } of event.removed as { source: string; target: string }[])
    expect([source, target]).toContain("company:dune");
});

test("counts what the selected lists leave out because of their first", async () => {
  await retract("article:three");
  const at = await version();
  await take(articleThree);
  const event = (selection: string) => events(connect(), `(since: ${at})`, selection)();
  expect(await event("omitted addedTotal added { id }")).toMatchObject({ omitted: 0, addedTotal: 4 });
  const both = await event("omitted entitiesChangedTotal added(first: 1) { id } entitiesChanged(first: 1) { id }");
  expect(both).toMatchObject({ omitted: 3 + (both.entitiesChangedTotal as number) - 1 });
  expect(await event("omitted one: added(first: 1) { id } three: added(first: 3) { id }")).toMatchObject({
    omitted: 1,
  });
  expect(await event("omitted")).toEqual({ omitted: 0 });
});

test("has a time also for a graph that was emptied", async () => {
  const next = events(connect(), `(since: ${await version()})`, "version changedAt complete");
  await emptyDatabase(app.neo4j);
  expect(await next()).toEqual({ version: 0, changedAt: expect.stringMatching(/^\d{4}-/), complete: false });
});

test("says that it is not complete if the log does not reach back, or the graph was filled anew", async () => {
  const at = await version();
  expect(await events(connect(), "(since: 2000000)")()).toMatchObject({
    since: 2_000_000,
    version: at,
    complete: false,
  });
  await app.neo4j.write((run) => run({ text: "MATCH (c:Change) DELETE c" }), { timeoutMs: 5_000 });
  expect(await events(connect(), `(since: ${at - 1})`)()).toMatchObject({
    version: at,
    complete: false,
    addedTotal: 0,
  });
  const next = events(connect(), `(since: ${at})`);
  await emptyDatabase(app.neo4j);
  await refill(app.neo4j, fixture.slice(0, 1));
  expect(await next()).toMatchObject({ complete: false });
});

test("sees within some seconds what another process changes, and goes on there without a loss", async () => {
  const other = await startTestApp(fixture);
  try {
    const at = await version();
    const next = events(connect(other.url), `(since: ${at})`);
    await retract("article:three");
    const { version: reached } = await next();
    expect(reached).toBe(at + 1);
    await take(articleThree);
    expect(await events(connect(), `(since: ${reached})`)()).toMatchObject({ addedTotal: 4, complete: true });
  } finally {
    await other.stop();
  }
});

test("answers each field as a query does, with its errors", async () => {
  const at = await version();
  const next = events(
    connect(),
    `(since: ${at})`,
    "version entitiesChanged(first: 1) { id } added(first: 2) { label type }",
  );
  await retract("article:three");
  await next();
  await take(articleThree);
  const { added, entitiesChanged } = await next();
  expect(added).toHaveLength(2);
  expect(entitiesChanged).toHaveLength(1);
});

const refusals: [string, string, RegExp, string][] = [
  ["a query", "{ graph { version } }", /Only subscriptions/, "BAD_REQUEST"],
  ["a fault of syntax", "subscription {", /Syntax Error/, "GRAPHQL_PARSE_FAILED"],
  ["an unknown field", "subscription { graphChanged { nothing } }", /nothing/, "GRAPHQL_VALIDATION_FAILED"],
  [
    "a negative version",
    "subscription { graphChanged(since: -1) { version } }",
    /since must be from 0/,
    "BAD_USER_INPUT",
  ],
  ["an empty list", "subscription { graphChanged(ids: []) { version } }", /ids must have from 1/, "BAD_USER_INPUT"],
  [
    "an event that costs too much",
    "subscription { graphChanged { added(first: 100) { source { neighbors(first: 100) { nodes { id } } } } } }",
    /costs .*limit is 5000/,
    "QUERY_TOO_LARGE",
  ],
];

test.each(refusals)("refuses %s over the WebSocket", async (_, query, message, code) => {
  const results = connect().iterate({ query });
  const outcome = await results.next().then(
    ({ value }) => value?.errors,
    (errors) => errors,
  );
  expect(outcome).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
});

test.each(refusals)("refuses %s as a stream", async (_, query, message, code) => {
  const response = await fetch(`${app.url}/graphql/stream`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query }),
  });
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as { errors: unknown };
  expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
});

test("refuses a subscription that is posted to /graphql, and names where to subscribe", async () => {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "subscription { graphChanged { version } }" }),
  });
  expect(await response.json()).toMatchObject({
    errors: [
      {
        message: expect.stringMatching("/graphql/live .* /graphql/stream"),
        extensions: { code: "BAD_REQUEST" },
      },
    ],
  });
});

test("streams events to a program, and ends the stream when the program leaves", async () => {
  const at = await version();
  const leaving = new AbortController();
  const url = new URL(`${app.url}/graphql/stream`);
  url.searchParams.set("query", "subscription ($since: Int) { graphChanged(since: $since) { version addedTotal } }");
  url.searchParams.set("variables", JSON.stringify({ since: at }));
  const response = await fetch(url, { headers: { accept: "text/event-stream" }, signal: leaving.signal });
  expect(response.headers.get("content-type")).toMatch("text/event-stream");
  await retract("article:three");
  let text = "";
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  while (!text.includes("event: next")) text += new TextDecoder().decode((await reader.read()).value);
  expect(text).toContain(`data: {"data":{"graphChanged":{"version":${at + 1},"addedTotal":0}}}`);
  leaving.abort();
});

test("refuses a page of another origin, over both transports", async () => {
  const headers = { origin: "https://elsewhere.example" };
  const socket = new WebSocket(`${app.url.replace("http", "ws")}/graphql/live`, "graphql-transport-ws", { headers });
  const status = await new Promise((resolve) => {
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
    socket.on("open", () => resolve("open"));
    socket.on("error", () => {});
  });
  expect(status).toBe(403);
  expect((await fetch(`${app.url}/graphql/stream?query=x`, { headers })).status).toBe(403);
});

const closeOf = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    socket.once("close", resolve);
  });
const open = async () => {
  const socket = new WebSocket(`${app.url.replace("http", "ws")}/graphql/live`, "graphql-transport-ws");
  await new Promise((resolve) => socket.once("open", resolve));
  return socket;
};

test("closes a socket that does not say hello within three seconds, and one that sends too much", async () => {
  const silent = await open();
  const loud = await open();
  const closed = [closeOf(silent), closeOf(loud)];
  loud.send("x".repeat(70_000));
  expect(await Promise.all(closed)).toEqual([4408, 1009]);
});

test("closes a socket that subscribes more than ten times at once; one that ends subscriptions may begin others", async () => {
  const subscribe = (socket: WebSocket, id: number) =>
    socket.send(
      JSON.stringify({
        id: `${id}`,
        type: "subscribe",
        payload: { query: "subscription { graphChanged { version } }" },
      }),
    );
  const ready = async () => {
    const socket = await open();
    const acknowledged = new Promise((resolve) => socket.once("message", resolve));
    socket.send(JSON.stringify({ type: "connection_init" }));
    await acknowledged;
    return socket;
  };
  const many = await ready();
  const closed = closeOf(many);
  for (let i = 0; i < 11; i++) subscribe(many, i);
  expect(await closed).toBe(4429);

  const orderly = await ready();
  let hasClosed = false;
  orderly.once("close", () => {
    hasClosed = true;
  });
  for (let i = 0; i < 30; i++) {
    subscribe(orderly, i);
    await new Promise((resolve) => setTimeout(resolve, 20));
    orderly.send(JSON.stringify({ id: `${i}`, type: "complete" }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(hasClosed).toBe(false);
  orderly.close();
});

test("refuses more subscribers than configured, and ends all of them when it stops", async () => {
  const small = await startTestApp(fixture, { limits: { maxSubscribers: 3 } });
  const url = `${small.url}/graphql/stream?query=${encodeURIComponent("subscription { graphChanged { version } }")}`;
  const socket = new WebSocket(`${small.url.replace("http", "ws")}/graphql/live`, "graphql-transport-ws");
  await new Promise((resolve) => socket.once("open", resolve));
  const closed = closeOf(socket);
  const asleep = new WebSocket(`${small.url.replace("http", "ws")}/graphql/live`, "graphql-transport-ws");
  await new Promise((resolve) => asleep.once("open", resolve));
  asleep.pause();
  const stream = await fetch(url);
  const refused = await fetch(url);
  expect([stream.status, refused.status, refused.headers.get("retry-after")]).toEqual([200, 503, "5"]);
  const began = performance.now();
  await small.stop();
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await closed).toBe(1001);
  expect(await stream.text()).toMatch(/event: complete/);
  asleep.terminate();
});

test("names the ids of a record's entities", async () => {
  await retract("article:three");
  const { data } = await take(articleThree);
  expect(data).toMatchObject({
    importArticle: { entities: expect.arrayContaining([{ ref: "dune", entityId: "company:dune" }]) },
  });
});
