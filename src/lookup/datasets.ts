import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import type { PageArguments } from "../arguments/field-arguments.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import type { Order } from "../orders.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { BatchOfPages } from "./batched-list.ts";

const datasetRow = z.object({
  dataset: z.object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    licence: z.string().nullable(),
    version: z.string().nullable(),
    asOf: z.string().nullable(),
    entryCount: z.int(),
  }),
});
type DatasetRow = Readonly<z.infer<typeof datasetRow>["dataset"]>;

const entriesRow = z.object({
  id: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      url: z.string().nullable(),
      dataset: z.string(),
      key: z.string(),
      asOf: z.string().nullable(),
    }),
  ),
  total: z.int(),
});
type EntryRow = Readonly<z.infer<typeof entriesRow>["rows"][number]>;

const byId: Order = { name: "ID", descending: false, keyType: "string" };

/** The datasets with these ids, in their order; null for an unknown id. */
export function datasetsById({ read }: ReadContext) {
  return async (ids: readonly string[]): Promise<(DatasetRow | null)[]> => {
    const rows = await read(cypher("dataset/by-ids", { ids }, datasetRow));
    const found = new Map(rows.map(({ dataset }) => [dataset.id, dataset]));
    return ids.map((id) => found.get(id) ?? null);
  };
}

/** A page of the datasets in order of id. Throws a GraphQLError for a wrong argument. */
export async function datasets(
  { read, limits }: ReadContext,
  args: PageArguments,
  selection: Selection,
): Promise<Connection<DatasetRow>> {
  const request = new Planner(limits).pageRequest(selection);
  const page = pageOf(args, "datasets", byId, argumentTable.list.first, limits);
  const [, after = ""] = page.after ?? [];
  const [rows, total] = await Promise.all([
    request.withRows
      ? read(cypher("dataset/page", { after, limit: limitOf(page, request.withNextPage) }, datasetRow))
      : [],
    request.withTotal ? readOne(read, cypher("dataset/count", {}, totalRow)) : null,
  ]);
  const sorted = rows.map(({ dataset }) => ({ sortKey: dataset.id, node: dataset }));
  return connectionOf(sorted, page, total?.total ?? null, ({ id }) => id);
}

/** For each dataset a page of its entries in order of id. Throws a GraphQLError for a wrong argument. */
export function entriesOf({ read, limits }: ReadContext, selection: Selection): BatchOfPages<EntryRow> {
  const page = pageOf(selection.args, "entries of a dataset", byId, argumentTable.list.first, limits);
  const { withRows, withNextPage, withTotal } = new Planner(limits).pageRequest(selection);
  const [, after = ""] = page.after ?? [];
  const limit = withRows ? limitOf(page, withNextPage) : 0;
  return async (ids) => {
    const found = await read(cypher("dataset/entries-page", { ids, after, limit }, entriesRow));
    const byDataset = new Map(found.map((row) => [row.id, row]));
    return ids.map((id) => {
      const { rows, total } = byDataset.get(id) ?? { rows: [], total: 0 };
      const sorted = rows.map((node) => ({ sortKey: node.id, node }));
      return connectionOf(sorted, page, withTotal ? total : null, ({ id }) => id);
    });
  };
}
