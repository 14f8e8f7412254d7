import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Desk } from "./desk.ts";
import type { Verdict } from "./parts.ts";
import { useReviewWords } from "./words/use-review-words.ts";

export interface CardProps {
  readonly desk: Desk;
  readonly cardKey: string;
  readonly isCurrent: boolean;
  /** Whether verdicts can be given. */
  readonly isOpen: boolean;
  /** The form that stands in the card. */
  readonly form: "reject" | "edit" | null;
}

/** The frame of a card: what it says, the verdict, and the buttons. */
export function Card({
  desk,
  cardKey,
  isCurrent,
  isOpen,
  form,
  title,
  verdict,
  reason,
  editForm,
  children,
}: CardProps & {
  /** In plain words, for who hears the page. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly editForm: ReactNode;
  readonly children: ReactNode;
}) {
  const review = useReviewWords();
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <article
      className={`review-card verdict-${verdict.toLowerCase()}`}
      data-key={cardKey}
      aria-label={`${title} (${review.verdict[verdict]})`}
      {...(isCurrent && { "aria-current": "true" as const })}
      // The current card is the one stop of the list; its buttons follow.
      tabIndex={tabIndex}
    >
      {form === "edit" ? (
        editForm
      ) : (
        <>
          {children}
          <div className="card-foot">
            <span className={`badge verdict-badge-${verdict.toLowerCase()}`}>{review.verdict[verdict]}</span>
            {reason !== null && verdict === "REJECTED" && (
              <small>
                <bdi>{review.cards.because(reason)}</bdi>
              </small>
            )}
            {isOpen && form === null && (
              <div className="buttons">
                <button
                  type="button"
                  tabIndex={tabIndex}
                  aria-pressed={verdict === "ACCEPTED"}
                  onClick={() => accept(desk, cardKey, title, verdict)}
                >
                  {review.cards.accept}
                </button>
                <button
                  type="button"
                  tabIndex={tabIndex}
                  aria-pressed={verdict === "REJECTED"}
                  onClick={() => desk.open({ does: "reject", key: cardKey })}
                >
                  {review.cards.reject}
                </button>
                <button type="button" tabIndex={tabIndex} onClick={() => desk.open({ does: "edit", key: cardKey })}>
                  {review.cards.edit}
                </button>
              </div>
            )}
          </div>
          {form === "reject" && <RejectForm desk={desk} cardKey={cardKey} title={title} before={reason} />}
        </>
      )}
    </article>
  );
}

/** Accepts a part, or takes the verdict back if it is accepted already. */
export function accept(desk: Desk, key: string, title: string, before: Verdict): void {
  const verdict = before === "ACCEPTED" ? "OPEN" : "ACCEPTED";
  const changed = desk.judge(key, { verdict, reason: null });
  if (changed > 0) desk.say((words) => words.said.judged(title, verdict, changed - 1));
}

function RejectForm({
  desk,
  cardKey,
  title,
  before,
}: {
  readonly desk: Desk;
  readonly cardKey: string;
  readonly title: string;
  readonly before: string | null;
}) {
  const review = useReviewWords();
  const [reason, setReason] = useState(before ?? "");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const reject = () => {
    const changed = desk.judge(cardKey, { verdict: "REJECTED", reason: reason.trim() || null });
    desk.say((words) => words.said.judged(title, "REJECTED", changed - 1));
    desk.closeForm();
  };
  return (
    <form
      className="reject-form"
      onSubmit={(event) => {
        event.preventDefault();
        reject();
      }}
      onKeyDown={(event) => event.key === "Escape" && desk.closeForm()}
    >
      <label className="field">
        <span>{review.cards.reason}</span>
        <input ref={field} value={reason} maxLength={2_000} onChange={({ target }) => setReason(target.value)} />
      </label>
      <div className="buttons">
        <button type="submit" className="primary">
          {review.cards.reject}
        </button>
        <button type="button" onClick={() => desk.closeForm()}>
          {review.cards.cancel}
        </button>
      </div>
    </form>
  );
}
