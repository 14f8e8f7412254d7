import type { KeyboardEvent, ReactNode } from "react";
import { ProblemNote } from "./problem-note.tsx";

interface Props {
  readonly title: string;
  readonly said: ReactNode;
  readonly buttons: ReactNode;
  readonly problem: string | null;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** The bar below the text: what it is about, and what can be done with it. */
export function TextBar({ title, said, buttons, problem, onKeyDown }: Props) {
  return (
    <section className="text-bar" aria-label={title} onKeyDown={onKeyDown}>
      {said}
      <div className="buttons">{buttons}</div>
      <ProblemNote said={problem} />
    </section>
  );
}

/** Words of the text, as far as the bar has room for them. */
export function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
