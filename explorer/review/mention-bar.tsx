import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { faultOf } from "../actions/request.ts";
import { KindSign } from "../panels/signs.tsx";
import { useWords } from "../words/use-words.ts";
import type { Desk } from "./desk.ts";
import { EntityChoice } from "./entity-choice.tsx";
import { type Mention, mentionsWithin, type Span } from "./marks.ts";
import { isOnlyMention, withoutMention } from "./mentions.ts";
import { type Parts, type ProposedEntity, relationsOf } from "./parts.ts";
import { shortened, TextBar } from "./text-bar.tsx";
import { useDeskState } from "./use-desk.ts";
import type { ReviewMessages } from "./words/messages.ts";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

interface Props {
  readonly desk: Desk;
  readonly text: string;
  /** The mark whose mentions it is about. */
  readonly mark: Span;
  readonly onClose: () => void;
}

/** What was done with a mention. */
interface Done {
  readonly said: (words: ReviewMessages) => string;
  /** The parts before, and the version that they became. */
  readonly before: Parts;
  readonly version: number;
}

/** Whom a mark in the text names. Each of its mentions can be taken off, or assigned to another entity. */
export function MentionBar({ desk, text, mark, onClose }: Props) {
  const review = useReviewWords();
  const problemWords = useProblemWords();
  const { proposal, parts, unsaved } = useDeskState(desk);
  const [chosen, setChosen] = useState(0);
  const [to, setTo] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const close = useRef<HTMLButtonElement>(null);
  const mentions = useMemo(() => mentionsWithin(parts.entities, mark), [parts.entities, mark]);
  const entityOf = (mention: Mention) => parts.entities.find(({ ref }) => ref === mention.ref);
  useEffect(() => {
    if (done !== null) close.current?.focus();
  }, [done]);

  const mention = mentions[chosen] ?? mentions[0];
  const entity = mention && entityOf(mention);
  const wordsOf = ({ start, end }: Span) => shortened(text.slice(start, end));
  /** Stores what `make` makes. Returns the parts before; null if nothing was stored. Buttons keep the focus meanwhile. */
  const change = async (make: (before: Parts) => Parts): Promise<Parts | null> => {
    if (isSending) return null;
    let before: Parts | null = null;
    setSending(true);
    setProblem(null);
    try {
      await desk.change((now) => {
        before = now;
        return make(now);
      });
      return before;
    } catch (error) {
      setProblem(problemWords(faultOf(error)));
      return null;
    } finally {
      setSending(false);
    }
  };
  const takeOff = async (target: ProposedEntity | null) => {
    if (!mention || !entity) return;
    const before = await change((now) => withoutMention(now, mention, target?.ref ?? null));
    if (before === null) return;
    const after = desk.state();
    const unnamed = (list: Parts) =>
      relationsOf(list, entity.ref).filter(({ unnamedEnds }) => unnamedEnds?.includes(entity.ref)).length;
    const more = Math.max(0, unnamed(after.parts) - unnamed(before));
    const isGone = isOnlyMention(entity, mention) && entity.verdict !== "REJECTED";
    const rejected = isGone ? relationsOf(before, entity.ref).length : null;
    const said = ({ said }: ReviewMessages) =>
      said.takenOff(wordsOf(mention), entity.name, target?.name ?? null, rejected, more);
    desk.say(said);
    setDone({ said, before, version: after.proposal.version });
  };
  const putBack = async ({ before }: Done) => {
    if ((await change(() => before)) === null) return;
    desk.say(({ said }) => said.putBack);
    onClose();
  };

  const bar = (said: ReactNode, buttons: ReactNode) => (
    <TextBar
      title={review.mention.title}
      problem={problem}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
      // What was done is said by the page.
      said={<div aria-live={done === null ? "polite" : "off"}>{said}</div>}
      buttons={
        <>
          {buttons}
          <button type="button" ref={close} onClick={onClose}>
            {review.close}
          </button>
        </>
      }
    />
  );
  if (done !== null)
    return bar(
      <p>
        <bdi>{done.said(review)}</bdi>
      </p>,
      // Only while nothing else has changed: it takes back the whole change.
      proposal.version === done.version && unsaved === 0 && (
        <button type="button" onClick={() => void putBack(done)}>
          {review.mention.putBack}
        </button>
      ),
    );
  if (!mention || !entity) return null;
  const isOnly = isOnlyMention(entity, mention);
  const others = parts.entities.filter(({ ref }) => ref !== entity.ref);
  return bar(
    <>
      <p>
        <q>
          <bdi>{wordsOf(mention)}</bdi>
        </q>{" "}
        {review.mention.names} <Named entity={entity} />
      </p>
      {isOnly && (
        <p className="muted">
          {entity.verdict === "REJECTED"
            ? review.mention.isOnlyOfRejected
            : review.mention.isOnly(relationsOf(parts, entity.ref).length)}
        </p>
      )}
    </>,
    <>
      {mentions.length > 1 && (
        <label className="choice">
          <span>{review.mention.which(mentions.length)}</span>
          <select value={mentions.indexOf(mention)} onChange={({ target }) => setChosen(Number(target.value))}>
            {mentions.map((one, i) => (
              <option key={`${one.ref} ${one.start} ${one.end}`} value={i}>
                {entityOf(one)?.name}: {wordsOf(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" disabled={isOnly && entity.verdict === "REJECTED"} onClick={() => void takeOff(null)}>
        {review.mention.takeOff}
      </button>
      <EntityChoice label={review.mention.belongsTo} entities={others} chosen={to} onChoose={setTo} />
      <button
        type="button"
        disabled={!others.some(({ ref }) => ref === to)}
        onClick={() => void takeOff(others.find(({ ref }) => ref === to) ?? null)}
      >
        {review.mention.assign}
      </button>
    </>,
  );
}

function Named({ entity: { kind, name, verdict } }: { readonly entity: ProposedEntity }) {
  const [words, review] = [useWords(), useReviewWords()];
  return (
    <>
      <span className="card-end">
        <KindSign kind={kind} />
        <bdi>{name}</bdi>
      </span>{" "}
      ({[words.kind[kind], verdict === "REJECTED" && review.verdict[verdict]].filter(Boolean).join(", ")})
    </>
  );
}
