import { type RefObject, useCallback, useEffect, useState } from "react";
import type { Desk } from "./desk.ts";
import { scrollToOne, selectedSpan } from "./light.ts";
import { mentionsWithin, type Span } from "./marks.ts";
import { MentionBar } from "./mention-bar.tsx";
import { keyOf } from "./parts.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { TextPane } from "./text-pane.tsx";
import { useDeskState } from "./use-desk.ts";

interface Props {
  readonly desk: Desk;
  readonly text: string;
  readonly paneRef: RefObject<HTMLElement | null>;
}

/** What the bar below the text is about. */
interface Chosen {
  readonly what: "mark" | "selection";
  readonly span: Span;
  /** Grows with every mark that is used: who comes back to one wants to see it anew. */
  readonly turn: number;
}

/** The text with its marks, and below it what can be done with a mark, or with the words that are selected. */
export function MarkedText({ desk, text, paneRef }: Props) {
  const { proposal, parts } = useDeskState(desk);
  const [chosen, setChosen] = useState<Chosen | null>(null);

  useEffect(() => {
    const look = () => {
      const pane = paneRef.current;
      const selected = pane && selectedSpan(pane);
      const span = selected && trimmed(text, selected);
      if (span) setChosen((before) => ({ what: "selection", span, turn: before?.turn ?? 0 }));
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [paneRef, text]);

  // The bar takes room from the text.
  useEffect(() => {
    if (chosen?.what === "mark" && paneRef.current) scrollToOne(paneRef.current, [chosen.span]);
  }, [chosen, paneRef]);

  const reach = useCallback(
    (span: Span) => setChosen((before) => ({ what: "mark", span, turn: (before?.turn ?? 0) + 1 })),
    [],
  );
  const goToCards = useCallback(
    (span: Span) => {
      reach(span);
      const { parts, current } = desk.state();
      const refs = [...new Set(mentionsWithin(parts.entities, span).map(({ ref }) => ref))];
      const keys = [
        ...parts.relations
          .filter(({ source, target }) => refs.includes(source) || refs.includes(target))
          .map(({ ref }) => keyOf.relation(ref)),
        ...refs.map((ref) => keyOf.entity(ref)),
      ];
      // The next of its cards after the current one; the first again after the last.
      const key = keys[(current === null ? -1 : keys.indexOf(current)) + 1] ?? keys[0];
      if (key !== undefined) desk.goTo(key);
    },
    [desk, reach],
  );
  /** The focus goes back to the mark; where it is gone to the next one, and without one to the text. */
  const closeMark = () => {
    setChosen(null);
    const pane = paneRef.current;
    if (!pane || !chosen) return;
    const marks = [...pane.querySelectorAll<HTMLElement>("[data-from]")];
    (marks.find(({ dataset }) => Number(dataset.from) >= chosen.span.start) ?? pane).focus();
  };

  const isOpen = proposal.status === "OPEN";
  return (
    <>
      <TextPane text={text} entities={parts.entities} paneRef={paneRef} onMark={goToCards} onReach={reach} />
      {isOpen && chosen?.what === "selection" && (
        <SelectionBar
          key={JSON.stringify(chosen.span)}
          desk={desk}
          text={text}
          entities={parts.entities}
          span={chosen.span}
          onClose={() => setChosen(null)}
        />
      )}
      {isOpen && chosen?.what === "mark" && (
        <MentionBar key={chosen.turn} desk={desk} text={text} mark={chosen.span} onClose={closeMark} />
      )}
    </>
  );
}

/** Without the spaces around it: who selects by mouse takes one along. */
function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}
