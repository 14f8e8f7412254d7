import type { InForce } from "./decisions.ts";
import type { Member } from "./member.ts";

/**
 * The member whose id a cluster shows. Of those that no decision absorbs into another: one whose id a record gave, before
 * one with a plain id, before one with a register id in its id; among equals the shortest id, then the least.
 * Never one that is absorbed, unless all are.
 */
export function shownMember(cluster: readonly Member[], inForce: InForce): Member {
  const absorbed = new Set(
    [...inForce.values()].flatMap(({ a, b, verdict, keep }) => (verdict === "SAME" ? [keep === a ? b : a] : [])),
  );
  const rank = ({ id, given, registerIds }: Member) =>
    (absorbed.has(id) ? 3 : 0) + (given > 0 ? 0 : registerIds.size === 0 ? 1 : 2);
  const [shown] = cluster.toSorted((a, b) => rank(a) - rank(b) || a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  return shown as Member;
}
