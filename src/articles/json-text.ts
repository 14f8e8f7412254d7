import { analyse } from "chardet";
import { type JSONPath, visit } from "jsonc-parser";

/** A text is not JSON. The message says what it looks like. */
export class NotJsonError extends Error {
  override readonly name = "NotJsonError";
}

/** A JSON value, and the paths of the keys that an object has more than once. JSON.parse uses the last of them. */
export interface ParsedJson {
  readonly value: unknown;
  readonly repeated: readonly JSONPath[];
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const sampleBytes = 64 * 1024;
const mostDepth = 200;

/**
 * Decodes UTF-8 and removes a byte order mark. Throws a NotJsonError if the bytes are not UTF-8; it guesses the
 * encoding.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  if (isUtf16(bytes)) throw new NotJsonError("is UTF-16: save it as UTF-8");
  try {
    return utf8.decode(bytes);
  } catch {
    const guess = guessedEncoding(bytes);
    throw new NotJsonError(`is not valid UTF-8${guess === null ? "" : `; it looks like ${guess}`}: save it as UTF-8`);
  }
}

/** The likeliest encoding of bytes that are not UTF-8; null if they look like none. */
export function guessedEncoding(bytes: Uint8Array): string | null {
  // Guess from the first byte that is not ASCII, because ASCII text tells nothing about the encoding.
  const from = Math.max(0, bytes.findIndex((byte) => byte > 127) - 1_000);
  return analyse(bytes.subarray(from, from + sampleBytes)).find(({ name }) => name !== "UTF-8")?.name ?? null;
}

/** UTF-16 has a byte order mark, or a zero byte in each ASCII letter. JSON in UTF-8 has no zero byte. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = [bytes[0], bytes[1]];
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const zero = bytes.indexOf(0);
  return hasMark || (zero >= 0 && zero < 100);
}

/** Parses JSON. Throws a NotJsonError. */
export function parseJson(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = lookOf(text) ?? (error as SyntaxError).message.slice(0, 200);
    throw new NotJsonError(`is not JSON: ${reason}`);
  }
  return { value, repeated: keysIn(value) === keysWritten(text) ? [] : repeatedKeys(text) };
}

function lookOf(text: string): string | null {
  const [first = "", second = ""] = text.split("\n", 20).filter((line) => line.trim() !== "");
  if (isJsonObject(first) && isJsonObject(second))
    return "it looks like one record a line; such a file must be named .jsonl or .ndjson";
  if (/^\s*</.test(text)) return "it looks like XML or HTML";
  const columns = (line: string, delimiter: string) => line.split(delimiter).length;
  const isTable = [",", ";", "\t"].some(
    (delimiter) => columns(first, delimiter) > 1 && columns(first, delimiter) === columns(second, delimiter),
  );
  return isTable && !/^\s*[{[]/.test(text) ? "it looks like CSV" : null;
}

function isJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Counts the keys of all objects. Throws a NotJsonError if they are nested too deep for what reads them by recursion. */
function keysIn(value: unknown): number {
  let count = 0;
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostDepth) throw new NotJsonError(`is nested in more than ${mostDepth} levels`);
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== "object" || item === null) continue;
      const inner = Object.values(item);
      if (!Array.isArray(item)) count += inner.length;
      for (const one of inner) if (typeof one === "object" && one !== null) next.push(one);
    }
    level = next;
  }
  return count;
}

/** Counts the keys in a valid JSON text. If no key is repeated, this fast count saves the slower search. */
function keysWritten(text: string): number {
  const string = /"[^"\\]*(?:\\.[^"\\]*)*"\s*(:?)/g;
  let count = 0;
  for (let found = string.exec(text); found !== null; found = string.exec(text)) count += found[1] === ":" ? 1 : 0;
  return count;
}

function repeatedKeys(text: string): JSONPath[] {
  const repeated: JSONPath[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, _line, _column, path) => {
      if (open.at(-1)?.has(key)) repeated.push([...path(), key]);
      open.at(-1)?.add(key);
    },
  });
  return repeated;
}
