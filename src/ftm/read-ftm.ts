import type { Fault } from "../articles/check-record.ts";
import { bytesOf, linesOf } from "../articles/file-lines.ts";
import { checkedEntries, type ReadRow, type Reject } from "../articles/import-rows.ts";
import { decodeUtf8, NotJsonError } from "../articles/json-text.ts";
import { entryOfEdge } from "./edge-entry.ts";
import { entriesOfEntity } from "./entity-entries.ts";
import type { FtmAccount } from "./ftm-account.ts";
import { type FtmEntity, ftmEntity } from "./ftm-entity.ts";
import type { FtmOptions } from "./ftm-entries.ts";
import { addressProperties, FtmIndex } from "./ftm-index.ts";

const mostLineBytes = 32 * 1024 * 1024;

/** A line of a file: what it is, or why it cannot be read. */
type FtmLine =
  | { readonly number: number; readonly entity: FtmEntity }
  | { readonly number: number; readonly reason: string };

export interface ReadFtmOptions extends FtmOptions {
  /** Receives each fault of a line that has no entries because of it. */
  readonly reject: (reject: Reject) => void;
}

/**
 * Reads a FollowTheMoney file twice, and gives the entries of each line that has some. The account is complete at the
 * end. A file whose name ends in .gz is unzipped. Throws what the file system throws.
 */
export async function* readFtm(file: string, options: ReadFtmOptions, account: FtmAccount): AsyncGenerator<ReadRow> {
  const index = new FtmIndex();
  for await (const line of ftmLines(file)) if ("entity" in line) index.add(line.entity);
  for await (const read of ftmLines(file)) {
    account.lines++;
    const line = read.number;
    const refuse = (faults: readonly Fault[]) => {
      account.refused++;
      if ("entity" in read) account.count(read.entity, () => false);
      for (const { pointer, reason } of faults) options.reject({ file, line, field: pointer, reason });
    };
    if ("reason" in read) {
      refuse([{ pointer: "", reason: read.reason }]);
      continue;
    }
    const { entity } = read;
    if (entity.schema === "Address" && index.known(entity.id) === undefined) {
      const isUsed = index.used.has(entity.id);
      account.count(entity, (property) => isUsed && addressProperties.has(property));
      if (isUsed) account.referred++;
      else account.leaveLine(entity);
      continue;
    }
    const found = entriesOfEntity(entity, index, options) ?? entryOfEdge(entity, index, options);
    if (found === null) {
      account.count(entity, () => false);
      account.leaveLine(entity);
      continue;
    }
    if ("refused" in found) {
      refuse([{ pointer: "/properties", reason: found.refused }]);
      continue;
    }
    const checked = checkedEntries(found.entries, options.dataset);
    if ("faults" in checked) {
      refuse(checked.faults);
      continue;
    }
    account.count(entity, found.keeps);
    const { entries } = checked;
    if (entries.some(({ relations }) => relations.length > 0)) account.relations++;
    else account.entities++;
    yield { file, line, entries };
  }
}

async function* ftmLines(file: string): AsyncGenerator<FtmLine> {
  for await (const { number, bytes } of linesOf(bytesOf(file), mostLineBytes)) {
    if (bytes === null) yield { number, reason: `is a line of more than ${mostLineBytes} bytes` };
    else {
      const line = lineOf(bytes);
      if (line !== null) yield { number, ...line };
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
