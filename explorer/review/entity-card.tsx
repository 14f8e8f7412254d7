import { memo } from "react";
import { KindSign } from "../panels/signs.tsx";
import { useWords } from "../words/use-words.ts";
import { Card, type CardProps } from "./card.tsx";
import { EntityForm } from "./entity-form.tsx";
import { explorerLink } from "./explorer-link.ts";
import type { ProposedEntity } from "./parts.ts";
import { useReviewWords } from "./words/use-review-words.ts";

interface Props extends CardProps {
  readonly entity: ProposedEntity;
  /** How many accepted relations take it along. */
  readonly takenBy: number;
  /** Its id in the graph, if it was just imported. */
  readonly importedAs: string | null;
}

/** A proposed entity, and who it would be in the graph. */
export const EntityCard = memo(function EntityCard({ entity, takenBy, importedAs, ...card }: Props) {
  const [words, review] = [useWords(), useReviewWords()];
  const { kind, orgKind, name, aliases, mentions, confidence, foundBy, entityId, candidates, verdict } = entity;
  const facts = [
    words.kind[kind],
    orgKind && words.orgKind[orgKind],
    aliases.length > 0 && `${words.details.alsoCalled} ${words.list(aliases)}`,
  ].filter(Boolean);
  const [only, another] = candidates;
  const who = () => {
    if (entityId !== null) return review.cards.chosenId(entityId);
    if (only === undefined) return review.cards.isNew;
    return another === undefined ? review.cards.one(only.name, only.id) : review.cards.several(candidates.length);
  };
  return (
    <Card
      {...card}
      title={name}
      verdict={verdict}
      reason={entity.reason}
      editForm={<EntityForm desk={card.desk} entity={entity} />}
    >
      <h4 className="card-title">
        <span className="card-end">
          <KindSign kind={kind} />
          <bdi>{name}</bdi>
        </span>
      </h4>
      <p>
        <bdi>{facts.join(" · ")}</bdi>
      </p>
      {(card.isOpen || entityId !== null) && (
        <p className={card.isOpen && entityId === null && another !== undefined ? "badge mark-warning" : ""}>
          <bdi>{who()}</bdi>
        </p>
      )}
      {importedAs !== null && (
        <p>
          <a href={explorerLink([importedAs])}>{review.decide.see}</a>
        </p>
      )}
      <small>
        {[
          review.cards.mentions(mentions.length),
          words.details.confidence(confidence),
          review.cards.foundBy(foundBy),
          takenBy > 0 && verdict !== "ACCEPTED" && review.cards.comesAlong(takenBy),
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
    </Card>
  );
});
