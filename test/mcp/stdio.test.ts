import { spawn } from "node:child_process";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j } from "../../src/neo4j/driver.ts";
import { fixture } from "../fixture.ts";
import { testDatabaseVariables } from "../service-process.ts";
import { editorToken, refill } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { call, connectedBy } from "./connect.ts";

beforeAll(async () => {
  const neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  await refill(neo4j, fixture);
  await neo4j.close();
});

const env = (more: Record<string, string> = {}) => ({
  ...(process.env as Record<string, string>),
  ...testDatabaseVariables(),
  // On a busy machine the first statements take long.
  QUERY_TIMEOUT_MS: "30000",
  ...more,
});

test("npm run mcp answers on standard output, with the tools of an editor where the token is set", async () => {
  const args = ["run", "--silent", "mcp"];
  for (const [more, tools] of [
    [{}, 7],
    [{ EDITOR_TOKEN: editorToken }, 9],
  ] as const) {
    const client = await connectedBy(new StdioClientTransport({ command: "npm", args, env: env(more) }));
    expect((await client.listTools()).tools).toHaveLength(tools);
    const { content } = await call(client, "connections", { from: "person:ada", to: "person:bo", limit: 1 });
    expect(content.paths).toMatchObject([{ length: 1, entityIds: ["person:ada", "person:bo"] }]);
    await client.close();
  }
}, 60_000);

test("standard output has nothing but the protocol, and the end of standard input ends the process", async () => {
  const child = spawn(process.execPath, ["dist/src/bin/mcp.js"], { env: env({ LOG_LEVEL: "info" }) });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (output.endsWith("\n")) child.stdin.end();
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" })}\n`);
  expect(await ended).toBe(0);
  expect(output).toBe(`${JSON.stringify({ result: {}, jsonrpc: "2.0", id: 1 })}\n`);
}, 60_000);

test("a start that fails is told on standard error", async () => {
  const child = spawn(process.execPath, ["dist/src/bin/mcp.js"], { env: env({ MAX_DEPTH: "none" }) });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(1);
  expect(output).toBe("");
  expect(errors).toContain("MAX_DEPTH");
});
