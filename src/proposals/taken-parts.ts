import { badInput } from "../arguments/checks.ts";
import { FaultyRecordError } from "../articles/check-record.ts";
import type { Parts } from "./check-parts.ts";
import type { StoredEntity, StoredRelation } from "./stored-proposal.ts";

/** The refs of parts. */
export interface Refs {
  readonly entities: readonly string[];
  readonly relations: readonly string[];
}

export interface TakenParts extends Parts {
  /** All parts of the proposal as they are stored then: accepted, or else rejected. */
  readonly verdicts: { readonly entities: string; readonly relations: string };
  /** What an import of the taken parts gives. Its faults point into the record; they get pointers into the proposal. */
  readonly withPointers: <T>(importing: Promise<T>) => Promise<T>;
}

/**
 * The parts with these refs, and the ends of the relations, in the order of the proposal. Throws a GraphQLError if a ref is
 * unknown, or none is given.
 */
export function takenParts(all: Parts, refs: Refs): TakenParts {
  const relations = chosen("relations", all.relations, refs.relations);
  const ends = relations.flatMap(({ source, target }) => [source, target]);
  const entities = chosen("entities", all.entities, [...refs.entities, ...ends]);
  if (entities.length === 0)
    throw badInput("entities and relations must name at least one part to take. Reject the proposal to take none.", {
      ...{ argument: "entities", limit: 1, value: 0 },
    });
  const moved = (text: string) =>
    text.replace(/\/(entities|relations)\/(\d+)/g, (_, list: "entities" | "relations", at: string) => {
      const part = { entities, relations }[list][Number(at)];
      return `/${list}/${(all[list] as readonly unknown[]).indexOf(part)}`;
    });
  return {
    ...{ entities, relations },
    verdicts: { entities: judged(all.entities, entities), relations: judged(all.relations, relations) },
    withPointers: (importing) =>
      importing.catch((error: unknown) => {
        if (!(error instanceof FaultyRecordError)) throw error;
        throw new FaultyRecordError(
          error.faults.map(({ pointer, reason }) => ({ pointer: moved(pointer), reason: moved(reason) })),
        );
      }),
  };
}

function chosen<Part extends { readonly ref: string }>(
  argument: string,
  parts: readonly Part[],
  refs: readonly string[],
): Part[] {
  const asked = new Set(refs);
  const found = parts.filter(({ ref }) => asked.has(ref));
  for (const { ref } of found) asked.delete(ref);
  if (asked.size > 0) {
    const missing = [...asked].slice(0, 10);
    throw badInput(`${argument} names refs that the proposal does not have: ${missing.join(", ")}`, {
      ...{ argument, value: missing },
    });
  }
  return found;
}

function judged<Part extends StoredEntity | StoredRelation>(parts: readonly Part[], accepted: readonly Part[]): string {
  return JSON.stringify(parts.map((part) => ({ ...part, verdict: accepted.includes(part) ? "ACCEPTED" : "REJECTED" })));
}
