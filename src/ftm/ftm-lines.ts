import { bytesOf, linesOf } from "../articles/file-lines.ts";
import { decodeUtf8, NotJsonError } from "../articles/json-text.ts";
import { type FtmEntity, ftmEntity } from "./ftm-entity.ts";

const mostLineBytes = 32 * 1024 * 1024;

/** What a file holds at a line: an entity, with about how many characters it has, or why none can be read there. */
export type FtmLine =
  | { readonly number: number; readonly entity: FtmEntity; readonly size: number }
  | { readonly number: number; readonly reason: string }
  | { readonly number: number; readonly leftOut: string };

/** The entities of a file that has one as JSON in each line. Throws what the file system throws. */
export async function* ftmLines(file: string): AsyncGenerator<FtmLine> {
  for await (const { number, bytes } of linesOf(bytesOf(file), mostLineBytes)) {
    if (bytes === null) yield { number, reason: `is a line of more than ${mostLineBytes} bytes` };
    else {
      const line = lineOf(bytes);
      if (line !== null) yield { number, size: bytes.length, ...line };
    }
  }
}

function lineOf(bytes: Buffer): { readonly entity: FtmEntity } | { readonly reason: string } | null {
  try {
    const text = decodeUtf8(bytes).trim();
    if (text === "") return null;
    const { data, error } = ftmEntity.safeParse(JSON.parse(text));
    if (data !== undefined) return { entity: data };
    const [issue] = error.issues;
    return { reason: `${issue?.path.join(".") || "the line"}: ${issue?.message}` };
  } catch (error) {
    if (error instanceof NotJsonError || error instanceof SyntaxError)
      return { reason: `is no JSON: ${error.message}` };
    throw error;
  }
}
