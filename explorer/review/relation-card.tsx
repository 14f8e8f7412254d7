import { memo } from "react";
import { KindSign, LineSign } from "../panels/signs.tsx";
import { relationWords } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import { Card, type CardProps } from "./card.tsx";
import type { ProposedEntity, ProposedRelation } from "./parts.ts";
import { RelationForm } from "./relation-form.tsx";
import { relationTitle } from "./relation-title.ts";
import { useReviewWords } from "./words/use-review-words.ts";

interface Props extends CardProps {
  readonly relation: ProposedRelation;
  readonly source: ProposedEntity | undefined;
  readonly target: ProposedEntity | undefined;
}

/** A proposed relation: what the graph would say, and where the text says so. */
export const RelationCard = memo(function RelationCard({ relation, source, target, ...card }: Props) {
  const [words, review] = [useWords(), useReviewWords()];
  const { type, role, since, until, current, marks, confidence, foundBy, quote, statement, unnamedEnds } = relation;
  const facts = [
    role,
    words.share(relation.share, relation.shareUpTo),
    words.money(relation.amount, relation.currency),
    words.period(since, until),
    current === false ? words.noLongerHolds : null,
  ].filter(Boolean);
  const unnamed = unnamedEnds?.map((ref) => (ref === relation.source ? source : target)?.name ?? ref) ?? [];
  const named = new Map([source, target].flatMap((entity) => (entity ? [[entity.ref, entity] as const] : [])));
  const end = (entity: ProposedEntity | undefined, ref: string) => (
    <span className="card-end">
      {entity && <KindSign kind={entity.kind} />}
      <bdi>{entity?.name ?? ref}</bdi>
    </span>
  );
  return (
    <Card
      {...card}
      title={relationTitle(relation, named, words)}
      verdict={relation.verdict}
      reason={relation.reason}
      editForm={<RelationForm desk={card.desk} relation={relation} />}
    >
      <h4 className="card-title">
        {end(source, relation.source)}{" "}
        <span className="verb">
          <LineSign type={type} /> {relationWords(words, type, "OUT")}
        </span>{" "}
        {end(target, relation.target)}
      </h4>
      {marks.length + unnamed.length > 0 && (
        <p className="card-marks">
          {marks.map((mark) => (
            <span key={mark} className="badge mark-warning">
              {review.mark[mark]}
            </span>
          ))}
          {unnamed.length > 0 && (
            <span className="badge mark-warning">
              <bdi>{review.cards.unnamed(words.list(unnamed))}</bdi>
            </span>
          )}
        </p>
      )}
      {facts.length > 0 && (
        <p>
          <bdi>{facts.join(" · ")}</bdi>
        </p>
      )}
      <dl className="card-said">
        <div>
          <dt>{review.cards.quote}</dt>
          <dd dir="auto">
            <q>{quote}</q>
          </dd>
        </div>
        <div>
          <dt>{review.cards.statement}</dt>
          <dd dir="auto">{statement}</dd>
        </div>
      </dl>
      <small>
        {words.details.confidence(confidence)} · <bdi>{review.cards.foundBy(foundBy)}</bdi>
      </small>
    </Card>
  );
});
