import { useState } from "react";
import { faultOf } from "../actions/request.ts";
import type { Desk } from "./desk.ts";
import { EntityChoice } from "./entity-choice.tsx";
import type { Span } from "./marks.ts";
import { withMention } from "./mentions.ts";
import type { ProposedEntity } from "./parts.ts";
import { shortened, TextBar } from "./text-bar.tsx";
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
      await desk.change((now) => withMention(now, span, chosen));
      desk.say((said) => said.said.changed(entity.name));
      close();
    } catch (error) {
      setProblem(problemWords(faultOf(error)));
    }
  };
  return (
    <TextBar
      title={review.text.selected("…")}
      problem={problem}
      said={
        <p>
          <bdi>{review.text.selected(shortened(words))}</bdi>
        </p>
      }
      buttons={
        <>
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
        </>
      }
    />
  );
}
