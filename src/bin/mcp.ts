import "reflect-metadata";
import { finished } from "node:stream/promises";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { openGraph } from "../app.ts";
import { readConfig } from "../config.ts";
import { runningEmbedded } from "../database/embedded.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { createMcpServer } from "../mcp/mcp-server.ts";

/** Standard output has the messages of the protocol, and nothing else. */
const report = (line: string) => console.error(line.trimEnd());

await exitOnFault(async () => {
  const config = readConfig(process.env);
  const neo4j = config.neo4j ?? (await runningEmbedded(config.dataDir));
  const graph = await openGraph({ ...config, neo4j, boltPort: 0, warmUp: false }, report, { write: report });
  const access = config.editorToken === null ? "switched off" : "editor";
  const server = createMcpServer(access, (operation, signal) => graph.ask(operation, access, signal));
  const signals = (["SIGINT", "SIGTERM", "SIGHUP"] as const).map(
    (signal) => new Promise<void>((resolve) => void process.once(signal, () => resolve())),
  );
  await server.connect(new StdioServerTransport(undefined, undefined, { maxBufferSize: config.limits.maxBodyBytes }));
  // A client ends the server by closing its standard input.
  const why = await Promise.race([
    finished(process.stdin, { writable: false }).catch(() => {}),
    graph.ended,
    ...signals,
  ]);
  await server.close();
  await graph.stop();
  if (typeof why === "string") report(why);
  return typeof why === "string" ? 1 : 0;
});
