import { json } from "node:stream/consumers";
import { StartupError } from "../../src/config.ts";
import { exitOnFault } from "../../src/exit-on-fault.ts";
import { drawGraph, type GraphToDraw } from "../drawing/draw-graph.ts";

const usage = "Usage: npm run --silent export | npm run --silent draw > graph.svg";

await exitOnFault(async () => {
  const graph = process.stdin.isTTY ? null : ((await json(process.stdin).catch(() => null)) as GraphToDraw | null);
  if (!Array.isArray(graph?.entities)) throw new StartupError(`Standard input is not an exported graph\n${usage}`);
  process.stdout.write(drawGraph(graph));
  return 0;
});
