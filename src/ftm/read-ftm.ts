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
import type { FtmOptions } from "./ftm-entries.ts";
import { addressProperties, FtmIndex } from "./ftm-index.ts";

const mostLineBytes = 32 * 1024 * 1024;

/** A line of a file: what it is, or why it cannot be read. */
type FtmLine =
  | { readonly number: number; readonly entity: FtmEntity }
  | { readonly number: number; readonly reason: string };

/** What a line gives: its entries, or its faults. */
export type FtmRead =
  | { readonly line: number; readonly entries: readonly EntryRecord[] }
  | { readonly line: number; readonly faults: readonly Fault[] };

/**
 * Reads a FollowTheMoney file twice, and gives the entries of each line that has some, or its faults. The account is
 * complete at the end. A file whose name ends in .gz is unzipped. Throws what the file system throws.
 */
export async function* readFtm(file: string, options: FtmOptions, account: FtmAccount): AsyncGenerator<FtmRead> {
  const index = new FtmIndex();
  for await (const line of ftmLines(file)) if ("entity" in line) index.add(line.entity);
  for await (const line of ftmLines(file)) {
    account.lines++;
    if ("reason" in line) {
      account.refused++;
      yield { line: line.number, faults: [{ pointer: "", reason: line.reason }] };
      continue;
    }
    const { entity, number } = line;
    if (entity.schema === "Address") {
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
    const faults = "refused" in found ? [{ pointer: "/properties", reason: found.refused }] : [];
    const entries: EntryRecord[] = [];
    if ("entries" in found)
      for (const entry of found.entries)
        try {
          entries.push(checkEntry(withDataset(entry, options)));
        } catch (error) {
          if (!(error instanceof FaultyRecordError)) throw error;
          faults.push(...error.faults);
        }
    if (faults.length > 0 || "refused" in found) {
      account.refused++;
      account.count(entity, () => false);
      yield { line: number, faults };
      continue;
    }
    account.count(entity, found.keeps);
    if (entries.some(({ relations }) => relations.length > 0)) account.relations++;
    else account.entities++;
    yield { line: number, entries };
  }
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
