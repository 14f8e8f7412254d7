import { importFiles } from "../articles/import-files.ts";
import { recordFiles } from "../articles/record-files.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { progressOf } from "./progress.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = "Usage: npm run import -- FILE…   (files of article records, folders of them, or - for standard input)";

await exitOnFault(async () => {
  const paths = process.argv.slice(2);
  if (paths.length === 0) throw new StartupError(usage);
  const files = await recordFiles(paths).catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(`Cannot read ${error.path ?? paths.join(" ")}: ${error.code}\n${usage}`);
  });
  return withNeo4j(async (neo4j, { limits }) => {
    const began = performance.now();
    const progress = progressOf(files.length, "files");
    const report = await importFiles(neo4j, files, { timeoutMs: limits.importTimeoutMs, progress });
    const seconds = (performance.now() - began) / 1_000;
    for (const { file, pointer, reason } of report.faults) console.error(`${file} ${pointer || "/"}: ${reason}`);
    const { records, imported, unchanged, faults } = report;
    const refused = records - imported - unchanged;
    console.log(`${records} records in ${seconds.toFixed(1)} s (${Math.round(records / seconds)} a second)
  imported ${imported}, unchanged ${unchanged}, refused ${refused}${refused > 0 ? ` with ${faults.length} faults, listed above` : ""}
  entities created ${report.entitiesCreated}
  relations created ${report.relationsCreated}, confirmed ${report.relationsConfirmed}`);
    return refused > 0 ? 1 : 0;
  });
});
