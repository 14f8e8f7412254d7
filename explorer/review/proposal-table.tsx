import { useCallback, useEffect, useState } from "react";
import { faultOf } from "../actions/request.ts";
import { useWords } from "../words/use-words.ts";
import { addressOf, statuses } from "./address.ts";
import type { Problem } from "./desk.ts";
import { Notice } from "./notice.tsx";
import {
  type CountsFragment,
  type HeadFragment,
  ProposalListDocument,
  type ProposalListQuery,
  type ProposalStatus,
} from "./operations/operations.ts";
import { useSession } from "./session.ts";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

const pauseWhileReadingMs = 5_000;

interface Loaded {
  readonly counts: CountsFragment;
  readonly proposals: readonly HeadFragment[];
  readonly next: string | null;
}

/** The proposals of a status, the newest first, in pages. */
export function ProposalTable({ status }: { readonly status: ProposalStatus | null }) {
  const [words, review] = [useWords(), useReviewWords()];
  const { ask } = useSession();
  const problemWords = useProblemWords();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const load = useCallback(
    async (after: string | null, signal?: AbortSignal) => {
      try {
        const answer: ProposalListQuery = await ask(ProposalListDocument, { status, after }, signal);
        if (signal?.aborted) return;
        const { nodes = [], pageInfo } = answer.proposals ?? {};
        setLoaded((before) => ({
          counts: answer,
          proposals: after === null ? nodes : [...(before?.proposals ?? []), ...nodes],
          next: pageInfo?.hasNextPage ? (pageInfo.endCursor ?? null) : null,
        }));
        setProblem(null);
      } catch (error) {
        if (!signal?.aborted) setProblem(faultOf(error));
      }
    },
    [ask, status],
  );
  useEffect(() => {
    const controller = new AbortController();
    void load(null, controller.signal);
    return () => controller.abort();
  }, [load]);

  const isReading = loaded?.proposals.some((proposal) => proposal.status === "EXTRACTING") ?? false;
  useEffect(() => {
    if (!isReading) return;
    const controller = new AbortController();
    // Only the first page: who reads on has other things to look at than what has just begun.
    const timer = window.setInterval(() => void load(null, controller.signal), pauseWhileReadingMs);
    return () => {
      window.clearInterval(timer);
      controller.abort();
    };
  }, [isReading, load]);

  const count = (of: ProposalStatus | null) => {
    const counts = loaded?.counts;
    const name = of === null ? "all" : (of.toLowerCase() as Lowercase<ProposalStatus>);
    return counts?.[name]?.totalCount ?? null;
  };
  const total = count(status);

  return (
    <main className="sheet" aria-busy={loaded === null && problem === null}>
      <div className="proposals">
        <nav className="statuses" aria-label={review.proposals.byStatus}>
          {[...statuses, null].map((one) => (
            <a
              key={one}
              href={addressOf({ shows: "list", status: one })}
              {...(one === status && { "aria-current": "page" as const })}
            >
              {one === null ? review.anyStatus : review.status[one]}{" "}
              <span className="number">{count(one) === null ? "" : words.number(count(one) ?? 0)}</span>
            </a>
          ))}
          <button type="button" onClick={() => void load(null)}>
            {review.proposals.again}
          </button>
        </nav>
        <h2 className="visually-hidden">{review.list}</h2>
        {problem && (
          <Notice
            isWarning
            actions={
              <button type="button" onClick={() => void load(null)}>
                {review.retry}
              </button>
            }
          >
            {problemWords(problem)}
          </Notice>
        )}
        {loaded?.proposals.length === 0 && <p className="muted">{review.proposals.none}</p>}
        <ul className="proposal-list">
          {loaded?.proposals.map((proposal) => (
            <li key={proposal.id}>
              <ProposalLine proposal={proposal} />
            </li>
          ))}
        </ul>
        {loaded?.next != null && (
          <div className="buttons">
            <button type="button" onClick={() => void load(loaded.next)}>
              {review.proposals.more}
            </button>
            {total !== null && <span className="muted">{review.proposals.shown(loaded.proposals.length, total)}</span>}
          </div>
        )}
      </div>
    </main>
  );
}

function ProposalLine({ proposal }: { readonly proposal: HeadFragment }) {
  const [words, review] = [useWords(), useReviewWords()];
  const { id, article, status, changedAt, extractor, error } = proposal;
  const when = new Intl.DateTimeFormat(words.language, { dateStyle: "medium", timeStyle: "short" });
  const facts = [
    article.publisher,
    article.publishedOn && words.date(article.publishedOn),
    extractor === null ? review.quoted : review.extractor[extractor],
    review.proposals.changed(when.format(new Date(changedAt))),
  ].filter(Boolean);
  return (
    <a className="proposal-line" href={addressOf({ shows: "proposal", id })}>
      <span className="proposal-title" dir="auto">
        {article.title}
      </span>
      <span className={`badge status-${status.toLowerCase()}`}>{review.status[status]}</span>
      <small>
        <bdi>{facts.join(" · ")}</bdi>
        {error && ` · ${error.message}`}
      </small>
    </a>
  );
}
