import { SearchDocument, SuggestDocument } from "../operations/operations.ts";
import type { Entity } from "../view/graph.ts";
import { toEntity } from "./read-answer.ts";
import { request } from "./request.ts";

export interface Hit {
  readonly entity: Entity;
  /** The name or alias that was found. */
  readonly matched: string;
}

/** Names with a word that begins with this text. */
export async function suggest(prefix: string, signal: AbortSignal): Promise<Hit[]> {
  const { suggest: hits } = await request(SuggestDocument, { prefix }, { signal });
  return (hits ?? []).map(({ entity, matched }) => ({ entity: toEntity(entity), matched }));
}

/** Similar names, for a text with a typo. */
export async function searchSimilar(text: string, signal: AbortSignal): Promise<Hit[]> {
  const { search } = await request(SearchDocument, { text }, { signal });
  return (search?.edges ?? []).map(({ node, matched }) => ({ entity: toEntity(node), matched }));
}
