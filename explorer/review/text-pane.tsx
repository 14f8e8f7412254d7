import { type KeyboardEvent, memo, type RefObject, useMemo } from "react";
import type { EntityKind } from "../view/graph.ts";
import { isInSight } from "./light.ts";
import { type Mark, mergedMarks, type Paragraph, paragraphsOf, type Span } from "./marks.ts";
import type { ProposedEntity } from "./parts.ts";
import { useReviewWords } from "./words/use-review-words.ts";

interface Props {
  readonly text: string;
  readonly entities: readonly ProposedEntity[];
  readonly paneRef: RefObject<HTMLElement | null>;
  /** A mark is clicked or entered. */
  readonly onMark: (mark: Span) => void;
  /** The arrows have led to a mark. */
  readonly onReach: (mark: Span) => void;
}

/** The text, with a mark on each name. What a card lights is painted over it, see light.ts. */
export const TextPane = memo(function TextPane({ text, entities, paneRef, onMark, onReach }: Props) {
  const review = useReviewWords();
  const shown = useShownEntities(entities);
  const paragraphs = useMemo(() => paragraphsOf(text, mergedMarks(shown)), [text, shown]);
  const looks = useMemo(
    () => new Map(shown.map(({ ref, kind, verdict }) => [ref, { kind, isOut: verdict === "REJECTED" }])),
    [shown],
  );
  const goToMark = (target: EventTarget) => {
    const mark = target instanceof Element ? target.closest<HTMLElement>("[data-from]") : null;
    if (mark) onMark(spanOf(mark));
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      goToMark(event.target);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      const mark = nextMark(event.currentTarget, event.target, event.key === "ArrowRight" ? 1 : -1);
      if (!mark) return;
      mark.focus();
      onReach(spanOf(mark));
    }
  };
  return (
    <section
      className="text-pane"
      aria-label={review.text.title}
      ref={paneRef}
      // A region that scrolls must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
      tabIndex={0}
      onClick={({ target }) => {
        // Who selects words that begin in a name does not mean its cards.
        if (document.getSelection()?.isCollapsed !== false) goToMark(target);
      }}
      onKeyDown={press}
    >
      {paragraphs.map((paragraph) => (
        <ShownParagraph key={paragraph.start} text={text} paragraph={paragraph} looks={looks} />
      ))}
    </section>
  );
});

interface Look {
  readonly kind: EntityKind;
  readonly isOut: boolean;
}

/** A real button would not break across lines. The arrows lead to it. */
const asButton = { role: "button", tabIndex: -1 } as const;

function ShownParagraph({
  text,
  paragraph,
  looks,
}: {
  readonly text: string;
  readonly paragraph: Paragraph;
  readonly looks: ReadonlyMap<string, Look>;
}) {
  return (
    <p dir="auto" data-start={paragraph.start}>
      {paragraph.pieces.map(({ start, end, mark }) =>
        mark === null ? (
          text.slice(start, end)
        ) : (
          <mark key={start} className={classOf(mark, looks)} {...asButton} data-from={mark.start} data-to={mark.end}>
            {text.slice(start, end)}
          </mark>
        ),
      )}
    </p>
  );
}

function classOf({ refs }: Mark, looks: ReadonlyMap<string, Look>): string {
  const inUse = refs.flatMap((ref) => looks.get(ref) ?? []).filter(({ isOut }) => !isOut);
  const [first] = inUse;
  if (first === undefined) return "mark-out";
  return inUse.length > 1 ? "mark-several" : `mark-${first.kind.toLowerCase()}`;
}

function spanOf({ dataset }: HTMLElement): Span {
  return { start: Number(dataset.from), end: Number(dataset.to) };
}

/** The next mark, or the one before. From the text itself: the first that is in sight. */
function nextMark(pane: HTMLElement, from: EventTarget, step: 1 | -1): HTMLElement | undefined {
  const marks = [...pane.querySelectorAll<HTMLElement>("[data-from]")];
  const at = marks.indexOf(from as HTMLElement);
  if (at !== -1) return marks[at + step];
  return marks.find((mark) => isInSight(pane, mark)) ?? marks[0];
}

/** The entities as the text needs them: the same list until a kind, a mention or whether one is rejected changes. */
function useShownEntities(entities: readonly ProposedEntity[]): readonly ProposedEntity[] {
  const sign = JSON.stringify(
    entities.map(({ ref, kind, mentions, verdict }) => [ref, kind, mentions, verdict === "REJECTED"]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: this is all that the marks are made of
  return useMemo(() => entities, [sign]);
}
