import type { Fault } from "../articles/check-record.ts";
import { checkedRows, type ReadRow, type Reject, type WrittenRow } from "../articles/import-rows.ts";
import { entryOfEdge } from "./edge-entry.ts";
import { entriesOfEntity } from "./entity-entries.ts";
import type { FtmAccount } from "./ftm-account.ts";
import type { FtmOptions } from "./ftm-entries.ts";
import { addressProperties, FtmIndex } from "./ftm-index.ts";
import { type FtmLine, ftmLines } from "./ftm-lines.ts";
import { FtmStatements } from "./ftm-statements.ts";

export interface ReadFtmOptions extends FtmOptions {
  /** Receives each fault of a line that has no entries because of it. */
  readonly reject: (reject: Reject) => void;
}

/**
 * Reads a FollowTheMoney file twice, and gives the entries of each line that has some. A file whose name ends in .csv has
 * statements; then a line is the entity that they are about. One whose name ends in .gz is unzipped. The account is
 * complete at the end. Throws a StartupError if statements lack a column, and what the file system throws.
 */
export function readFtm(file: string, options: ReadFtmOptions, account: FtmAccount): AsyncGenerator<ReadRow> {
  return checkedRows(ftmRows(file, options, account), options.dataset);
}

/** Yields a row for each line that gives entries or is refused. The entries are not checked yet. Throws what `readFtm` throws. */
export async function* ftmRows(file: string, options: ReadFtmOptions, account: FtmAccount): AsyncGenerator<WrittenRow> {
  if (!/\.csv(\.gz)?$/i.test(file)) {
    yield* rowsOf(file, () => ftmLines(file), options, account);
    return;
  }
  const statements = await FtmStatements.read(file);
  try {
    yield* rowsOf(file, () => statements.lines(), options, account);
  } finally {
    await statements.close();
  }
}

async function* rowsOf(
  file: string,
  lines: () => Iterable<FtmLine> | AsyncIterable<FtmLine>,
  options: ReadFtmOptions,
  account: FtmAccount,
): AsyncGenerator<WrittenRow> {
  const index = new FtmIndex();
  for await (const line of lines()) if ("entity" in line) index.add(line.entity);
  for await (const read of lines()) {
    account.lines++;
    const line = read.number;
    const reject = (faults: readonly Fault[]) => {
      account.refused++;
      for (const { pointer, reason } of faults) options.reject({ file, line, field: pointer, reason });
    };
    const size = "size" in read ? read.size : 0;
    const refused = (fault: Fault): WrittenRow => ({ file, line, entries: [], size, settle: () => reject([fault]) });
    if ("reason" in read) {
      yield refused({ pointer: "", reason: read.reason });
      continue;
    }
    if ("leftOut" in read) {
      account.leaveLine(read.leftOut);
      continue;
    }
    const { entity } = read;
    if (entity.schema === "Address" && index.known(entity.id) === undefined) {
      const isUsed = index.isUsed(entity.id);
      account.count(entity, (property) => isUsed && addressProperties.has(property));
      if (isUsed) account.referred++;
      else account.leaveLine(entity.schema);
      continue;
    }
    const found = entriesOfEntity(entity, index, options) ?? entryOfEdge(entity, index, options);
    if (found === null) {
      account.count(entity, () => false);
      account.leaveLine(entity.schema);
      continue;
    }
    if ("refused" in found) {
      account.count(entity, () => false);
      yield refused({ pointer: "/properties", reason: found.refused });
      continue;
    }
    const { entries, keeps } = found;
    const settle = (faults: readonly Fault[]) => {
      const isTaken = faults.length === 0;
      account.count(entity, isTaken ? keeps : () => false);
      if (!isTaken) reject(faults);
      else if (entries.some(({ relations }) => relations.length > 0)) account.relations++;
      else account.entities++;
    };
    yield { file, line, entries, size, settle };
  }
}
