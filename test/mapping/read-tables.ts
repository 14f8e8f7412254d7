import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EntryRecord } from "../../src/articles/entry-record.ts";
import type { Reject } from "../../src/articles/import-rows.ts";
import { readMapped } from "../../src/mapping/read-mapped.ts";
import { readMapping } from "../../src/mapping/read-mapping.ts";
import type { TableAccount } from "../../src/mapping/table-account.ts";

/** Writes tables and a mapping of them, and reads them. Every account must add up, whatever the rows are. */
export async function readTables(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
  tables: readonly object[],
): Promise<{ entries: EntryRecord[]; rejects: Reject[]; accounts: TableAccount[] }> {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const file = join(folder, "tables.map.yml");
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ dataset: { id: "porta", title: "Porta", asOf: "2024" }, tables }));
  const entries: EntryRecord[] = [];
  const rejects: Reject[] = [];
  const accounts: TableAccount[] = [];
  const reject = (rejected: Reject) => rejects.push({ ...rejected, file: rejected.file.slice(folder.length + 1) });
  for await (const row of readMapped(await readMapping(file), { file, reject, accounts })) entries.push(...row.entries);
  for (const { file, rows, entries, leftOut, refused, kept, empty, unused, notMapped } of accounts) {
    expect(entries + leftOut + refused).toBe(rows);
    const refusedLines = rejects.filter((rejected) => file.endsWith(rejected.file)).map(({ line }) => line);
    expect(new Set(refusedLines).size).toBe(refused);
    if (!/\.csv|\.tsv/.test(file) || entries === 0) continue;
    // Of each entry of a CSV file every cell is counted once, so that all columns have as many.
    const counts = new Map<string, number>();
    for (const cells of [kept, empty, unused, notMapped])
      for (const [column, count] of cells) counts.set(column, (counts.get(column) ?? 0) + count);
    expect([...new Set(counts.values())]).toEqual([entries]);
  }
  expect(accounts.reduce((total, account) => total + account.entries, 0)).toBe(entries.length);
  return { entries, rejects, accounts };
}
