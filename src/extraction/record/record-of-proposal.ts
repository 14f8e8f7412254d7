import { relationValuesIn } from "../../relation-fields.ts";
import { paragraphAt } from "../article-text.ts";
import type { ProposedEntity, ProposedRelation } from "../proposal.ts";

/** The record of these parts of a proposal, for `checkRecord`. */
export function recordOf<Article>(
  { article, text }: { readonly article: Article; readonly text: string },
  entities: readonly ProposedEntity[],
  relations: readonly ProposedRelation[],
) {
  return {
    article,
    entities: entities.map(({ ref, id, kind, name, aliases, orgKind }) => ({ ref, id, kind, name, aliases, orgKind })),
    relations: relations.map((relation) => {
      const { type, source, target, role, since, until, current } = relation;
      const { evidence, statement, confidence, foundBy } = relation;
      return {
        ...{ type, source, target, role, since, until, current, ...relationValuesIn(relation) },
        evidence: [{ paragraph: paragraphAt(text, evidence.start), statement, confidence, extractedBy: foundBy }],
      };
    }),
  };
}
