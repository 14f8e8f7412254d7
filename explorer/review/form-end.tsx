import { ProblemNote } from "./problem-note.tsx";
import { useReviewWords } from "./words/use-review-words.ts";

interface FormEndProps {
  /** What is wrong with the form; null if nothing is. */
  readonly problem: string | null;
  readonly isSending: boolean;
  readonly onCancel: () => void;
}

/** The last lines of a form: what is wrong with it, and its two buttons. */
export function FormEnd({ problem, isSending, onCancel }: FormEndProps) {
  const { cards } = useReviewWords();
  return (
    <>
      <ProblemNote said={problem} />
      <div className="buttons">
        <button type="submit" className="primary" disabled={isSending}>
          {cards.save}
        </button>
        <button type="button" onClick={onCancel}>
          {cards.cancel}
        </button>
      </div>
    </>
  );
}
