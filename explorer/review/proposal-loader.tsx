import { useCallback, useEffect, useState } from "react";
import { faultOf } from "../actions/request.ts";
import { goTo } from "./address.ts";
import { Desk, type Problem } from "./desk.ts";
import { Notice } from "./notice.tsx";
import { ProposalByIdDocument, ProposalStatusDocument, ProposeArticleDocument } from "./operations/operations.ts";
import type { Proposal } from "./parts.ts";
import { ProblemNote } from "./problem-note.tsx";
import { ProposalHeader } from "./proposal-header.tsx";
import { ProposalView } from "./proposal-view.tsx";
import { useSession } from "./session.ts";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

/** How often the page asks whether a text has been read, in milliseconds. */
const pauseMs = 2_000;

type Loaded = { readonly proposal: Proposal | null; readonly desk: Desk | null };

/** A proposal, once it is loaded and read. */
export function ProposalLoader({ id, onKeys }: { readonly id: string; readonly onKeys: () => void }) {
  const review = useReviewWords();
  const problemWords = useProblemWords();
  const { ask, tell } = useSession();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const { proposal } = await ask(ProposalByIdDocument, { id }, signal);
        if (signal?.aborted) return;
        const isRead = proposal !== null && proposal.status !== "EXTRACTING" && proposal.status !== "FAILED";
        setLoaded({
          proposal,
          desk: isRead
            ? new Desk(proposal, ask, ({ article }, judgments, found) =>
                tell(review.lost(article.title, judgments, problemWords(found))),
              )
            : null,
        });
        setProblem(null);
      } catch (error) {
        if (!signal?.aborted) setProblem(faultOf(error));
      }
    },
    [id, ask, tell, review, problemWords],
  );
  // Loaded once: another language is no reason to load again what somebody has begun to judge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const controller = new AbortController();
    void load(controller.signal);
    return () => controller.abort();
  }, [id]);

  const isReading = loaded?.proposal?.status === "EXTRACTING";
  // biome-ignore lint/correctness/useExhaustiveDependencies: the load of this moment is as good as any
  useEffect(() => {
    if (!isReading) return;
    const controller = new AbortController();
    const { signal } = controller;
    let timer: number | undefined;
    const look = async () => {
      try {
        const { proposal } = await ask(ProposalStatusDocument, { id }, signal);
        if (signal.aborted) return;
        setProblem(null);
        if (proposal?.status !== "EXTRACTING") await load(signal);
      } catch (error) {
        // It asks on: the extractor works whether or not this page hears of it.
        if (!signal.aborted) setProblem(faultOf(error));
      }
      if (!signal.aborted) timer = window.setTimeout(() => void look(), pauseMs);
    };
    timer = window.setTimeout(() => void look(), pauseMs);
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [isReading, id, ask]);

  const { proposal = null, desk = null } = loaded ?? {};
  const warning = problem && (
    <Notice
      isWarning
      actions={
        <button type="button" onClick={() => void load()}>
          {review.retry}
        </button>
      }
    >
      {problemWords(problem)}
    </Notice>
  );
  if (desk !== null) return <ProposalView key={proposal?.id} desk={desk} onKeys={onKeys} />;
  return (
    <main className="sheet" aria-busy={loaded === null && problem === null}>
      {warning}
      {loaded === null && problem === null && <p className="muted">{review.loading}</p>}
      {loaded !== null && proposal === null && <p className="muted">{review.gone}</p>}
      {proposal !== null && (
        <>
          <ProposalHeader proposal={proposal} />
          {proposal.status === "EXTRACTING" ? (
            <p className="reading" role="status">
              <span className="spinner" aria-hidden="true" /> {review.extracting}
            </p>
          ) : (
            <Failed proposal={proposal} />
          )}
        </>
      )}
    </main>
  );
}

/** Why the extractor gave nothing. The same text can be read again. */
function Failed({ proposal }: { readonly proposal: Proposal }) {
  const review = useReviewWords();
  const problemWords = useProblemWords();
  const { ask } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { text, article, extractor, error } = proposal;
  const readAgain = async () => {
    if (text === null || extractor === null) return;
    try {
      const { proposeArticle } = await ask(ProposeArticleDocument, { text, article, extractor });
      if (proposeArticle) goTo({ shows: "proposal", id: proposeArticle.id });
    } catch (refusal) {
      setProblem(faultOf(refusal));
    }
  };
  return (
    <>
      <Notice
        isWarning
        actions={
          text !== null &&
          extractor !== null && (
            <button type="button" onClick={() => void readAgain()}>
              {review.again}
            </button>
          )
        }
      >
        {review.failed} {error?.message} {error && <small>{error.code}</small>}
      </Notice>
      <ProblemNote said={problem && problemWords(problem)} />
    </>
  );
}
