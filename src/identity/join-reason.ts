import type { StoredDecision } from "./decisions.ts";
import type { StoredMember } from "./member-source.ts";

export const joinRules = ["DECISION", "REGISTER", "NAME", "ALIAS"] as const;

/** Why a member belongs to its entity. */
export interface JoinReason {
  readonly memberId: string;
  readonly rule: (typeof joinRules)[number];
  /** What it shares: an id in a register, or a folded name. */
  readonly value: string | null;
  readonly decision: StoredDecision | null;
}

/**
 * Why a member belongs with the others of its entity: a decision before a register before a name. Null for the member
 * whose id is shown. `decisions` are those in force.
 */
export function joinReasonOf(
  member: StoredMember,
  entity: readonly StoredMember[],
  decisions: readonly StoredDecision[],
): JoinReason | null {
  if (member.id === member.entityId) return null;
  const decision = decisions.find(({ a, b, verdict }) => verdict === "SAME" && (a === member.id || b === member.id));
  if (decision !== undefined) return { memberId: member.id, rule: "DECISION", value: null, decision };
  const others = entity.filter(({ id }) => id !== member.id);
  const [shared] = [...member.registerIds.keys()]
    .filter((value) => others.some(({ registerIds }) => registerIds.has(value)))
    .sort();
  if (shared !== undefined) return { memberId: member.id, rule: "REGISTER", value: shared, decision: null };
  const join = member.join ?? others.find(({ join }) => join?.to === member.id)?.join;
  return join == null ? null : { memberId: member.id, rule: join.rule, value: join.key, decision: null };
}
