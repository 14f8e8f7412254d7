import type { EntityKind } from "../ontology.ts";
import type { DecisionEvent } from "./decisions.ts";
import type { Member } from "./member.ts";
import type { NameJoin } from "./name-joins.ts";
import type { Walls } from "./walls.ts";

/** A member with what was derived of it before a change. */
export interface StoredMember extends Member {
  readonly entityId: string;
  /** The join of the block whose least id this member has. */
  readonly join: NameJoin | null;
  readonly isContested: boolean;
  readonly isWalled: boolean;
}

/** A name as it is compared. */
export interface NameKey {
  readonly kind: EntityKind;
  readonly key: string;
}

/** Which members to read. */
export interface MemberQuery {
  readonly ids?: readonly string[];
  /** All members of these entities. */
  readonly entityIds?: readonly string[];
  /** All members of the entities with a member whose join leads to one of these. */
  readonly joined?: readonly string[];
  /** All members of the entities with one of these names or aliases; of at most `most` entities for each. */
  readonly names?: readonly NameKey[];
  /** The same by ids in registers. */
  readonly registerIds?: readonly string[];
  readonly most?: number;
}

/** What the graph holds: members as they were before a change, decisions and records as they are after it. */
export interface MemberSource {
  members(query: MemberQuery): Promise<StoredMember[]>;
  /** All decisions on these members, on the members that these decisions name, and so on. */
  decisions(ids: readonly string[]): Promise<DecisionEvent[]>;
  /** The pairs of these members that one record names. */
  namedApart(ids: readonly string[]): Promise<Walls>;
}

export interface IdentityChange {
  /** The members that a change touches, before and after. Those that are new or gone are in one of the two. */
  readonly before: ReadonlyMap<string, StoredMember>;
  readonly after: ReadonlyMap<string, Member>;
  /** The members of each record that came or went. */
  readonly records: readonly (readonly string[])[];
  /** The members of new decisions. */
  readonly decided: readonly string[];
}
