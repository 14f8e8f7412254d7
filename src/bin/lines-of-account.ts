import type { Fault } from "../articles/check-record.ts";
import type { FtmAccount } from "../ftm/ftm-account.ts";
import type { TableAccount } from "../mapping/table-account.ts";

/** The account of a FollowTheMoney file, for a person. Its sums add up. */
export function linesOfFtm(file: string, account: FtmAccount): string[] {
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

/** A fault of a record, for a person. `file` says which record it is. */
export function lineOfFault(file: string, { pointer, reason }: Fault): string {
  return `${file} ${pointer || "/"}: ${reason}`;
}

/** The account of a table, for a person. Its sums add up. */
export function linesOfTable(account: TableAccount): string[] {
  const { file, name, rows, entries, leftOut, refused, ofSeveralLines, controls, neverSeen } = account;
  const { kept, empty, unused, notMapped } = account;
  const cells = sum(kept) + sum(empty) + sum(unused) + sum(notMapped);
  return [
    `${file}${name === null ? "" : `, ${name}`}: ${rows} rows = ${entries} entries + ${leftOut} left out + ${refused} refused`,
    ...(ofSeveralLines > 0 ? [`  entries of rows with several lines: ${ofSeveralLines}`] : []),
    `${cells} cells = ${sum(kept)} kept + ${sum(empty)} empty + ${sum(unused)} unused + ${sum(notMapped)} not mapped`,
    ...listed("kept", kept),
    ...listed("empty", empty),
    ...listed("unused, because a relation lacks an end", unused),
    ...listed("not mapped", notMapped),
    ...(controls > 0 ? [`  control characters removed: ${controls}`] : []),
    ...(neverSeen.length > 0 && entries > 0 ? [`  in no row: ${neverSeen.join(", ")}`] : []),
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
