import { type RefObject, useEffect, useState } from "react";
import type { Desk } from "./desk.ts";
import { problemOf } from "./desk.ts";
import { selectedSpan } from "./light.ts";
import { joinedSpans, type Span } from "./marks.ts";
import type { ProposedEntity } from "./parts.ts";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

interface Props {
  readonly desk: Desk;
  readonly text: string;
  readonly entities: readonly ProposedEntity[];
  readonly paneRef: RefObject<HTMLElement | null>;
}

/** What can be done with the words that are selected in the text. It stays until it is dismissed: a click elsewhere ends a selection. */
export function SelectionBar({ desk, text, entities, paneRef }: Props) {
  const review = useReviewWords();
  const problemWords = useProblemWords();
  const [span, setSpan] = useState<Span | null>(null);
  const [chosen, setChosen] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const look = () => {
      const pane = paneRef.current;
      const selected = pane && selectedSpan(pane);
      if (!selected) return;
      setProblem(null);
      setSpan(trimmed(text, selected));
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [paneRef, text]);

  if (span === null) return null;
  const words = text.slice(span.start, span.end);
  const close = () => {
    document.getSelection()?.removeAllRanges();
    setSpan(null);
    setChosen("");
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
    <section className="selection-bar" aria-label={review.text.selected("…")}>
      <p>
        <bdi>{review.text.selected(words.length > 60 ? `${words.slice(0, 60)}…` : words)}</bdi>
      </p>
      <div className="buttons">
        <label className="choice">
          <span>{review.text.mentionOf}</span>
          <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="">{review.edit.choose}</option>
            {entities.map(({ ref, name }) => (
              <option key={ref} value={ref}>
                {name}
              </option>
            ))}
          </select>
        </label>
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

/** Without the spaces around it: who selects by mouse takes one along. */
function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}
