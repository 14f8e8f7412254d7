import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import { linesOf } from "../articles/file-lines.ts";
import { type LoggedEvent, loggedEvent, mergeDecisions } from "../articles/merge-decisions.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = `Usage: npm run decide -- FILE [--dry-run]
Adds the decisions of a file, as npm run decisions prints them, to those of the graph. - is standard input.`;
const mostBytes = 10_000;
const mostEvents = 1_000_000;

await exitOnFault(async () => {
  const { file, dryRun } = readArguments();
  const events = await readEvents(file);
  return withNeo4j(async (neo4j, { limits }) => {
    const merged = await mergeDecisions(neo4j, events, { timeoutMs: limits.importTimeoutMs, dryRun });
    const { added, inForce, entitiesAdded, entitiesRemoved } = merged;
    console.log(`${events.length} decisions read${dryRun ? "; nothing is written" : ""}
  new ${added}, known before ${events.length - added}
  in force ${inForce}, without effect ${events.length - inForce}
  entities that appeared ${entitiesAdded}, that are gone ${entitiesRemoved}`);
    return 0;
  });
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { "dry-run": { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new StartupError("Name one file");
    return { file, dryRun: values["dry-run"] };
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}

/** All events of a file. Throws a StartupError that names each faulty line, and then nothing is decided. */
async function readEvents(file: string): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  const faults: string[] = [];
  try {
    for await (const { number, bytes } of linesOf(file === "-" ? process.stdin : createReadStream(file), mostBytes)) {
      const read = bytes === null ? `is longer than ${mostBytes} bytes` : eventIn(bytes.toString());
      if (typeof read === "string") faults.push(`  line ${number} ${read}`);
      else if (read !== null) events.push(read);
      if (events.length > mostEvents) throw new StartupError(`${file} has more than ${mostEvents} decisions`);
      if (faults.length >= 100) break;
    }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new StartupError(`Cannot read ${file}: ${code}\n${usage}`);
  }
  if (faults.length > 0) throw new StartupError(`${file} is refused, and nothing is decided:\n${faults.join("\n")}`);
  return events;
}

/** The event in a line, or what is wrong with it. Null if the line is blank. */
function eventIn(line: string): LoggedEvent | string | null {
  if (line.trim() === "") return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "is no JSON";
  }
  const { data, error } = loggedEvent.safeParse(value);
  if (data !== undefined) return data;
  return error.issues.map(({ path, message }) => `/${path.join("/")}: ${message}`).join("; ");
}
