import { useState } from "react";
import { type Desk, problemOf } from "./desk.ts";
import { EntityChoice } from "./entity-choice.tsx";
import { joinedSpans, type Span } from "./marks.ts";
import type { ProposedEntity } from "./parts.ts";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

interface Props {
  readonly desk: Desk;
  readonly text: string;
  readonly entities: readonly ProposedEntity[];
  readonly span: Span;
  readonly onClose: () => void;
}

/** What can be done with the words that are selected in the text. It stays until it is dismissed: a click elsewhere ends a selection. */
export function SelectionBar({ desk, text, entities, span, onClose }: Props) {
  const review = useReviewWords();
  const problemWords = useProblemWords();
  const [chosen, setChosen] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  const words = text.slice(span.start, span.end);
  const close = () => {
    document.getSelection()?.removeAllRanges();
    onClose();
  };
  const addMention = async () => {
    const entity = entities.find(({ ref }) => ref === chosen);
    if (!entity) return;
    try {
      await desk.change(({ entities, relations }) => ({
        relations,
        entities: entities.map((one) =>
          one.ref === chosen ? { ...one, mentions: joinedSpans(one.mentions, [span]) } : one,
        ),
      }));
      desk.say((said) => said.said.changed(entity.name));
      close();
    } catch (error) {
      setProblem(problemWords(problemOf(error)));
    }
  };
  return (
    <section className="text-bar" aria-label={review.text.selected("…")}>
      <p>
        <bdi>{review.text.selected(words.length > 60 ? `${words.slice(0, 60)}…` : words)}</bdi>
      </p>
      <div className="buttons">
        <EntityChoice label={review.text.mentionOf} entities={entities} chosen={chosen} onChoose={setChosen} />
        <button type="button" disabled={chosen === ""} onClick={() => void addMention()}>
          {review.text.addMention}
        </button>
        <button
          type="button"
          onClick={() => {
            desk.open({ does: "add entity", words });
            close();
          }}
        >
          {review.text.newEntity}
        </button>
        <button
          type="button"
          onClick={() => {
            desk.open({ does: "add relation", words, near: span.start });
            close();
          }}
        >
          {review.text.newRelation}
        </button>
        <button type="button" onClick={close}>
          {review.text.dismiss}
        </button>
      </div>
      {problem && (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
