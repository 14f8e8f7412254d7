import type { RecordArticle } from "../articles/record.ts";
import { paragraphAt } from "../extraction/article-text.ts";
import type { ProposedEntity, ProposedRelation } from "../extraction/proposal.ts";
import { relationValuesIn } from "../relation-fields.ts";

/** What `checkRecord` takes. */
export function recordOf(
  { article, text }: { readonly article: RecordArticle; readonly text: string },
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
