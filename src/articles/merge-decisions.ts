import { z } from "zod";
import { cleanId } from "../clean-text.ts";
import type { DecisionEvent, StoredDecision } from "../identity/decisions.ts";
import { verdicts } from "../identity/decisions.ts";
import { GraphMembers } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Read, type Run, readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import { kindOfId } from "../ontology.ts";
import { addToLog, decisionId, writeOrTry } from "./decision-log.ts";
import { lockGraph } from "./graph-format.ts";

const id = z
  .string()
  .max(400)
  .refine((text) => kindOfId(text) !== null && cleanId(text) === text, "must be the id of an entity");

/** An event of a log, as a line of a file has it. */
export const loggedEvent = z
  .strictObject({
    a: id,
    b: id,
    verdict: z.literal(verdicts),
    keep: id.nullable().default(null),
    reason: z.string().max(2_000).nullable().default(null),
    by: z.string().min(1).max(200),
    at: z.iso.datetime({ precision: 3 }),
  })
  .refine(({ a, b }) => a < b, { path: ["b"], message: "must come after a" })
  .refine(({ a, b }) => kindOfId(a) === kindOfId(b), { path: ["b"], message: "must be of the same kind as a" })
  .refine(({ a, b, verdict, keep }) => (verdict === "SAME" ? keep === a || keep === b : keep === null), {
    path: ["keep"],
    message: "must be a or b for SAME, and null otherwise",
  });
export type LoggedEvent = z.infer<typeof loggedEvent>;

/** What became of the events of another log. */
export interface MergedLog {
  /** How many events the log did not have. */
  readonly added: number;
  /** How many of all given events are in force. The others are withdrawn, replaced, or contradict an earlier one. */
  readonly inForce: number;
  readonly entitiesAdded: number;
  readonly entitiesRemoved: number;
}

export interface MergeOptions {
  readonly timeoutMs: number;
  readonly dryRun: boolean;
  /** The backup that is being restored. */
  readonly restoring?: string;
}

const eventsPerTransaction = 200;

/**
 * Adds the events of another log to that of the graph. What is in force then follows from the events of both, whatever
 * order they come in. Each 200 events are one transaction; with `dryRun` all are one, and nothing is written. Throws a
 * QueryError.
 */
export async function mergeDecisions(
  neo4j: Neo4j,
  events: readonly LoggedEvent[],
  { timeoutMs, dryRun, restoring }: MergeOptions,
): Promise<MergedLog> {
  const decisions = new Map<string, StoredDecision>();
  for (const event of events) {
    const id = decisionId(event);
    if (!decisions.has(id)) decisions.set(id, { ...event, id, inForce: false });
  }
  const batches: StoredDecision[][] = [];
  const all = [...decisions.values()];
  for (let i = 0; i < all.length; i += eventsPerTransaction) batches.push(all.slice(i, i + eventsPerTransaction));
  const ids = [...decisions.keys()];
  const inForceIn = async (read: Read) =>
    (await readOne(read, cypher("identity/count-in-force", { ids }, totalRow))).total;
  if (dryRun)
    return writeOrTry(neo4j, { timeoutMs, dryRun }, async (run) => {
      const merged = [];
      for (const batch of batches) merged.push(await mergeIn(run, batch));
      return { ...summed(merged), inForce: await inForceIn(run) };
    });
  const merged = [];
  for (const batch of batches) merged.push(await neo4j.write((run) => mergeIn(run, batch, restoring), { timeoutMs }));
  return { ...summed(merged), inForce: await inForceIn((statement) => neo4j.read(statement, { timeoutMs })) };
}

type MergedBatch = Omit<MergedLog, "inForce">;

async function mergeIn(run: Run, batch: readonly StoredDecision[], restoring?: string): Promise<MergedBatch> {
  await lockGraph(run, restoring);
  const ids = batch.map(({ id }) => id);
  const rows = await run(cypher("identity/existing-decisions", { ids }, z.object({ id: z.string() })));
  const known = new Set(rows.map(({ id }) => id));
  const added = batch.filter(({ id }) => !known.has(id));
  if (added.length === 0) return { added: 0, entitiesAdded: 0, entitiesRemoved: 0 };
  const members = [...new Set(added.flatMap(({ a, b }) => [a, b]))];
  const related: DecisionEvent[] = await new GraphMembers(run, []).decisions(members);
  const { change, entitiesAppeared } = await addToLog(run, added, [...related, ...added]);
  return {
    ...{ added: added.length, entitiesAdded: entitiesAppeared.size, entitiesRemoved: change.entitiesRemoved.length },
  };
}

function summed(merged: readonly MergedBatch[]): MergedBatch {
  const total = (count: (batch: MergedBatch) => number) => merged.reduce((sum, batch) => sum + count(batch), 0);
  return {
    added: total(({ added }) => added),
    entitiesAdded: total(({ entitiesAdded }) => entitiesAdded),
    entitiesRemoved: total(({ entitiesRemoved }) => entitiesRemoved),
  };
}
