import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type ArticleRecord, checkRecord, type Fault, FaultyRecordError } from "./record.ts";

/** A record read from a file, or why it cannot be taken. `file` tells which of several in one file it is. */
export type ReadRecord =
  | { readonly file: string; readonly record: ArticleRecord; readonly faults: null }
  | { readonly file: string; readonly faults: readonly Fault[] };

const endings = /\.(json|jsonl|ndjson)$/i;
const schemaFile = /\.schema\.json$/i;

/**
 * The files that these paths name, "-" being standard input: of a folder, all JSON files below it but JSON Schemas,
 * in order of name. Throws where a path does not exist.
 */
export async function recordFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (path === "-" || !(await stat(path)).isDirectory()) {
      files.push(path);
      continue;
    }
    const found = await readdir(path, { recursive: true });
    const records = found.filter((name) => endings.test(name) && !schemaFile.test(name)).sort();
    files.push(...records.map((name) => join(path, name)));
  }
  return files;
}

/** The records of one file: one, or a list of them, or one a line. Each is checked; a fault does not end the file. */
export async function* readRecords(file: string): AsyncGenerator<ReadRecord> {
  const content = file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
  const name = file === "-" ? "standard input" : file;
  if (/\.(jsonl|ndjson)$/i.test(file)) return yield* readLines(content, name);
  const whole = parsed(content);
  if (whole instanceof SyntaxError && file === "-") return yield* readLines(content, name);
  if (!Array.isArray(whole)) return yield checked(whole, name);
  for (const [i, record] of whole.entries()) yield checked(record, `${name}[${i}]`);
}

function* readLines(content: string, name: string): Generator<ReadRecord> {
  for (const [i, line] of content.split("\n").entries())
    if (line.trim() !== "") yield checked(parsed(line), `${name}:${i + 1}`);
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (error) {
    return error;
  }
}

function checked(value: unknown, file: string): ReadRecord {
  if (value instanceof SyntaxError)
    return { file, faults: [{ pointer: "", reason: `is not JSON: ${value.message.slice(0, 200)}` }] };
  try {
    return { file, record: checkRecord(value), faults: null };
  } catch (error) {
    if (error instanceof FaultyRecordError) return { file, faults: error.faults };
    throw error;
  }
}
