import { memberId } from "../identity/member.ts";
import type { SourceRecord } from "./source-record.ts";

/** A record as it was written, with the member that each of its entities means. */
export type MemberRecord = SourceRecord & {
  /** By ref. */
  readonly members: ReadonlyMap<string, string>;
};

/** The id of the entity that a member belongs to. */
export type EntityOf = (memberId: string) => string;

export function withMembers(record: SourceRecord): MemberRecord {
  return { ...record, members: new Map(record.entities.map((entity) => [entity.ref, memberId(entity)])) };
}
