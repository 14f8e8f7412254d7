import type { ProposedEntity } from "./parts.ts";
import { useReviewWords } from "./words/use-review-words.ts";

interface Props {
  readonly label: string;
  readonly entities: readonly ProposedEntity[];
  /** The ref of the chosen one; empty for none. */
  readonly chosen: string;
  readonly onChoose: (ref: string) => void;
}

/** A choice among entities of the proposal. */
export function EntityChoice({ label, entities, chosen, onChoose }: Props) {
  const review = useReviewWords();
  return (
    <label className="choice">
      <span>{label}</span>
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{review.edit.choose}</option>
        {entities.map(({ ref, name, verdict }) => (
          <option key={ref} value={ref}>
            {verdict === "REJECTED" ? `${name} (${review.verdict.REJECTED})` : name}
          </option>
        ))}
      </select>
    </label>
  );
}
