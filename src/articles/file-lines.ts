import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

const newline = 10;

/** A line of a file without its line end. `bytes` is null if it is longer than allowed. `number` starts from 1. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** Splits a stream of bytes into lines, holding one line at a time. Throws what the stream throws. */
export async function* linesOf(chunks: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let pieces: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer) => {
    length += piece.length;
    if (length > mostBytes) pieces = [];
    else pieces.push(piece);
  };
  const line = (): Line => ({ number, bytes: length > mostBytes ? null : Buffer.concat(pieces) });
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      yield line();
      number++;
      pieces = [];
      length = 0;
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield line();
}

/** The bytes of a file, unzipped if its name ends in .gz. Iterating throws errors with `code` and `path`. */
export function bytesOf(file: string): AsyncIterable<Buffer> {
  const source = createReadStream(file);
  if (!/\.gz$/i.test(file)) return source;
  const unzipped = source.pipe(createGunzip());
  source.on("error", (error) => unzipped.destroy(error));
  // As an error of the file system does, one of zlib says of which file it is.
  unzipped.on("error", (error) => Object.assign(error, { path: file }));
  return unzipped;
}
