import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Fault, FaultyRecordError, pointerTo } from "./check-record.ts";
import { type Line, linesOf } from "./file-lines.ts";
import { decodeUtf8, NotJsonError, type ParsedJson, parseJson } from "./json-text.ts";
import type { SourceRecord } from "./source-record.ts";

/** A record from a file, or its faults. `file` also says which record of the file it is. */
export type ReadRecord =
  | { readonly file: string; readonly record: SourceRecord; readonly faults: null }
  | { readonly file: string; readonly faults: readonly Fault[] };

/** Returns the record that a value is. Throws a FaultyRecordError. */
export type Check = (value: unknown) => SourceRecord;

const endings = /\.(json|jsonl|ndjson)$/i;
const schemaFile = /\.schema\.json$/i;
const megabyte = 1024 * 1024;

/** A JSON file is held in memory as a whole, a JSON Lines file line by line. These are the limits of each. */
const mostMegabytes = { file: 256, line: 32 } as const;

/**
 * The files that these paths name. "-" means standard input. A folder means all JSON files below it except JSON
 * Schemas, in order of path. A subfolder that cannot be read is returned like a file, so that `readRecords` reports it.
 * Throws a file system error if a path does not exist.
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
 * Reads and checks the records of one file, in their order. The file has one record, a list of records, or one record
 * on each line. After a faulty record it goes on with the next. A file that cannot be read is reported as a fault.
 * Lines are read one at a time, so such a file may have any size. `check` returns a record, or throws a FaultyRecordError.
 */
export async function* readRecords(file: string, check: Check): AsyncGenerator<ReadRecord> {
  const name = file === "-" ? "standard input" : file;
  const chunks: AsyncIterable<Buffer> = file === "-" ? process.stdin : createReadStream(file);
  try {
    if (/\.(jsonl|ndjson)$/i.test(file)) yield* readLines(linesOf(chunks, mostMegabytes.line * megabyte), name, check);
    else if (file === "-") yield* readEither(linesOf(chunks, mostMegabytes.line * megabyte), name, check);
    else yield* readWhole(chunks, name, check);
  } catch (error) {
    if (error instanceof NotJsonError) return yield refused(name, error.message);
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    yield refused(name, `cannot be read: ${code}`);
  }
}

async function* readLines(lines: AsyncIterable<Line>, name: string, check: Check): AsyncGenerator<ReadRecord> {
  for await (const { number, bytes } of lines) {
    const file = `${name}:${number}`;
    if (bytes === null) yield refused(file, `is a line of more than ${mostMegabytes.line} MB`);
    else if (!isBlank(bytes)) yield* readText(file, bytes, (parsed) => [checked(parsed, file, check)]);
  }
}

/** Standard input has no file name. If its first line is a JSON object, it has one record on each line. */
async function* readEither(lines: AsyncGenerator<Line>, name: string, check: Check): AsyncGenerator<ReadRecord> {
  const first: Line[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    first.push(next.value);
    if (next.value.bytes === null || !isBlank(next.value.bytes)) break;
  }
  const rest = (async function* () {
    yield* first;
    yield* lines;
  })();
  if (isRecord(first.at(-1)?.bytes ?? null)) return yield* readLines(rest, name, check);
  const chunks = (async function* () {
    for await (const { number, bytes } of rest) {
      if (bytes === null) throw new NotJsonError(`has a line of more than ${mostMegabytes.line} MB, line ${number}`);
      yield bytes;
      yield Buffer.from("\n");
    }
  })();
  yield* readWhole(chunks, name, check);
}

async function* readWhole(chunks: AsyncIterable<Buffer>, name: string, check: Check): AsyncGenerator<ReadRecord> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > mostMegabytes.file * megabyte)
      return yield refused(name, `has more than ${mostMegabytes.file} MB: give one record a line, in a .jsonl file`);
    pieces.push(chunk);
  }
  yield* readText(name, Buffer.concat(pieces), function* ({ value, repeated }) {
    if (!Array.isArray(value)) return yield checked({ value, repeated }, name, check);
    for (const [i, record] of value.entries()) {
      const own = repeated.filter(([index]) => index === i).map(([, ...path]) => path);
      yield checked({ value: record, repeated: own }, `${name}[${i}]`, check);
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
    parsed = parseJson(decodeUtf8(bytes));
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
    const value = bytes === null ? null : parseJson(decodeUtf8(bytes)).value;
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function checked({ value, repeated }: ParsedJson, file: string, check: Check): ReadRecord {
  const twice = repeated.map((path) => ({ pointer: pointerTo(path), reason: "is given twice in its object" }));
  try {
    const record = check(value);
    return twice.length > 0 ? { file, faults: twice } : { file, record, faults: null };
  } catch (error) {
    if (error instanceof FaultyRecordError) return { file, faults: [...twice, ...error.faults] };
    throw error;
  }
}

function refused(file: string, reason: string): ReadRecord {
  return { file, faults: [{ pointer: "", reason }] };
}
