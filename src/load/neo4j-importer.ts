import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { StartupError } from "../config.ts";
import type { Neo4jRuntime } from "../database/provision.ts";
import { childEnvironment } from "../java/child-environment.ts";
import type { Tables } from "./graph-files.ts";
import { signs } from "./table-file.ts";

const lastWords = 2_000;
/** The importer reads a table in parts of this size or more. With 128 MB it took 4.4 GB instead of 2.6, and more time. */
const leastBuffer = 4 * 1024 * 1024;
/** The most bytes of a character, in a table or in the memory of Java. */
const characterBytes = 4;

/**
 * Replaces the database in `home` by one from the files in `tables`, with Neo4j's own importer. Creates `home` if there is
 * none. No Neo4j may run on it.
 * The configuration and the report of the importer go to `folder`. Throws a StartupError with the importer's last
 * lines.
 */
export async function runImporter(
  { java, options }: Neo4jRuntime,
  { home, folder, tables }: { readonly home: string; readonly folder: string; readonly tables: readonly Tables[] },
): Promise<void> {
  await mkdir(home, { recursive: true });
  await writeFile(join(folder, "neo4j.conf"), "db.tx_log.preallocate=false\n");
  const buffer = Math.max(leastBuffer, ...tables.map(({ longestRow }) => longestRow * characterBytes));
  const code = (sign: string) => `U+${sign.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
  const importer = spawn(
    java,
    [
      "-XX:+UseSerialGC",
      ...options,
      ...["org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j"],
      "--overwrite-destination",
      "--id-type=string",
      "--bad-tolerance=0",
      // It must hold the longest field.
      `--read-buffer-size=${buffer}`,
      `--delimiter=${code(signs.delimiter)}`,
      `--array-delimiter=${code(signs.arrayDelimiter)}`,
      `--quote=${code(signs.quote)}`,
      `--report-file=${join(folder, "report.txt")}`,
      ...tables.flatMap(({ paths }) => paths),
    ],
    {
      env: { ...childEnvironment(process.env), NEO4J_HOME: resolve(home), NEO4J_CONF: resolve(folder) },
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  for (const output of [importer.stdout, importer.stderr])
    output.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-lastWords);
    });
  const exitCode = await new Promise<number | null>((done, failed) => {
    importer.once("error", failed);
    importer.once("close", done);
  });
  if (exitCode === 0) return;
  throw new StartupError(
    `Neo4j's importer ended with ${exitCode}; move the data folder away before the next start. It said last:\n${said.trim()}`,
  );
}
