import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { cleanId } from "../clean-text.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import type { Part } from "../export/around.ts";
import { edgesCsv, nodesCsv } from "../export/export-csv.ts";
import { exportDot } from "../export/export-dot.ts";
import { exportFtm } from "../export/export-ftm.ts";
import { exportGexf } from "../export/export-gexf.ts";
import { exportGraphml } from "../export/export-graphml.ts";
import { exportJson } from "../export/export-json.ts";
import { exportJsonld } from "../export/export-jsonld.ts";
import { exportStatements } from "../export/export-statements.ts";
import { type GraphPages, withGraphPages } from "../export/graph-pages.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = `Usage: npm run --silent export -- [--format json|gexf|graphml|dot|ftm|statements|jsonld] [--around ID [--depth 1…5]]
       npm run --silent export -- --format csv --out FOLDER [--around ID [--depth 1…5]]
Writes to standard output; of csv, nodes.csv and edges.csv into the folder. json is the whole graph.`;

/** Those of programs that draw or compute: with ranks. */
const ranked = { gexf: exportGexf, graphml: exportGraphml, dot: exportDot } as const;
/** Those that tell where what is known comes from. They tell what they have no place for. */
const sourced = { ftm: exportFtm, statements: exportStatements, jsonld: exportJsonld } as const;
type Format = "json" | "csv" | keyof typeof ranked | keyof typeof sourced;
const formats = ["json", "csv", ...Object.keys(ranked), ...Object.keys(sourced)] as readonly Format[];

await exitOnFault(async () => {
  const { format, part, folder } = readArguments();
  const interrupted = new AbortController();
  // Once: whoever asks a second time does not want to wait until the projection is dropped.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
  const { signal } = interrupted;
  const print = (pieces: AsyncGenerator<string>) => pipeline(until(signal, pieces), process.stdout, { end: false });

  return withNeo4j(async (neo4j, { limits }) => {
    try {
      if (format === "json") await print(exportJson(neo4j, { timeoutMs: limits.importTimeoutMs }));
      else if (format in sourced) {
        const left = new Map<string, number>();
        const leave = (what: string) => left.set(what, (left.get(what) ?? 0) + 1);
        await withGraphPages(neo4j, limits, { part, ranked: false }, (pages) =>
          print(sourced[format as keyof typeof sourced](pages, leave)),
        );
        for (const [what, count] of [...left].sort()) console.error(`left out: ${what} ${count}`);
      } else
        await withGraphPages(neo4j, limits, { part, ranked: true }, async (pages) => {
          if (!pages.ranked)
            console.error("No PageRank and no communities: this Neo4j has no Graph Data Science library");
          await (format === "csv"
            ? writeTables(pages, folder as string, signal)
            : print(ranked[format as keyof typeof ranked](pages)));
        });
    } catch (error) {
      if (signal.aborted) return 130;
      // The reader has had enough, as `head` has.
      if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
    }
    return 0;
  });
});

/** The arguments of the command line. Throws a StartupError that says which is at fault. */
function readArguments() {
  const text = { type: "string" } as const;
  const { values } = parsed(() => parseArgs({ options: { format: text, around: text, depth: text, out: text } }));
  const format = formats.find((name) => name === (values.format ?? "json"));
  const refuse = (reason: string) => new StartupError(`${reason}\n${usage}`);
  if (format === undefined) throw refuse(`--format must be one of ${formats.join(", ")}, not ${values.format}`);
  if (format === "json" && values.around !== undefined)
    throw refuse("--around cannot be combined with json, which contains whole articles");
  if (values.depth !== undefined && values.around === undefined) throw refuse("--depth is of no use without --around");
  if (!/^[1-5]$/.test(values.depth ?? "1")) throw refuse(`--depth must be from 1 to 5, not ${values.depth}`);
  if ((format === "csv") !== (values.out !== undefined)) throw refuse("--out FOLDER goes with csv, and csv with it");
  const part: Part | null =
    values.around === undefined ? null : { id: cleanId(values.around), depth: Number(values.depth ?? "1") };
  return { format, part, folder: values.out };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}

/** The pieces, up to the signal, which throws: a pipeline would not stop at its own, for standard output stays open. */
async function* until(signal: AbortSignal, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield piece;
  }
}

async function writeTables(pages: GraphPages, folder: string, signal: AbortSignal): Promise<void> {
  const tables = { "nodes.csv": nodesCsv, "edges.csv": edgesCsv };
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, rows] of Object.entries(tables))
      await pipeline(until(signal, rows(pages)), createWriteStream(join(folder, name)));
  } catch (error) {
    const { code, path, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new StartupError(`Cannot write ${path ?? folder}: ${code}`);
  }
}
