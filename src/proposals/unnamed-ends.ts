import { namesNear } from "../extraction/grounded.ts";
import { languageOfTag } from "../extraction/language.ts";
import type { ProposalBody, StoredRelation } from "./stored-proposal.ts";

/**
 * Finds for a relation the refs of the ends that have no mention in its words, the rest of their sentences and the
 * sentence before. A reader's quotes must have them; a reviewer, or an extractor that follows "the company", may do
 * without. Gives null if the text is gone.
 */
export function unnamedEndsIn(
  language: string,
  { text, entities }: Pick<ProposalBody, "text" | "entities">,
): (relation: StoredRelation) => string[] | null {
  if (text === null) return () => null;
  const isNamedNear = namesNear({ text, language: languageOfTag(language) ?? "en" });
  const mentions = new Map(entities.map((entity) => [entity.ref, entity.mentions]));
  return ({ source, target, evidence }) =>
    [source, target].filter((ref) => !isNamedNear(mentions.get(ref) ?? [], evidence));
}
