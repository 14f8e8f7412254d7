import { isDeepStrictEqual } from "node:util";
import { type DecisionEvent, inForceAfter, type StoredDecision } from "../identity/decisions.ts";
import { identities } from "../identity/identities.ts";
import { MemberTally } from "../identity/member.ts";
import { memberProperties } from "../identity/stored-members.ts";
import { wallsOf } from "../identity/walls.ts";
import type { Row } from "../neo4j/statement.ts";
import type { Difference } from "./difference.ts";
import type { MemberRecord } from "./member-record.ts";

/** All members that records name. Takes about a kilobyte for each. */
export class SourceTally {
  readonly #tally = new MemberTally();
  readonly #records: string[][] = [];

  count({ entities, members }: MemberRecord): void {
    for (const entity of entities) this.#tally.count(entity, 1);
    this.#records.push([...members.values()]);
  }

  /** The members with all that is derived of them, as they are stored. */
  *members(events: readonly DecisionEvent[]): Generator<Row & { readonly id: string }> {
    const inForce = inForceAfter(events);
    const { members } = this.#tally;
    const { entityOf, joins, contested, walled } = identities(members, inForce, wallsOf(inForce, this.#records));
    for (const [id, member] of members) {
      const { from: _, ...join } = joins.get(id) ?? { from: id };
      yield {
        ...memberProperties(member),
        entityId: entityOf.get(id),
        join: joins.has(id) ? join : null,
        contested: contested.has(id),
        walled: walled.has(id),
      };
    }
  }
}

/** Compares the stored members with those that records and decisions give. */
export async function* checkMembers(
  sources: SourceTally,
  decisions: readonly Row[],
  stored: AsyncIterable<Row>,
): AsyncGenerator<Difference> {
  const derived = new Map<string, Row>();
  const events = decisions.map(({ decision }) => ({ keep: null, ...(decision as object) }) as StoredDecision);
  const inForce = new Set<DecisionEvent>(inForceAfter(events).values());
  for (const event of events)
    if (event.inForce !== inForce.has(event))
      yield { of: event.id, what: "in force", kept: event.inForce, derived: inForce.has(event) };
  for (const member of sources.members(events)) derived.set(member.id, member);
  for await (const { id, member } of stored) {
    const kept = { contested: false, walled: false, ...(member as Row) };
    const expected = derived.get(id as string);
    if (!isDeepStrictEqual(kept, expected)) yield { of: id as string, what: "member", kept, derived: expected ?? null };
    derived.delete(id as string);
  }
  for (const [id, member] of derived) yield { of: id, what: "member", kept: null, derived: member };
}
