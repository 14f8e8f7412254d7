import type { ReactNode } from "react";
import { useReviewWords } from "./words/use-review-words.ts";

/** A sentence with what can be done about it. */
export function Notice({
  children,
  actions,
  onClose,
  isWarning = false,
}: {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose?: () => void;
  readonly isWarning?: boolean;
}) {
  const review = useReviewWords();
  return (
    <div className={isWarning ? "page-notice warning" : "page-notice"} role={isWarning ? "alert" : "status"}>
      <p>{children}</p>
      {actions}
      {onClose && (
        <button type="button" onClick={onClose}>
          {review.close}
        </button>
      )}
    </div>
  );
}
