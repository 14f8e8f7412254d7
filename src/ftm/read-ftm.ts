import type { Fault } from "../articles/check-record.ts";
import { checkedEntries, type ReadRow, type Reject } from "../articles/import-rows.ts";
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
export async function* readFtm(file: string, options: ReadFtmOptions, account: FtmAccount): AsyncGenerator<ReadRow> {
  if (!/\.csv(\.gz)?$/i.test(file)) {
    yield* readLines(file, () => ftmLines(file), options, account);
    return;
  }
  const statements = await FtmStatements.read(file);
  try {
    yield* readLines(file, () => statements.lines(), options, account);
  } finally {
    await statements.close();
  }
}

async function* readLines(
  file: string,
  lines: () => Iterable<FtmLine> | AsyncIterable<FtmLine>,
  options: ReadFtmOptions,
  account: FtmAccount,
): AsyncGenerator<ReadRow> {
  const index = new FtmIndex();
  for await (const line of lines()) if ("entity" in line) index.add(line.entity);
  for await (const read of lines()) {
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
