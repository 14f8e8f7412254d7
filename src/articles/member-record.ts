import { memberId } from "../identity/member.ts";
import type { ArticleRecord } from "./record.ts";

/** A record as it was written, with the member that each of its entities means. */
export interface MemberRecord extends ArticleRecord {
  /** By ref. */
  readonly members: ReadonlyMap<string, string>;
}

/** The id of the entity that a member belongs to. */
export type EntityOf = (memberId: string) => string;

export function withMembers(record: ArticleRecord): MemberRecord {
  return { ...record, members: new Map(record.entities.map((entity) => [entity.ref, memberId(entity)])) };
}
