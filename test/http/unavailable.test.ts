import type { App } from "../../src/app.ts";
import { fixture } from "../fixture.ts";
import { type TcpProxy, tcpProxy } from "../tcp-proxy.ts";
import { startTestApp } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { ask, codesOf } from "./ask.ts";

let proxy: TcpProxy;
let app: App;
const lines: string[] = [];

beforeAll(async () => {
  const address = testDatabase();
  const { hostname, port } = new URL(address.uri);
  proxy = await tcpProxy({ host: hostname, port: Number(port) });
  const log = { write: (line: string) => void lines.push(line) };
  app = await startTestApp(
    fixture,
    { neo4j: { ...address, uri: `bolt://127.0.0.1:${proxy.port}` }, logLevel: "warn" },
    log,
  );
}, 60_000);
afterEach(() => proxy.pass());
afterAll(async () => {
  await app?.stop();
  await proxy?.close();
});

test("while the database is away, many failed requests log one line without a stack trace", async () => {
  proxy.cut();
  lines.length = 0;
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(app, '{ entity(id: "person:ada") { id } }')));
  expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual(
    answers.map(() => [503, "2"]),
  );
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 40, msg: expect.stringMatching(/^The database cannot be reached: /) }),
  ]);
  expect(lines.join()).not.toMatch(/stack|\.js:\d/);
});

test("a response with partial data keeps status 200 and has Retry-After", async () => {
  proxy.cut();
  const answer = await ask(app, '{ __typename entity(id: "person:ada") { id } }');
  expect([answer.status, answer.headers.get("retry-after"), answer.body.data, codesOf(answer)]).toEqual([
    200,
    "2",
    { __typename: "Query", entity: null },
    ["SERVICE_UNAVAILABLE"],
  ]);
});
