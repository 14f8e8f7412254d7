import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { checkRecord, type Fault, FaultyRecordError, pointerTo } from "./check-record.ts";
import { type Line, linesOf } from "./file-lines.ts";
import { decoded, NotJsonError, type ParsedJson, parsedJson } from "./json-text.ts";
import type { ArticleRecord } from "./record.ts";

/** A record read from a file, or why it cannot be taken. `file` tells which of several in one file it is. */
export type ReadRecord =
  | { readonly file: string; readonly record: ArticleRecord; readonly faults: null }
  | { readonly file: string; readonly faults: readonly Fault[] };

const endings = /\.(json|jsonl|ndjson)$/i;
const schemaFile = /\.schema\.json$/i;
const megabyte = 1024 * 1024;

/** The most that is held at once: a file of JSON as a whole, of JSON lines a line. */
const mostMegabytes = { file: 256, line: 32 } as const;

/**
 * The files that these paths name, "-" being standard input: of a folder, all JSON files below it but JSON Schemas,
 * in order of name. Throws where a path does not exist. A folder below one of the paths that cannot be read is given
 * as if it were a file, so that it is reported when it is its turn.
 */
export async function recordFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (path === "-" || !(await stat(path)).isDirectory()) files.push(path);
    else files.push(...(await filesBelow(path)).sort());
  }
  return files;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [folder];
  const found = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return endings.test(entry.name) && !schemaFile.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/**
 * The records of one file: one, or a list of them, or one a line. Each is checked; a fault does not end the file. What
 * cannot be read is a fault too. Lines are read one by one, so that such a file may have any size.
 */
export async function* readRecords(file: string): AsyncGenerator<ReadRecord> {
  const name = file === "-" ? "standard input" : file;
  const chunks: AsyncIterable<Buffer> = file === "-" ? process.stdin : createReadStream(file);
  try {
    if (/\.(jsonl|ndjson)$/i.test(file)) yield* readLines(linesOf(chunks, mostMegabytes.line * megabyte), name);
    else if (file === "-") yield* readEither(linesOf(chunks, mostMegabytes.line * megabyte), name);
    else yield* readWhole(chunks, name);
  } catch (error) {
    if (error instanceof NotJsonError) return yield refused(name, error.message);
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    yield refused(name, `cannot be read: ${code}`);
  }
}

async function* readLines(lines: AsyncIterable<Line>, name: string): AsyncGenerator<ReadRecord> {
  for await (const { number, bytes } of lines) {
    const file = `${name}:${number}`;
    if (bytes === null) yield refused(file, `is a line of more than ${mostMegabytes.line} MB`);
    else if (!isBlank(bytes)) yield* readText(file, bytes, (parsed) => [checked(parsed, file)]);
  }
}

/** Standard input has no name that tells: it has one record a line where its first line is an object. */
async function* readEither(lines: AsyncGenerator<Line>, name: string): AsyncGenerator<ReadRecord> {
  const first: Line[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    first.push(next.value);
    if (next.value.bytes === null || !isBlank(next.value.bytes)) break;
  }
  const rest = (async function* () {
    yield* first;
    yield* lines;
  })();
  if (isRecord(first.at(-1)?.bytes ?? null)) return yield* readLines(rest, name);
  const chunks = (async function* () {
    for await (const { number, bytes } of rest) {
      if (bytes === null) throw new NotJsonError(`has a line of more than ${mostMegabytes.line} MB, line ${number}`);
      yield bytes;
      yield Buffer.from("\n");
    }
  })();
  yield* readWhole(chunks, name);
}

async function* readWhole(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<ReadRecord> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > mostMegabytes.file * megabyte)
      return yield refused(name, `has more than ${mostMegabytes.file} MB: give one record a line, in a .jsonl file`);
    pieces.push(chunk);
  }
  yield* readText(name, Buffer.concat(pieces), function* ({ value, repeated }) {
    if (!Array.isArray(value)) return yield checked({ value, repeated }, name);
    for (const [i, record] of value.entries()) {
      const own = repeated.filter(([index]) => index === i).map(([, ...path]) => path);
      yield checked({ value: record, repeated: own }, `${name}[${i}]`);
    }
  });
}

function* readText(
  file: string,
  bytes: Buffer,
  records: (parsed: ParsedJson) => Iterable<ReadRecord>,
): Generator<ReadRecord> {
  let parsed: ParsedJson;
  try {
    parsed = parsedJson(decoded(bytes));
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    return yield refused(file, error.message);
  }
  yield* records(parsed);
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 13 || byte === 9);
}

function isRecord(bytes: Buffer | null): boolean {
  try {
    const value = bytes === null ? null : parsedJson(decoded(bytes)).value;
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function checked({ value, repeated }: ParsedJson, file: string): ReadRecord {
  const twice = repeated.map((path) => ({ pointer: pointerTo(path), reason: "is given twice in its object" }));
  try {
    const record = checkRecord(value);
    return twice.length > 0 ? { file, faults: twice } : { file, record, faults: null };
  } catch (error) {
    if (error instanceof FaultyRecordError) return { file, faults: [...twice, ...error.faults] };
    throw error;
  }
}

function refused(file: string, reason: string): ReadRecord {
  return { file, faults: [{ pointer: "", reason }] };
}
