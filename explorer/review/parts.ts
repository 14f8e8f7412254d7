import type { ReviseProposalMutationVariables, WholeFragment } from "./operations/operations.ts";

export type Proposal = WholeFragment;
export type ProposedEntity = Proposal["entities"][number];
export type ProposedRelation = Proposal["relations"][number];
export type Verdict = ProposedEntity["verdict"];

/** What a card stands for. Its key is unique among both lists. */
export type Part =
  | { readonly sort: "entity"; readonly key: string; readonly part: ProposedEntity }
  | { readonly sort: "relation"; readonly key: string; readonly part: ProposedRelation };

/** How many cards of a list are shown at once. */
export const cardsAtOnce = 50;

/** The index of the first card that is shown of each list. */
export interface ShownFrom {
  readonly relation: number;
  readonly entity: number;
}

/** Which cards are shown so that this one is among them. Of the other list, the same as before, if they are still there. */
export function shownWith({ entities, relations }: Parts, key: string | null, before: ShownFrom): ShownFrom {
  const pageOf = (index: number) => index - (index % cardsAtOnce);
  const from = (keys: readonly string[], shown: number) => {
    const index = key === null ? -1 : keys.indexOf(key);
    return index === -1 ? Math.min(shown, pageOf(Math.max(0, keys.length - 1))) : pageOf(index);
  };
  return {
    relation: from(
      relations.map(({ ref }) => keyOf.relation(ref)),
      before.relation,
    ),
    entity: from(
      entities.map(({ ref }) => keyOf.entity(ref)),
      before.entity,
    ),
  };
}

/** What a reviewer said of one part. */
export interface Judgment {
  readonly verdict: Verdict;
  readonly reason: string | null;
}

export interface Parts {
  readonly entities: readonly ProposedEntity[];
  readonly relations: readonly ProposedRelation[];
}

export const keyOf = {
  entity: (ref: string) => `entity ${ref}`,
  relation: (ref: string) => `relation ${ref}`,
} as const;

/** The parts with judgments that are not stored yet. A part without one stays the same object. */
export function judged({ entities, relations }: Parts, judgments: ReadonlyMap<string, Judgment>): Parts {
  const withJudgment = <P extends object>(part: P, key: string): P => {
    const judgment = judgments.get(key);
    return judgment === undefined ? part : { ...part, ...judgment };
  };
  return {
    entities: entities.map((entity) => withJudgment(entity, keyOf.entity(entity.ref))),
    relations: relations.map((relation) => withJudgment(relation, keyOf.relation(relation.ref))),
  };
}

/** The cards: relations, then entities. */
export function partsInOrder({ entities, relations }: Parts): Part[] {
  return [
    ...relations.map((part) => ({ sort: "relation" as const, key: keyOf.relation(part.ref), part })),
    ...entities.map((part) => ({ sort: "entity" as const, key: keyOf.entity(part.ref), part })),
  ];
}

/**
 * What a verdict on one part entails: an entity that is rejected takes its relations along, and a relation that is
 * accepted needs its ends. Only parts that change have a judgment.
 */
export function judgmentsOf(parts: Parts, key: string, judgment: Judgment): Map<string, Judgment> {
  const judgments = new Map([[key, judgment]]);
  const entity = parts.entities.find(({ ref }) => keyOf.entity(ref) === key);
  if (entity !== undefined && judgment.verdict === "REJECTED")
    for (const { ref } of relationsOf(parts, entity.ref)) judgments.set(keyOf.relation(ref), judgment);
  const relation = parts.relations.find(({ ref }) => keyOf.relation(ref) === key);
  if (relation !== undefined && judgment.verdict === "ACCEPTED")
    for (const { ref, verdict } of parts.entities)
      if ((relation.source === ref || relation.target === ref) && verdict === "REJECTED")
        judgments.set(keyOf.entity(ref), { verdict: "OPEN", reason: null });
  return judgments;
}

/** The relations of an entity that are not rejected. */
export function relationsOf({ relations }: Parts, ref: string): ProposedRelation[] {
  return relations.filter(
    ({ source, target, verdict }) => (source === ref || target === ref) && verdict !== "REJECTED",
  );
}

export interface Account {
  /** The refs of what is imported: accepted entities, the ends of accepted relations, accepted relations. */
  readonly entities: readonly string[];
  readonly relations: readonly string[];
  readonly rejected: number;
  /** Neither accepted, nor rejected, nor the end of what is accepted. */
  readonly open: number;
}

export function accountOf({ entities, relations }: Parts): Account {
  const taken = relations.filter(({ verdict }) => verdict === "ACCEPTED");
  const ends = new Set(taken.flatMap(({ source, target }) => [source, target]));
  const takenEntities = entities.filter(({ ref, verdict }) => verdict === "ACCEPTED" || ends.has(ref));
  const isTaken = new Set(takenEntities.map(({ ref }) => ref));
  const left = [...relations, ...entities.filter(({ ref }) => !isTaken.has(ref))];
  return {
    entities: takenEntities.map(({ ref }) => ref),
    relations: taken.map(({ ref }) => ref),
    rejected: left.filter(({ verdict }) => verdict === "REJECTED").length,
    open: left.filter(({ verdict }) => verdict === "OPEN").length,
  };
}

/** A relation as a form gives it: without a statement the service makes one. */
export type RevisedRelation = Omit<ProposedRelation, "statement"> & { readonly statement: string | null };

/** All parts, as `reviseProposal` takes them. What is as it was keeps who found it, how sure that was, and its statement. */
export function revision({
  entities,
  relations,
}: {
  readonly entities: readonly ProposedEntity[];
  readonly relations: readonly RevisedRelation[];
}): Pick<ReviseProposalMutationVariables, "entities" | "relations"> {
  return {
    entities: entities.map(({ confidence, foundBy, candidates, ...said }) => said),
    relations: relations.map(({ confidence, foundBy, quote, unnamedEnds, ...said }) => said),
  };
}

/** A ref that no part of a list has. */
export function freeRef(letter: "e" | "r", parts: readonly { readonly ref: string }[]): string {
  const refs = new Set(parts.map(({ ref }) => ref));
  let number = parts.length + 1;
  while (refs.has(`${letter}${number}`)) number++;
  return `${letter}${number}`;
}
