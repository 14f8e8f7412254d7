import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { checkEntry, checkRecord, FaultyRecordError } from "../articles/check-record.ts";
import { type Dataset, datasetPart } from "../articles/entry-record.ts";
import { linesOf } from "../articles/file-lines.ts";
import { type LoggedEvent, loggedEvent } from "../articles/merge-decisions.ts";
import type { SourceRecord } from "../articles/source-record.ts";
import { StartupError } from "../config.ts";
import { type StoredRow, storedRow } from "../proposals/stored-proposal.ts";

/** The version of the file. Raise it where an older program would restore a file wrongly. */
export const fileVersion = 1;

/** No record is longer: its parts are limited. */
const mostLineBytes = 64 * 1024 * 1024;

export const header = z.object({
  type: z.literal("backup"),
  fileVersion: z.literal(fileVersion),
  graph: z.object({ version: z.int().min(0), changedAt: z.string().nullable() }),
});
export type Header = z.infer<typeof header>;

/** The last line. Without it a file is not whole. */
const end = z.strictObject({
  type: z.literal("end"),
  /** How many lines there are of each type. */
  counts: z.record(z.string(), z.int()),
  /** Of all bytes before this line. */
  sha256: z.string(),
});

/** The types of line between the first and the last: what each has, and how it is checked. */
const lineTypes = {
  dataset: ({ dataset }: Line): Item => ({ type: "dataset", dataset: datasetPart.parse(dataset) }),
  record: ({ record }: Line): Item => ({ type: "record", record: checkSource(record) }),
  decision: ({ decision }: Line): Item => ({ type: "decision", decision: loggedEvent.parse(decision) }),
  proposal: ({ proposal }: Line): Item => ({ type: "proposal", proposal: storedRow.parse(proposal) }),
} as const;

type Line = Readonly<Record<string, unknown>>;
export type Item =
  | { readonly type: "dataset"; readonly dataset: Dataset }
  | { readonly type: "record"; readonly record: SourceRecord }
  | { readonly type: "decision"; readonly decision: LoggedEvent }
  | { readonly type: "proposal"; readonly proposal: StoredRow };
export type End = z.infer<typeof end>;
export type Counts = Readonly<Record<string, number>>;

function checkSource(record: unknown): SourceRecord {
  const isEntry = typeof record === "object" && record !== null && "entry" in record;
  return isEntry ? checkEntry(record) : checkRecord(record);
}

/** Counts and hashes the lines of a file, as they are written or read. */
export class LineTally {
  readonly #hash = createHash("sha256");
  readonly counts: Record<string, number> = {};

  add(line: string | Buffer, type: string | null): void {
    this.#hash.update(line).update("\n");
    if (type !== null) this.counts[type] = (this.counts[type] ?? 0) + 1;
  }

  endLine(): string {
    return JSON.stringify({ type: "end", counts: this.counts, sha256: this.digest() });
  }

  digest(): string {
    return this.#hash.copy().digest("hex");
  }
}

/**
 * The header of a file, its items, each checked, and its end. Throws a StartupError where the file is damaged or newer,
 * which may be only at its end.
 */
export async function* readBackup(file: string): AsyncGenerator<Header | Item | End> {
  const damaged = (what: string) => new StartupError(`${file} is damaged or no backup: ${what}`);
  const tally = new LineTally();
  let isFirst = true;
  let hasEnded = false;
  for await (const { number, bytes } of linesOf(unzipped(file, damaged), mostLineBytes)) {
    if (bytes === null) throw damaged(`line ${number} has more than ${mostLineBytes} bytes`);
    if (hasEnded) throw damaged(`line ${number} comes after the end`);
    const line = objectIn(bytes);
    if (line === null) throw damaged(`line ${number} is no JSON object`);
    if (isFirst) {
      yield headerIn(line, file, damaged);
      tally.add(bytes, null);
    } else if (line.type === "end") {
      const { data } = end.safeParse(line);
      if (data === undefined || tally.endLine() !== JSON.stringify(data)) throw damaged("it is not as it was written");
      hasEnded = true;
      yield data;
    } else {
      yield itemIn(line, `line ${number}`, file, damaged);
      tally.add(bytes, String(line.type));
    }
    isFirst = false;
  }
  if (!hasEnded) throw damaged("its end is missing");
}

async function* unzipped(file: string, damaged: (what: string) => StartupError): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (syscall !== undefined) throw new StartupError(`Cannot read ${file}: ${code}`);
    if (code?.startsWith("Z_")) throw damaged(message);
    throw error;
  } finally {
    source.destroy();
  }
}

function objectIn(bytes: Buffer): Line | null {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Line) : null;
  } catch {
    return null;
  }
}

function headerIn(line: Line, file: string, damaged: (what: string) => StartupError): Header {
  if (line.type === "backup" && Number(line.fileVersion) > fileVersion)
    throw new StartupError(
      `${file} has version ${line.fileVersion}, and this program knows versions up to ${fileVersion}: use a newer version of it`,
    );
  const { data } = header.safeParse(line);
  if (data === undefined) throw damaged("its first line is not that of a backup");
  return data;
}

function itemIn(line: Line, where: string, file: string, damaged: (what: string) => StartupError): Item {
  const type = String(line.type);
  if (!Object.hasOwn(lineTypes, type))
    throw new StartupError(
      `${file}, ${where}: this program does not know what a line of type ${JSON.stringify(type)} is: use a newer version of it`,
    );
  try {
    return lineTypes[type as keyof typeof lineTypes](line);
  } catch (error) {
    if (error instanceof FaultyRecordError) throw damaged(`${where}: ${error.message}`);
    if (error instanceof z.ZodError) throw damaged(`${where}: ${z.prettifyError(error)}`);
    throw error;
  }
}
