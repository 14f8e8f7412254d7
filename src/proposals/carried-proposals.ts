import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Read, type Run, readOne } from "../neo4j/driver.ts";
import { pages } from "../neo4j/pages.ts";
import { type StoredRow, storedRow } from "./stored-proposal.ts";

const existsRow = z.object({ hasProposals: z.boolean() });
const wholeRow = z.object({ proposal: storedRow });

/** One may have a megabyte. */
const readAtOnce = 10;

/** Whether there is any proposal. Throws a QueryError. */
export async function hasProposals(read: Read): Promise<boolean> {
  return (await readOne(read, cypher("proposal/exists", {}, existsRow))).hasProposals;
}

/** All that is stored of all proposals, in order of id. Throws a QueryError. */
export async function* wholeProposals(read: Read): AsyncGenerator<StoredRow> {
  const page = (after: string) => read(cypher("proposal/whole-page", { after, limit: readAtOnce }, wholeRow));
  for await (const rows of pages(page, ({ proposal }) => proposal.id)) for (const { proposal } of rows) yield proposal;
}

/** Writes proposals as they are stored. Throws a QueryError. */
export async function writeProposals(run: Run, proposals: readonly StoredRow[]): Promise<void> {
  await run(cypher("proposal/create", { rows: proposals }));
}
