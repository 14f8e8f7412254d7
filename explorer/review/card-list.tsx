import { useEffect, useMemo, useRef } from "react";
import { usePreferences } from "../panels/preferences.ts";
import type { Desk } from "./desk.ts";
import { EntityCard } from "./entity-card.tsx";
import { EntityForm } from "./entity-form.tsx";
import { keyOf } from "./parts.ts";
import { RelationCard } from "./relation-card.tsx";
import { RelationForm } from "./relation-form.tsx";
import { useDeskState } from "./use-desk.ts";
import { useReviewWords } from "./words/use-review-words.ts";

/** The relations and entities of a proposal as cards. The one that has the focus is the current one. */
export function CardList({ desk }: { readonly desk: Desk }) {
  const review = useReviewWords();
  const { letters } = usePreferences();
  const { proposal, parts, current, form, focusTurn, imported } = useDeskState(desk);
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
    // A card that was not laid out yet was scrolled to where it was thought to be.
    card?.scrollIntoView({ block: "nearest" });
  }, [focusTurn]);

  const isOpen = proposal.status === "OPEN";
  const card = (key: string) => ({
    ...{ desk, cardKey: key, isCurrent: key === current, isOpen },
    form: form !== null && "key" in form && form.key === key ? form.does : null,
  });
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
        {relations.map((relation) => (
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
      {entities.length > 0 && <h3>{review.cards.entities(entities.length)}</h3>}
      <ol>
        {entities.map((entity) => (
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
    </section>
  );
}
