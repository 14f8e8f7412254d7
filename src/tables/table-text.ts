import iconv from "iconv-lite";
import { linesOf } from "../articles/file-lines.ts";
import { guessedEncoding } from "../articles/json-text.ts";
import { StartupError } from "../config.ts";

const sampleBytes = 1024 * 1024;
/** The longest row, in bytes. An open quote swallows no more than this. */
export const mostRowBytes = 1024 * 1024;

/** A line of a table without its line end, or why it cannot be read. */
export type TextLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly reason: string };

/**
 * The lines of a table in its encoding: the one that the mapping names, else that of the byte order mark, else UTF-8.
 * Throws a StartupError if it names none and the file begins otherwise than in UTF-8. Throws what the chunks throw.
 */
export async function* textLines(
  file: string,
  chunks: AsyncIterable<Buffer>,
  encoding: string | undefined,
): AsyncGenerator<TextLine> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    yield* decodedLines(file, iterator, encoding);
  } finally {
    await iterator.return?.();
  }
}

async function* decodedLines(
  file: string,
  chunks: AsyncIterator<Buffer>,
  encoding: string | undefined,
): AsyncGenerator<TextLine> {
  const { sample, all } = await sampled(chunks);
  const marked = markOf(sample);
  if (encoding !== undefined && marked !== null && family(marked) !== family(encoding))
    throw new StartupError(`${file} begins with the byte order mark of ${marked}, and is to be read as ${encoding}`);
  if (encoding === undefined && marked === null) checkSample(file, sample);
  const used = encoding ?? marked ?? "utf-8";
  const isUtf8 = family(used) === "utf8";
  for await (const { number, bytes } of linesOf(isUtf8 ? all : recoded(all, used), mostRowBytes)) {
    if (bytes === null) yield { number, reason: `is a line of more than ${mostRowBytes} bytes` };
    else yield { number, ...(isUtf8 ? utf8Text(bytes) : recodedText(bytes, used)) };
  }
}

/** The first megabyte, and all chunks. */
async function sampled(iterator: AsyncIterator<Buffer>) {
  const first: Buffer[] = [];
  let length = 0;
  while (length < sampleBytes) {
    const { value, done } = await iterator.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const all = (async function* () {
    yield* first.splice(0);
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  return { sample: Buffer.concat(first), all };
}

function markOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return "utf-8";
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return "utf-16le";
  return bytes.subarray(0, 2).equals(Buffer.from([0xfe, 0xff])) ? "utf-16be" : null;
}

/** Two names of one encoding are equal here. Of UTF-16, the mark says which one it is. */
function family(encoding: string): string {
  return encoding
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/^utf16[bl]e$/, "utf16");
}

function checkSample(file: string, sample: Buffer): void {
  let guess = sample.subarray(0, 100).includes(0) ? `utf-16${sample[0] === 0 ? "be" : "le"}` : null;
  if (guess === null)
    try {
      // More may follow: the last character of the sample need not be whole.
      new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
      return;
    } catch {
      guess = guessedEncoding(sample)?.toLowerCase() ?? null;
    }
  throw new StartupError(
    `${file} is not UTF-8${guess === null ? "" : `; it looks like ${guess}`}. Name its encoding in the mapping. With encoding: utf-8, only the rows that are not UTF-8 are refused`,
  );
}

async function* recoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.write(chunk));
  yield Buffer.from(decoder.end() ?? "");
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function utf8Text(bytes: Buffer): { readonly text: string } | { readonly reason: string } {
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return { reason: "is not valid UTF-8" };
  }
}

function recodedText(bytes: Buffer, encoding: string): { readonly text: string } | { readonly reason: string } {
  const text = utf8.decode(bytes);
  // The decoder puts U+FFFD where the bytes mean nothing.
  return text.includes("\ufffd") ? { reason: `has bytes that mean nothing in ${encoding}` } : { text };
}
