import { z } from "zod";
import { type EntityValues, valuesIn } from "../entity-fields.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { type RelationValues, relationValuesIn } from "../relation-fields.ts";
import { pagesOf } from "./around.ts";

/** The most rows of one answer: an entity may have a hundred thousand sources. */
const pageSize = 2_000;

const sourceRow = z.object({
  id: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  /** The dataset of an entry; null of an article. */
  dataset: z.string().nullable(),
  language: z.string().nullable(),
  saidOn: z.string().nullable(),
});

/** An article or an entry of a dataset. */
export type ExportedSource = Readonly<z.infer<typeof sourceRow>>;

const mentionRow = z.object({
  entityId: z.string(),
  said: z.looseObject({ ref: z.string(), name: z.string(), member: z.string() }),
  source: sourceRow,
});

/** What one source says of an entity. */
export interface ExportedMention {
  readonly entityId: string;
  /** The id of the member that the source means. */
  readonly member: string;
  readonly said: EntityValues & { readonly name: string };
  readonly source: ExportedSource;
}

/** What sources say of some entities, in order of the ids and of source, a page at a time. Throws a QueryError. */
export async function* mentionsOf(read: Read, ids: readonly string[]): AsyncGenerator<readonly ExportedMention[]> {
  for (const page of pagesOf(ids)) {
    let [left, afterSource, afterRef] = [page, "", ""];
    for (;;) {
      const params = { ids: left, afterSource, afterRef, limit: pageSize };
      const rows = await read(cypher("export/mentions", params, mentionRow));
      yield rows.map(({ entityId, said, source }) => {
        const { name, member } = said;
        return { entityId, member, said: { ...valuesIn(said), name }, source };
      });
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) break;
      left = left.slice(left.indexOf(last.entityId));
      [afterSource, afterRef] = [last.source.id, last.said.ref];
    }
  }
}

const evidenceRow = z.object({
  claim: z.looseObject({
    id: z.string(),
    relationId: z.string(),
    statement: z.string(),
    role: z.string().optional(),
    since: z.string().optional(),
    until: z.string().optional(),
    current: z.boolean().optional(),
    confidence: z.number(),
  }),
  source: sourceRow,
});

/** What one source says of a relation. */
export interface ExportedEvidence extends RelationValues {
  readonly id: string;
  readonly relationId: string;
  readonly statement: string;
  readonly role: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly current: boolean | null;
  readonly confidence: number;
  readonly source: ExportedSource;
}

/** What sources say of some relations, in order of the ids and of source, a page at a time. Throws a QueryError. */
export async function* evidenceOf(read: Read, ids: readonly string[]): AsyncGenerator<readonly ExportedEvidence[]> {
  for (const page of pagesOf(ids)) {
    let [left, after] = [page, ""];
    for (;;) {
      const rows = await read(cypher("export/evidence", { ids: left, after, limit: pageSize }, evidenceRow));
      yield rows.map(({ claim, source }) => {
        const {
          id,
          relationId,
          statement,
          role = null,
          since = null,
          until = null,
          current = null,
          confidence,
        } = claim;
        const values = relationValuesIn(claim as Partial<RelationValues>);
        return { id, relationId, statement, role, since, until, current, confidence, ...values, source };
      });
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) break;
      left = left.slice(left.indexOf(last.claim.relationId));
      after = last.claim.id;
    }
  }
}
