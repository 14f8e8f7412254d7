import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { checkEntry, type Fault, FaultyRecordError } from "../articles/check-record.ts";
import type { EntryRecord } from "../articles/entry-record.ts";
import { linesOf } from "../articles/file-lines.ts";
import { decodeUtf8, NotJsonError } from "../articles/json-text.ts";
import { entryOfEdge } from "./edge-entry.ts";
import { entriesOfEntity } from "./entity-entries.ts";
import type { FtmAccount } from "./ftm-account.ts";
import { type FtmEntity, ftmEntity } from "./ftm-entity.ts";
import type { FtmEntries, FtmOptions, Refused } from "./ftm-entries.ts";
import { addressProperties, FtmIndex } from "./ftm-index.ts";

const mostLineBytes = 32 * 1024 * 1024;

/** A line of a file: what it is, or why it cannot be read. */
type FtmLine =
  | { readonly number: number; readonly entity: FtmEntity }
  | { readonly number: number; readonly reason: string };

/** A line that is not imported, and why. */
export interface Reject extends Fault {
  readonly line: number;
}

export interface ReadFtmOptions extends FtmOptions {
  /** Receives each fault of a line that has no entries because of it. */
  readonly reject: (reject: Reject) => void;
}

/** The entries of a line. */
interface FtmRead {
  readonly line: number;
  readonly entries: readonly EntryRecord[];
}

/**
 * Reads a FollowTheMoney file twice, and gives the entries of each line that has some. The account is complete at the
 * end. A file whose name ends in .gz is unzipped. Throws what the file system throws.
 */
export async function* readFtm(file: string, options: ReadFtmOptions, account: FtmAccount): AsyncGenerator<FtmRead> {
  const index = new FtmIndex();
  for await (const line of ftmLines(file)) if ("entity" in line) index.add(line.entity);
  for await (const read of ftmLines(file)) {
    account.lines++;
    const line = read.number;
    const refuse = (faults: readonly Fault[]) => {
      account.refused++;
      for (const { pointer, reason } of faults) options.reject({ line, pointer, reason });
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
    const checked = "refused" in found ? faultsOf(found) : checkedEntries(found, options);
    if ("faults" in checked) {
      account.count(entity, () => false);
      refuse(checked.faults);
      continue;
    }
    account.count(entity, checked.keeps);
    const { entries } = checked;
    if (entries.some(({ relations }) => relations.length > 0)) account.relations++;
    else account.entities++;
    yield { line, entries };
  }
}

function faultsOf({ refused }: Refused): { readonly faults: readonly Fault[] } {
  return { faults: [{ pointer: "/properties", reason: refused }] };
}

/** The entries with what they keep, or the faults of all of them. */
function checkedEntries({ entries, keeps }: FtmEntries, options: FtmOptions) {
  const records: EntryRecord[] = [];
  const faults: Fault[] = [];
  for (const entry of entries)
    try {
      records.push(checkEntry(withDataset(entry, options)));
    } catch (error) {
      if (!(error instanceof FaultyRecordError)) throw error;
      faults.push(...error.faults);
    }
  return faults.length > 0 ? { faults } : { entries: records, keeps };
}

function withDataset(record: object, { dataset: { id, asOf } }: FtmOptions): object {
  const { entry } = record as { readonly entry: object };
  return { ...record, entry: { dataset: id, asOf, ...entry } };
}

async function* ftmLines(file: string): AsyncGenerator<FtmLine> {
  const source = createReadStream(file);
  const chunks = file.endsWith(".gz") ? source.pipe(createGunzip()) : source;
  source.on("error", (error) => chunks.destroy(error));
  for await (const { number, bytes } of linesOf(chunks, mostLineBytes)) {
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
