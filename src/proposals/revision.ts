import { isDeepStrictEqual } from "node:util";
import type { Span } from "../extraction/proposal.ts";
import { statementOf } from "../extraction/statement.ts";
import type { Parts, Source } from "./check-parts.ts";
import type { StoredEntity, StoredRelation } from "./stored-proposal.ts";

/** What a reviewer gives of a part: what is absent stays as it is, if nothing else of the part changes. */
type RevisedEntity = Pick<StoredEntity, "ref" | "kind" | "name" | "mentions"> & Nullish<StoredEntity>;
type RevisedRelation = Pick<StoredRelation, "ref" | "type" | "source" | "target" | "evidence"> &
  Nullish<StoredRelation>;
type Nullish<T> = { readonly [Name in keyof T]?: T[Name] | null };

/** All parts of a proposal, as a reviewer wants them. */
export interface Revision {
  readonly entities: readonly RevisedEntity[];
  readonly relations: readonly RevisedRelation[];
}

/** The parts as a reviewer gives them. What the reviewer has not changed keeps who found it, and how sure that was. */
export function revised({ text }: Source, before: Parts, given: Revision): Parts {
  const reviewer = "reviewer";
  const oldEntities = new Map(before.entities.map((entity) => [entity.ref, entity]));
  const oldRelations = new Map(before.relations.map((relation) => [relation.ref, relation]));
  const entities = given.entities.map((entity): StoredEntity => {
    const { ref, kind, name, aliases, orgKind, mentions, id, verdict, reason } = entity;
    const old = oldEntities.get(ref);
    const said = { kind, name, aliases: aliases ?? [], orgKind: orgKind ?? null, mentions: mentions.map(spanOf) };
    const kept = old !== undefined && says(old, said) ? old : null;
    return {
      ...{ ref, ...said, id: id ?? null, verdict: verdict ?? "OPEN", reason: reason ?? null },
      confidence: kept?.confidence ?? entity.confidence ?? 1,
      foundBy: kept?.foundBy ?? entity.foundBy ?? reviewer,
    };
  });
  const nameOf = (list: readonly StoredEntity[], ref: string) => list.find((entity) => entity.ref === ref)?.name ?? ref;
  const newNames = new Map(entities.map(({ ref, name }) => [ref, name]));
  const relations = given.relations.map((relation): StoredRelation => {
    const { ref, type, source, target, role, since, until, current, share, shareUpTo, amount, currency } = relation;
    const old = oldRelations.get(ref);
    const said = {
      ...{ type, source, target, role: role ?? null, since: since ?? null, until: until ?? null },
      ...{ current: current ?? null, share: share ?? null, shareUpTo: shareUpTo ?? null },
      ...{ amount: amount ?? null, currency: currency ?? null, evidence: spanOf(relation.evidence) },
      marks: relation.marks ?? [],
    };
    const kept = old !== undefined && says(old, said) ? old : null;
    const names = [source, target].map((end) => newNames.get(end) ?? end) as [string, string];
    const isNamedAsBefore = [source, target].every((end, i) => nameOf(before.entities, end) === names[i]);
    return {
      ...{ ref, ...said, verdict: relation.verdict ?? "OPEN", reason: relation.reason ?? null },
      quote: relation.quote ?? text.slice(said.evidence.start, said.evidence.end),
      statement:
        relation.statement ?? (kept !== null && isNamedAsBefore ? kept.statement : statementOf(said, ...names)),
      confidence: kept?.confidence ?? relation.confidence ?? 1,
      foundBy: kept?.foundBy ?? relation.foundBy ?? reviewer,
    };
  });
  return { entities, relations };
}

/** Without the class of an input of GraphQL. */
const spanOf = ({ start, end }: Span) => ({ start, end });

function says(part: object, said: object): boolean {
  const fields = Object.keys(said) as (keyof typeof part)[];
  return isDeepStrictEqual(Object.fromEntries(fields.map((field) => [field, part[field] ?? null])), said);
}
