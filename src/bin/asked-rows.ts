import { closeSync, openSync, writeSync } from "node:fs";
import type { Dataset } from "../articles/entry-record.ts";
import type { Reject, WrittenRow } from "../articles/import-rows.ts";
import { StartupError } from "../config.ts";
import { FtmAccount } from "../ftm/ftm-account.ts";
import { ftmRows } from "../ftm/read-ftm.ts";
import { mappedRows } from "../mapping/read-mapped.ts";
import { readMapping } from "../mapping/read-mapping.ts";
import type { TableAccount } from "../mapping/table-account.ts";
import type { FtmArguments, MapArguments } from "./import-arguments.ts";
import { linesOfFtm, linesOfTable } from "./lines-of-account.ts";

/** Receives a row, or an entry, that is not taken. */
type OnReject = (reject: Reject) => void;

/** Rows that become entries of a dataset, and their account, which is complete when all are settled. */
export interface Rows {
  readonly dataset: Dataset;
  readonly rows: (reject: OnReject) => AsyncIterable<WrittenRow>;
  readonly account: () => { readonly refused: number; readonly lines: readonly string[] };
}

/** The rows of the file or the mapping that the command line names. Throws a StartupError if the mapping has faults. */
export async function rowsOf(asked: FtmArguments | MapArguments): Promise<Rows> {
  if ("map" in asked) {
    const mapping = await readMapping(asked.map);
    const accounts: TableAccount[] = [];
    return {
      dataset: mapping.dataset,
      rows: (reject) => mappedRows(mapping, { file: asked.map, reject, accounts }),
      account: () => ({
        refused: accounts.reduce((total, { refused }) => total + refused, 0),
        lines: accounts.flatMap(linesOfTable),
      }),
    };
  }
  const { ftm, dataset, keepPersonal } = asked;
  const account = new FtmAccount();
  return {
    dataset,
    rows: (reject) => ftmRows(ftm, { dataset, keepPersonal, reject }, account),
    account: () => ({ refused: account.refused, lines: linesOfFtm(ftm, account) }),
  };
}

/** Runs `work`. Rejects go to the file of --rejects, a JSON object a line; without it to standard error. */
export async function withRejects<T>(rejects: string | undefined, work: (reject: OnReject) => Promise<T>): Promise<T> {
  const file = rejects === undefined ? null : opened(rejects);
  try {
    return await work((rejected) => {
      if (file !== null) writeSync(file, `${JSON.stringify(rejected)}\n`);
      else console.error(`${rejected.file}:${rejected.line} ${rejected.field || "/"}: ${rejected.reason}`);
    });
  } finally {
    if (file !== null) closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, "w");
  } catch (error) {
    throw new StartupError(`Cannot write ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** Throws a StartupError that names a file which cannot be read, and any other error as it is. */
export function cannotRead(error: unknown): never {
  const { syscall, code, path } = error as NodeJS.ErrnoException;
  if (syscall === undefined && !code?.startsWith("Z_")) throw error;
  throw new StartupError(`Cannot read ${path ?? "the file"}: ${code}`);
}
