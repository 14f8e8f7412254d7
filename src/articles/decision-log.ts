import { createHash } from "node:crypto";
import { type DecisionEvent, decisionOrder, inForceAfter, type StoredDecision } from "../identity/decisions.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Neo4j, Run } from "../neo4j/driver.ts";
import { sendRows } from "../neo4j/send-rows.ts";
import { type Applied, applyChange } from "./apply-change.ts";
import { advanceVersion } from "./change.ts";

/** The id of an event, which follows from it: the same event has the same id in every log. */
export function decisionId(event: DecisionEvent): string {
  return `decision:${createHash("sha256")
    .update(JSON.stringify(decisionOrder(event)))
    .digest("hex")
    .slice(0, 20)}`;
}

/**
 * Writes new events to the log and derives the graph from it. `events` are these, and all others on their members, on the
 * members that those name, and so on. The graph must be locked.
 */
export async function addToLog(
  run: Run,
  added: readonly StoredDecision[],
  events: readonly DecisionEvent[],
): Promise<Applied> {
  run.send(cypher("identity/create-decisions", { rows: added }));
  const inForce = new Set(inForceAfter(events).values());
  const turned = (events as readonly StoredDecision[]).filter((event) => event.inForce !== inForce.has(event));
  const rows = turned.map((event) => ({ id: event.id, inForce: inForce.has(event) }));
  sendRows(run, "identity/mark-decisions", rows);
  const decided = [...new Set([...added, ...turned].flatMap(({ a, b }) => [a, b]))];
  const applied = await applyChange(run, { lost: [], gained: [], decided });
  await advanceVersion(run, applied.change);
  return applied;
}

/** Thrown to roll a transaction back. */
class DryRun extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super("dry run");
    this.result = result;
  }
}

/** What `work` returns, in one transaction. With `dryRun` nothing of it is written. */
export async function writeOrTry<T>(
  neo4j: Neo4j,
  options: { readonly timeoutMs: number; readonly dryRun: boolean },
  work: (run: Run) => Promise<T>,
): Promise<T> {
  try {
    return await neo4j.write(async (run) => {
      const result = await work(run);
      if (options.dryRun) throw new DryRun(result);
      return result;
    }, options);
  } catch (error) {
    if (error instanceof DryRun) return error.result as T;
    throw error;
  }
}
