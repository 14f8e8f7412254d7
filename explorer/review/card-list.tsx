import { useEffect, useMemo, useRef } from "react";
import { usePreferences } from "../panels/preferences.ts";
import type { Desk } from "./desk.ts";
import { EntityCard } from "./entity-card.tsx";
import { EntityForm } from "./entity-form.tsx";
import { cardsAtOnce, keyOf, type ShownFrom } from "./parts.ts";
import { RelationCard } from "./relation-card.tsx";
import { RelationForm } from "./relation-form.tsx";
import { useDeskState } from "./use-desk.ts";
import { useReviewWords } from "./words/use-review-words.ts";

/** The relations and entities of a proposal as cards. The one that has the focus is the current one. */
export function CardList({ desk }: { readonly desk: Desk }) {
  const review = useReviewWords();
  const { letters } = usePreferences();
  const { proposal, parts, current, shownFrom, form, focusTurn, imported } = useDeskState(desk);
  const list = useRef<HTMLElement>(null);
  const { entities, relations } = parts;
  const byRef = useMemo(() => new Map(entities.map((entity) => [entity.ref, entity])), [entities]);
  const takenBy = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { source, target, verdict } of relations)
      if (verdict === "ACCEPTED") for (const ref of [source, target]) counts.set(ref, (counts.get(ref) ?? 0) + 1);
    return counts;
  }, [relations]);
  const importedAs = useMemo(
    () => new Map((imported?.entities ?? []).map(({ ref, entityId }) => [ref, entityId])),
    [imported],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when a card is to get the focus
  useEffect(() => {
    if (focusTurn === 0 || current === null) return;
    const card = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(current)}"]`);
    card?.focus();
  }, [focusTurn]);

  const isOpen = proposal.status === "OPEN";
  const card = (key: string) => ({
    ...{ desk, cardKey: key, isCurrent: key === current, isOpen },
    form: form !== null && "key" in form && form.key === key ? form.does : null,
  });
  /** The cards at their turn, and one with an open form, so that nothing that was typed is lost. */
  const isShown = (list: keyof ShownFrom, ref: string, index: number) =>
    (index >= shownFrom[list] && index < shownFrom[list] + cardsAtOnce) ||
    (form !== null && "key" in form && form.key === keyOf[list](ref));
  return (
    <section
      className="cards"
      aria-label={review.cards.title}
      ref={list}
      onFocus={({ target }) => {
        const key = target.closest<HTMLElement>("[data-key]")?.dataset.key;
        if (key !== undefined) desk.choose(key);
      }}
    >
      {isOpen && (
        <div className="buttons">
          <button type="button" onClick={() => desk.open({ does: "add relation", words: "", near: 0 })}>
            {review.cards.addRelation}
          </button>
          <button type="button" onClick={() => desk.open({ does: "add entity", words: "" })}>
            {review.cards.addEntity}
          </button>
        </div>
      )}
      {isOpen && letters && relations.length + entities.length > 0 && (
        <p className="key-line">
          {review.keyLine.map(([key, what]) => (
            <span key={key}>
              <kbd>{key}</kbd> {what}
            </span>
          ))}
        </p>
      )}
      {form?.does === "add relation" && (
        <RelationForm
          key={`${form.near} ${form.words}`}
          desk={desk}
          relation={null}
          words={form.words}
          near={form.near}
        />
      )}
      {form?.does === "add entity" && <EntityForm key={form.words} desk={desk} entity={null} words={form.words} />}
      {relations.length + entities.length === 0 && <p className="muted">{review.cards.none}</p>}
      {relations.length > 0 && <h3>{review.cards.relations(relations.length)}</h3>}
      <ol>
        {relations
          .filter(({ ref }, i) => isShown("relation", ref, i))
          .map((relation) => (
            <li key={relation.ref}>
              <RelationCard
                {...card(keyOf.relation(relation.ref))}
                relation={relation}
                source={byRef.get(relation.source)}
                target={byRef.get(relation.target)}
              />
            </li>
          ))}
      </ol>
      <Turn desk={desk} list="relation" from={shownFrom.relation} total={relations.length} />
      {entities.length > 0 && <h3>{review.cards.entities(entities.length)}</h3>}
      <ol>
        {entities
          .filter(({ ref }, i) => isShown("entity", ref, i))
          .map((entity) => (
            <li key={entity.ref}>
              <EntityCard
                {...card(keyOf.entity(entity.ref))}
                entity={entity}
                takenBy={takenBy.get(entity.ref) ?? 0}
                importedAs={importedAs.get(entity.ref) ?? null}
              />
            </li>
          ))}
      </ol>
      <Turn desk={desk} list="entity" from={shownFrom.entity} total={entities.length} />
    </section>
  );
}

/** Which cards of a list are shown, and the way to the others. Nothing where all are. */
function Turn({
  desk,
  list,
  from,
  total,
}: {
  readonly desk: Desk;
  readonly list: keyof ShownFrom;
  readonly from: number;
  readonly total: number;
}) {
  const { turn } = useReviewWords();
  if (total <= cardsAtOnce) return null;
  const end = Math.min(total, from + cardsAtOnce);
  return (
    <nav className="turn" aria-label={turn.title[list]}>
      <button type="button" disabled={from === 0} onClick={() => desk.turn(list, -1)}>
        {turn.before(cardsAtOnce)}
      </button>
      <span>{turn.shown(from + 1, end, total)}</span>
      <button type="button" disabled={end === total} onClick={() => desk.turn(list, 1)}>
        {turn.after(Math.min(cardsAtOnce, total - end) || cardsAtOnce)}
      </button>
    </nav>
  );
}
