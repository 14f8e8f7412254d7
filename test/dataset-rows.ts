import { checkEntry } from "../src/articles/check-record.ts";
import { beginImport, completeSnapshot } from "../src/articles/datasets.ts";
import { datasetPart } from "../src/articles/entry-record.ts";
import { ImportBatches, type ImportReport } from "../src/articles/import-batches.ts";
import type { Neo4j } from "../src/neo4j/driver.ts";
import { timeoutMs } from "./test-app.ts";

/** One row of a dataset, of which the dataset is not said. */
export interface Row {
  readonly key: string;
  readonly asOf?: string;
  readonly entities: readonly object[];
  readonly relations?: readonly object[];
}

/** Imports rows of a dataset; as a snapshot, this also retracts what the rows lack. */
export async function importRows(
  neo4j: Neo4j,
  dataset: { readonly id: string; readonly title?: string },
  rows: readonly Row[],
  { snapshot = false, most = 100 } = {},
): Promise<ImportReport> {
  const generation = await beginImport(neo4j, datasetPart.parse({ title: dataset.id, ...dataset }), {
    timeoutMs,
    snapshot,
  });
  const batches = new ImportBatches(neo4j, { timeoutMs, generation });
  for (const { key, asOf, entities, relations = [] } of rows)
    await batches.add(key, checkEntry({ entry: { dataset: dataset.id, key, asOf }, entities, relations }));
  await batches.flush();
  if (snapshot) await completeSnapshot(neo4j, dataset.id, generation, { timeoutMs, most });
  return batches.report;
}
