import type { FtmAccount } from "../ftm/ftm-account.ts";

/** The account of a FollowTheMoney file, for a person. Its sums add up. */
export function linesOfAccount(file: string, account: FtmAccount): string[] {
  const { lines, entities, relations, referred, refused, statements, kept, leftOutLines, leftOut, personal } = account;
  const percent = statements === 0 ? 100 : (kept * 100) / statements;
  return [
    `${file}: ${lines} lines = ${entities} entities + ${relations} relations + ${referred} addresses of these + ${sum(leftOutLines)} left out + ${refused} refused`,
    ...listed("left out", leftOutLines),
    `${statements} statements = ${kept} kept (${percent.toFixed(1)} %) + ${sum(personal)} personal + ${sum(leftOut)} left out`,
    ...listed("personal", personal),
    ...listed("left out", leftOut),
  ];
}

function listed(title: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return [];
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [`  ${title}: ${sorted.map(([what, count]) => `${what} ${count}`).join(", ")}`];
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
