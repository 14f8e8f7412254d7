import { type FormEvent, useEffect, useState } from "react";
import { faultOf } from "../actions/request.ts";
import type { Problem } from "./desk.ts";
import { ProblemNote } from "./problem-note.tsx";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

interface Props {
  /** The token of this tab, which is tried at once. */
  readonly stored: string | null;
  /** Throws a RequestError if the service does not take it. */
  readonly onEnter: (token: string, signal: AbortSignal) => Promise<void>;
}

export function TokenForm({ stored, onEnter }: Props) {
  const review = useReviewWords();
  const problemWords = useProblemWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(stored);

  useEffect(() => {
    if (tried === null) return;
    const controller = new AbortController();
    onEnter(tried, controller.signal).catch((error) => {
      if (controller.signal.aborted) return;
      setTried(null);
      setProblem(faultOf(error));
    });
    return () => controller.abort();
  }, [tried, onEnter]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get("token") ?? "").trim();
    setProblem(null);
    if (token !== "") setTried(token);
  };

  const refusal: Readonly<Record<string, string>> = {
    UNAUTHENTICATED: review.token.wrong,
    MUTATIONS_DISABLED: review.token.off,
  };
  return (
    <main className="sheet">
      <form className="token" onSubmit={submit} aria-busy={tried !== null}>
        <h2>{review.token.title}</h2>
        <p className="muted">{review.token.lead}</p>
        <label className="field">
          <span>{review.token.label}</span>
          <input name="token" type="password" autoComplete="off" required />
        </label>
        <ProblemNote said={problem && (refusal[problem.code] ?? problemWords(problem))} />
        <div className="buttons">
          <button type="submit" className="primary" disabled={tried !== null}>
            {review.token.enter}
          </button>
        </div>
      </form>
    </main>
  );
}
