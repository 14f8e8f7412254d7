import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import type { App } from "../../src/app.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { ask, codesOf } from "./ask.ts";

let app: App;
const lines: string[] = [];
beforeAll(async () => {
  app = await startTestApp(
    fixture,
    { logLevel: "info", allowedHosts: ["graph.example"], limits: { maxBodyBytes: 2_000 } },
    { write: (line) => void lines.push(line) },
  );
});
afterAll(() => app?.stop());

const refusal = (code: string) => ({ errors: [{ message: expect.any(String), extensions: { code } }] });

test("more than five invalid variables give BAD_USER_INPUT", async () => {
  const variables = Array.from({ length: 8 }, (_, i) => `v${i}`);
  const query = `query (${variables.map((name) => `$${name}: Int!`).join(", ")}) { __typename ${variables
    .map((name) => `${name}: entities(first: $${name}) { totalCount }`)
    .join(" ")} }`;
  const answer = await ask(app, query, Object.fromEntries(variables.map((name) => [name, "x"])));
  expect([answer.status, codesOf(answer)]).toEqual([400, Array.from({ length: 6 }, () => "BAD_USER_INPUT")]);
});

test.each(["PUT", "DELETE", "PATCH"])("%s at /graphql gives 405, whatever its body is", async (method) => {
  for (const type of ["application/json", "text/plain"]) {
    const response = await fetch(`${app.url}/graphql`, { method, body: "{", headers: { "content-type": type } });
    expect([response.status, response.headers.get("allow"), await response.json()]).toEqual([
      405,
      "GET, POST",
      refusal("METHOD_NOT_ALLOWED"),
    ]);
  }
});

test.each<[string, string, RequestInit, number, string]>([
  ["an unknown URL", "/none?x=1", {}, 404, "NOT_FOUND"],
  ["POST to a URL that allows GET only", "/livez", { method: "POST" }, 404, "NOT_FOUND"],
  ["a malformed URL", "/%zz", {}, 400, "BAD_REQUEST"],
  [
    "another content type",
    "/graphql",
    { method: "POST", headers: { "content-type": "text/csv" }, body: "a" },
    415,
    "BAD_REQUEST",
  ],
  [
    "a large body",
    "/graphql",
    { method: "POST", headers: { "content-type": "application/json" }, body: `"${"x".repeat(3_000)}"` },
    413,
    "BODY_TOO_LARGE",
  ],
  ["a long URL", `/graphql?query=${"x".repeat(20_000)}`, {}, 431, "HEADERS_TOO_LARGE"],
])("%s: the error has the shape of a GraphQL response", async (_, path, init, status, code) => {
  const response = await fetch(app.url + path, init);
  expect([response.status, await response.json()]).toEqual([status, refusal(code)]);
});

/** The status of a GET with this `Host` header, and the body. */
async function getAs(host: string, path: string): Promise<[number | undefined, unknown]> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(app.url + path, { headers: { host } }, resolve)
      .on("error", reject)
      .end();
  });
  const text = await new Response(Readable.toWeb(response) as ReadableStream).text();
  return [response.statusCode, text.startsWith("{") ? JSON.parse(text) : null];
}

test.each(["evil.example", "graph.example.evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "a b"])(
  "a request to the name %s, which is not listed, is refused on every path",
  async (host) => {
    for (const path of ["/graphql?query={__typename}", "/graphql/stream", "/export/graph.json", "/explorer", "/mcp"])
      expect([path, await getAs(host, path)]).toEqual([path, [421, refusal("UNKNOWN_HOST")]]);
    expect(await getAs(host, "/livez")).toEqual([200, { status: "ok" }]);
  },
);

test.each([
  "localhost",
  "LOCALHOST:4000",
  "graph.localhost.",
  "127.0.0.1",
  "[::1]:4000",
  "10.0.0.7",
  "Graph.Example:80",
])("a request to %s is answered", async (host) => {
  expect(await getAs(host, "/graphql?query={__typename}")).toMatchObject([200, { data: { __typename: "Query" } }]);
});

test("a request that is not HTTP gets an error of the same shape", async () => {
  const { hostname, port } = new URL(app.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write("HELLO\r\n\r\n");
  let text = "";
  for await (const bytes of socket) text += bytes;
  expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(JSON.parse(text.split("\r\n\r\n")[1] as string)).toEqual(refusal("BAD_REQUEST"));
});

test("the log contains the path and the operation name, but no variables", async () => {
  lines.length = 0;
  const query = encodeURIComponent("query Secretive($id: ID!) { entity(id: $id) { id } }");
  const variables = encodeURIComponent('{"id":"person:hush-hush"}');
  await fetch(`${app.url}/graphql?query=${query}&variables=${variables}`);
  await fetch(`${app.url}/none?secret=hush-hush`);
  const logged = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "answered");
  for (const end = performance.now() + 10_000; logged().length < 2 && performance.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(logged()).toMatchObject([
    { method: "GET", path: "/graphql", operation: "Secretive", status: 200, reqId: expect.any(String) },
    { method: "GET", path: "/none", status: 404, reqId: expect.any(String) },
  ]);
  expect(lines.join("")).not.toContain("hush-hush");
});
