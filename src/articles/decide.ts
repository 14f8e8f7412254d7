import {
  type DecisionEvent,
  type InForce,
  inForceAfter,
  obstacle,
  pairOf,
  type StoredDecision,
  type Verdict,
} from "../identity/decisions.ts";
import type { StoredMember } from "../identity/member-source.ts";
import { GraphMembers, storedDecision, storedDecisionRow } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Neo4j, Run } from "../neo4j/driver.ts";
import { kindOfId } from "../ontology.ts";
import type { Change } from "./change.ts";
import { addToLog, decisionId, writeOrTry } from "./decision-log.ts";
import { lockGraph } from "./graph-format.ts";

/** What a person decides: that entities are one, that two are not, or that an earlier decision no longer holds. */
export type Request =
  | { readonly verdict: "SAME"; readonly keep: string; readonly absorb: readonly string[] }
  | { readonly verdict: "DIFFERENT"; readonly a: string; readonly b: string }
  | { readonly verdict: "WITHDRAWN"; readonly decisionId: string };

export interface DecideOptions {
  readonly timeoutMs: number;
  readonly by: string;
  readonly reason: string | null;
  /** Tells what would happen, and writes nothing. */
  readonly dryRun: boolean;
}

/** What a decision did, or would do. */
export interface Decided {
  readonly change: Change;
  /** The ids of entities that there were not before. */
  readonly entitiesAdded: readonly string[];
  /** How many claims tie an entity to itself now. They support no relation as long as they do. */
  readonly claimsWithin: number;
  /** The new decisions; of those that stood already, the ones in force. */
  readonly decisions: readonly StoredDecision[];
  /** Everything was decided so already. */
  readonly unchanged: boolean;
}

/** What a client gets of a refusal: a code, and the argument or the decision that stands in the way. */
interface Refusal {
  readonly code: "NOT_FOUND" | "BAD_USER_INPUT" | "CONFLICT";
  readonly [detail: string]: unknown;
}

/** Why a decision cannot be made. */
export class RefusedDecisionError extends Error {
  override readonly name = "RefusedDecisionError";
  readonly extensions: Refusal;
  constructor(message: string, extensions: Refusal) {
    super(message);
    this.extensions = extensions;
  }
}

/**
 * Writes a decision to the log and derives the graph from it, in one transaction. Throws a RefusedDecisionError if it
 * contradicts another decision or names what is not there, and a QueryError. Its code is QUERY_TOO_LARGE if the decision
 * reaches too many members. Nothing is written then.
 */
export async function decide(neo4j: Neo4j, request: Request, options: DecideOptions): Promise<Decided> {
  return writeOrTry(neo4j, options, async (run) => {
    await lockGraph(run);
    return decideIn(run, request, options);
  });
}

const nothing: Change = {
  relationsAdded: [],
  relationsChanged: [],
  relationsRemoved: [],
  entitiesChanged: [],
  entitiesRemoved: [],
};

async function decideIn(run: Run, request: Request, { by, reason }: DecideOptions): Promise<Decided> {
  const source = new GraphMembers(run, []);
  const pairs = await pairsOf(run, source, request);
  const ids = pairs.flatMap(({ a, b }) => [a, b]);
  const events: DecisionEvent[] = await source.decisions(ids);
  const latest = events
    .map(({ at }) => at)
    .sort()
    .at(-1);
  // Later than all that it may depend on, also if a clock was wrong.
  let time = Math.max(Date.now(), latest === undefined ? 0 : Date.parse(latest) + 1);
  const decisions: StoredDecision[] = [];
  const added: StoredDecision[] = [];
  for (const { a, b, keep } of pairs) {
    const inForce = inForceAfter(events);
    const event = { a, b, verdict: request.verdict, keep, by, reason, at: new Date(time++).toISOString() };
    const standing = inForce.get(pairOf(event)) as StoredDecision | undefined;
    if (isSettled(event, standing)) {
      if (standing !== undefined) decisions.push(standing);
      continue;
    }
    checkObstacle(event, inForce);
    const decision = { ...event, id: decisionId(event), inForce: true };
    events.push(decision);
    added.push(decision);
    decisions.push(decision);
  }
  if (added.length === 0) return { change: nothing, entitiesAdded: [], claimsWithin: 0, decisions, unchanged: true };
  const { change, entitiesAppeared, claimsWithin } = await addToLog(run, added, events);
  return { change, entitiesAdded: [...entitiesAppeared], claimsWithin, decisions, unchanged: false };
}

interface DecidedPair {
  readonly a: string;
  readonly b: string;
  readonly keep: string | null;
}

/** The pairs of members that a request is about. Throws a RefusedDecisionError if it names what is not there. */
async function pairsOf(run: Run, source: GraphMembers, request: Request): Promise<DecidedPair[]> {
  if (request.verdict === "WITHDRAWN") {
    const [found] = await run(cypher("identity/decision", { id: request.decisionId }, storedDecisionRow));
    if (found === undefined)
      throw new RefusedDecisionError("There is no decision with this id", { code: "NOT_FOUND", argument: "id" });
    const { a, b } = storedDecision(found);
    return [{ a, b, keep: null }];
  }
  const named: readonly (readonly [argument: string, id: string])[] =
    request.verdict === "SAME"
      ? [["keep", request.keep], ...request.absorb.map((id) => ["absorb", id] as const)]
      : [
          ["a", request.a],
          ["b", request.b],
        ];
  const members = new Map(
    (await source.members({ ids: named.map(([, id]) => id) })).map((member) => [member.id, member]),
  );
  for (const [argument, id] of named)
    if (!members.has(id))
      throw new RefusedDecisionError(`${argument} names an unknown entity: ${id}`, {
        ...{ code: "NOT_FOUND", argument, missing: [id] },
      });
  const [[, first], ...others] = named as [readonly [string, string], ...(readonly [string, string])[]];
  return others.map(([argument, id]) => {
    const [one, other] = decidable(members.get(first) as StoredMember, members.get(id) as StoredMember);
    if (one === other || kindOfId(one) !== kindOfId(other))
      throw new RefusedDecisionError(
        one === other
          ? `${argument} names the same entity twice: ${id}`
          : `${argument} names ${id}, which is of another kind than ${first}`,
        { code: "BAD_USER_INPUT", argument, value: id },
      );
    const [a, b] = one < other ? [one, other] : [other, one];
    return { a, b, keep: request.verdict === "SAME" ? one : null };
  });
}

/** The members for which a decision on two entities stands: those that are shown, or those named if both are one entity. */
function decidable(one: StoredMember, other: StoredMember): readonly [string, string] {
  return one.entityId === other.entityId ? [one.id, other.id] : [one.entityId, other.entityId];
}

function isSettled({ verdict, keep }: DecisionEvent, standing: DecisionEvent | undefined): boolean {
  if (verdict === "WITHDRAWN") return standing === undefined;
  return standing?.verdict === verdict && standing.keep === keep;
}

const saying: Readonly<Record<Verdict, string>> = {
  SAME: "are one",
  DIFFERENT: "are two",
  WITHDRAWN: "may be one or two",
};

function checkObstacle(event: DecisionEvent, inForce: InForce): void {
  const other = obstacle(event, inForce) as StoredDecision | null;
  if (other === null) return;
  throw new RefusedDecisionError(
    `${other.by} decided that ${other.a} and ${other.b} ${saying[other.verdict]}. Withdraw this decision first: ${other.id}`,
    { code: "CONFLICT", decision: other.id },
  );
}
