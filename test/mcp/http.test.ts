import type { App } from "../../src/app.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { call, connectTo } from "./connect.ts";

let app: App;
const lines: string[] = [];
beforeAll(async () => {
  app = await startTestApp(
    fixture,
    {
      corsOrigins: ["https://app.example"],
      logLevel: "info",
      limits: {
        ...{ maxRequests: 2, maxWaitingRequests: 20, maxBodyBytes: 10_000, maxQueryCost: 19_000 },
        // On a busy machine the first statements take long.
        ...{ maxWaitMs: 60_000, queryTimeoutMs: 30_000 },
      },
    },
    { write: (line) => void lines.push(line) },
  );
});
afterAll(() => app?.stop());

const ping = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" });
async function post(body: string, headers: Record<string, string> = {}, method = "POST") {
  const response = await fetch(`${app.url}/mcp`, {
    method,
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
    ...(method === "POST" && { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

test("a message is answered as JSON, without a session", async () => {
  const { status, headers, body } = await post(ping);
  expect([status, body]).toEqual([200, { jsonrpc: "2.0", id: 1, result: {} }]);
  expect(headers.get("mcp-session-id")).toBeNull();
  expect((await post(JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }))).status).toBe(202);
});

test("a page of another site is refused, also one whose name leads to this service", async () => {
  const { host } = new URL(app.url);
  for (const origin of ["https://evil.example", `http://${host}`, "null"]) {
    const { status, body } = await post(ping, { origin });
    expect([status, body.error.message]).toEqual([
      403,
      "Pages of this origin may not use /mcp. CORS_ORIGINS does not list it.",
    ]);
  }
  const listed = await post(ping, { origin: "https://app.example" });
  expect([listed.status, listed.headers.get("access-control-allow-origin")]).toEqual([200, "https://app.example"]);
});

test.each(["GET", "DELETE", "PUT"])("%s is answered 405, as there are no streams and no sessions", async (method) => {
  const { status, headers, body } = await post("", {}, method);
  expect([status, headers.get("allow"), body.error.code]).toEqual([405, "POST", -32_000]);
});

test.each([
  [
    "of too many bytes",
    413,
    JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping", params: { x: "x".repeat(10_000) } }),
    {},
  ],
  ["that is no JSON", 400, "{", {}],
  ["with a batch", 400, `[${ping}]`, {}],
  ["without a message", 400, "{}", {}],
  ["of another type", 415, ping, { "content-type": "text/plain" }],
  ["that takes no streams", 406, ping, { accept: "application/json" }],
  ["of an unknown version", 400, ping, { "mcp-protocol-version": "1999-01-01" }],
])("a request %s is answered %d", async (_, expected, body, headers) => {
  const answer = await post(body, headers as Record<string, string>);
  expect([answer.status, answer.body.jsonrpc, typeof answer.body.error.message]).toEqual([expected, "2.0", "string"]);
});

test("a hundred calls at once are answered or told BUSY, time and again", async () => {
  const client = await connectTo(app);
  for (let round = 0; round < 2; round++) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => call(client, "entity", { id: "company:aster" })),
    );
    const answered = answers.filter(({ isError }) => !isError);
    const busy = answers.filter(({ text }) => text.startsWith("BUSY: Too many requests are waiting; the limit is 20."));
    expect(answered.length).toBeGreaterThanOrEqual(22);
    expect(answered.length + busy.length).toBe(100);
  }
  await client.close();
});

test("a call is held to the cost of a query, and the log has its operation", async () => {
  const client = await connectTo(app);
  const { text } = await call(client, "connections", { from: "person:ada", to: "person:bo" });
  expect(text).toMatch(/^QUERY_TOO_LARGE: The query costs \d+; the limit is 19000\./);
  await client.close();
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ path: "/mcp", operation: "McpConnections", status: 200 }),
  );
});
