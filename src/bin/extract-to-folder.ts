import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FaultyRecordError } from "../articles/check-record.ts";
import type { ArticleRecord } from "../articles/record.ts";
import { textOfRecord } from "../articles/record-text.ts";
import { StartupError } from "../config.ts";
import { ExtractionError, type Extractor } from "../extraction/extractor.ts";
import { proposedRecord, unmarked } from "../extraction/record/proposed-record.ts";
import type { ArticleToExtract } from "./article-to-extract.ts";
import { found, isThere, type Outcome } from "./extract-outcome.ts";

export interface ToFolder {
  readonly extractor: Extractor;
  /** The extractor, as a proposal names it. */
  readonly label: string;
  readonly folder: string;
  readonly timeoutMs: number;
}

/**
 * Writes the proposal of an article into a folder, and the record of what it states. A proposal that is there, of the same
 * text by the same extractor, is left as it is. Throws an ExtractionError, and a StartupError if it cannot write.
 */
export async function extractToFolder(
  { path, name, article, text, language, notes }: ArticleToExtract,
  { extractor, label, folder, timeoutMs }: ToFolder,
  signal: AbortSignal,
): Promise<Outcome> {
  const paths = { proposal: `${join(folder, name)}.proposal.json`, record: `${join(folder, name)}.record.json` };
  if (await hasProposal(paths.proposal, text, label)) return isThere;
  const tooLate = AbortSignal.timeout(timeoutMs);
  const proposal = await extractor
    .propose({
      ...{ text, language, title: article.title, signal: AbortSignal.any([signal, tooLate]) },
      // Without the graph, nothing is known.
      findKnown: async () => new Map(),
    })
    .catch((error) => {
      if (signal.aborted || !tooLate.aborted) throw error;
      throw new ExtractionError("EXTRACTION_TIMEOUT", `It took more than ${timeoutMs} ms (EXTRACTION_TIMEOUT_MS)`);
    });
  const { record, fallen, fault } = recordOf();
  await madeFolder(dirname(paths.proposal));
  if (record !== null) await written(paths.record, JSON.parse(textOfRecord(record)));
  // Last, since a file that has it is taken for done.
  await written(paths.proposal, { article, text, extractor: label, proposal });
  const outcome = found(path, proposal, notes);
  return {
    ...outcome,
    details: [
      ...outcome.details,
      ...fallen.map(({ what, why }) => `not in the record: ${what}: ${why}`),
      ...(fault === null ? [] : [`no record: ${fault}`]),
    ],
    state: fault === null ? "READ" : "FAULTY",
  };

  function recordOf() {
    try {
      const { record, fallen } = proposedRecord(article, text, { ...proposal, relations: unmarked(proposal) });
      return { record: record as ArticleRecord | null, fallen, fault: null };
    } catch (error) {
      if (!(error instanceof FaultyRecordError)) throw error;
      return { record: null, fallen: [], fault: error.message };
    }
  }
}

async function hasProposal(path: string, text: string, label: string): Promise<boolean> {
  try {
    const stored = JSON.parse(await readFile(path, "utf8"));
    return stored.text === text && stored.extractor === label;
  } catch {
    return false;
  }
}

/** Makes a folder, if it is not there. Throws a StartupError. */
export async function madeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch(cannotWrite(path));
}

async function written(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`).catch(cannotWrite(path));
}

function cannotWrite(path: string) {
  return ({ code }: NodeJS.ErrnoException): never => {
    throw new StartupError(`Cannot write ${path}: ${code}`);
  };
}
