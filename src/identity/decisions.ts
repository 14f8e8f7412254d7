import { kindOfId } from "../ontology.ts";
import { UnionFind } from "./union-find.ts";

/** What a person decided of two members. SAME makes them one, DIFFERENT keeps them apart, WITHDRAWN takes either back. */
export const verdicts = ["SAME", "DIFFERENT", "WITHDRAWN"] as const;
export type Verdict = (typeof verdicts)[number];

export interface DecisionEvent {
  /** The members, the smaller id first. */
  readonly a: string;
  readonly b: string;
  readonly verdict: Verdict;
  /** For SAME, the member whose id is shown: `a` or `b`. Null for the other verdicts. */
  readonly keep: string | null;
  readonly by: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
}

/** An entry of the log of decisions. */
export interface StoredDecision extends DecisionEvent {
  readonly id: string;
  readonly reason: string | null;
  readonly inForce: boolean;
}

/** The decisions in force: at most one for each pair. */
export type InForce = ReadonlyMap<string, DecisionEvent>;

export function pairOf({ a, b }: Pick<DecisionEvent, "a" | "b">): string {
  return `${a} ${b}`;
}

const verdictOrder: readonly Verdict[] = ["DIFFERENT", "WITHDRAWN", "SAME"];

/**
 * The decisions that are in force after these events, in any order and with repetitions: a pure function of their set.
 * Events are replayed in order of time, then verdict, then pair. One that contradicts what is in force at its place has
 * no effect, then or later: a SAME of members that are kept apart, also through a chain; a DIFFERENT of two that are one.
 * Neither has a SAME of members of two kinds.
 */
export function inForceAfter(events: Iterable<DecisionEvent>): InForce {
  const inForce = new Map<string, DecisionEvent>();
  let one = new UnionFind();
  for (const event of inOrder(events)) {
    const pair = pairOf(event);
    const current = inForce.get(pair);
    if (event.verdict === "WITHDRAWN") {
      inForce.delete(pair);
      if (current?.verdict === "SAME") one = decidedAsOne(inForce.values());
    } else if (!joinsKinds(event) && obstacleTo(event, inForce, one) === null) {
      inForce.set(pair, event);
      if (event.verdict === "SAME") one.join(event.a, event.b);
    }
  }
  return inForce;
}

/** Whether an event would make members of two kinds one, such as a person and a company. */
function joinsKinds({ a, b, verdict }: DecisionEvent): boolean {
  return verdict === "SAME" && kindOfId(a) !== kindOfId(b);
}

/** The decision in force that an event contradicts; null if it may come into force. */
export function obstacle(event: DecisionEvent, inForce: InForce): DecisionEvent | null {
  return obstacleTo(event, inForce, decidedAsOne(inForce.values()));
}

function obstacleTo(event: DecisionEvent, inForce: InForce, one: UnionFind): DecisionEvent | null {
  const { a, b, verdict } = event;
  const current = inForce.get(pairOf(event)) ?? null;
  if (verdict === "WITHDRAWN" || current?.verdict === verdict) return null;
  const isObstacle = (other: DecisionEvent) => {
    if (other.verdict === verdict) return false;
    if (verdict === "DIFFERENT") return one.isOne(other.a, a);
    const ends = [one.find(a), one.find(b)];
    return ends.includes(one.find(other.a)) && ends.includes(one.find(other.b));
  };
  if (verdict === "DIFFERENT" && !one.isOne(a, b)) return null;
  if (current !== null) return current;
  for (const other of inForce.values()) if (isObstacle(other)) return other;
  return null;
}

/** The members that decisions make one. */
export function decidedAsOne(decisions: Iterable<DecisionEvent>): UnionFind {
  const one = new UnionFind();
  for (const { a, b, verdict } of decisions) if (verdict === "SAME") one.join(a, b);
  return one;
}

/** What tells events apart and puts them in order: two logs merge by union. */
export function decisionOrder({ at, verdict, a, b, by, keep }: DecisionEvent): readonly string[] {
  return [at, String(verdictOrder.indexOf(verdict)), a, b, by, keep ?? ""];
}

function inOrder(events: Iterable<DecisionEvent>): DecisionEvent[] {
  return [...events]
    .map((event) => ({ event, key: decisionOrder(event) }))
    .sort((x, y) => compare(x.key, y.key))
    .map(({ event }) => event);
}

function compare(a: readonly string[], b: readonly string[]): number {
  const i = a.findIndex((text, i) => text !== b[i]);
  return i < 0 ? 0 : (a[i] as string) < (b[i] as string) ? -1 : 1;
}
