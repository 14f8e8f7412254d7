import { type Counts, interval, type Measures, measures, sum, type TextScore } from "./score.ts";

const parts = ["exact", "overlapping", "relations"] as const;
const titles = {
  exact: "Mentions, same span",
  overlapping: "Mentions, overlapping span",
  relations: `Relations`,
} as const;

const percent = (value: number | null) => (value === null ? "   –" : `${(value * 100).toFixed(1).padStart(5)}`);

function countsOf(score: TextScore, part: (typeof parts)[number], name: string | null): Counts {
  const counts: ReadonlyMap<string, Counts> = score[part];
  return name === null ? sum(counts.values()) : (counts.get(name) ?? { right: 0, proposed: 0, there: 0 });
}

/** The figures of some texts as lines: precision, recall and F1 in percent, each total with its interval of 95 percent. */
export function reportLines(scores: readonly TextScore[]): string[] {
  return parts.flatMap((part) => {
    const names = [
      ...new Set(scores.flatMap((score) => [...(score[part] as ReadonlyMap<string, Counts>).keys()])),
    ].sort();
    const line = (name: string | null) => {
      const ofTexts = scores.map((score) => countsOf(score, part, name));
      const total = sum(ofTexts);
      const { precision, recall, f1 } = measures(total);
      const range = (measure: keyof Measures) => {
        const [low, high] = interval(ofTexts, measure) ?? [null, null];
        return name === null ? ` (${percent(low).trim()}–${percent(high).trim()})` : "";
      };
      return [
        `  ${(name ?? "all").padEnd(14)}`,
        `precision ${percent(precision)}${range("precision")}`,
        `recall ${percent(recall)}${range("recall")}`,
        `F1 ${percent(f1)}${range("f1")}`,
        `${total.right} right of ${total.proposed} proposed, ${total.there} there`,
      ].join("  ");
    };
    return [titles[part], ...names.map(line), line(null)];
  });
}
