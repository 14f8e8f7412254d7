import DataLoader from "dataloader";
import type { FieldNode, GraphQLResolveInfo } from "graphql";
import { Selection } from "../query/selection.ts";

const maxBatchSize = 1_000;

/** Numbers for the fields of the documents in use, by which their loaders are told apart. */
const numbers = new WeakMap<FieldNode, number>();
let lastNumber = 0;
function numberOf(node: FieldNode): number {
  const known = numbers.get(node);
  if (known !== undefined) return known;
  numbers.set(node, ++lastNumber);
  return lastNumber;
}

/** The loaders of one request: articles and evidence, which are not part of the entity graph, are read once for all parents of a field. */
export class Loaders {
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();

  /** What the field gives for the parent with this id. `batch` reads it for many, in the order of their ids. */
  load<T>(
    info: GraphQLResolveInfo,
    id: string,
    batch: (selection: Selection) => (ids: readonly string[]) => Promise<T[]>,
  ): Promise<T> {
    const key = info.fieldNodes.map(numberOf).join();
    let loader = this.#loaders.get(key);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(batch(Selection.of(info)), { maxBatchSize });
      this.#loaders.set(key, loader);
    }
    return loader.load(id) as Promise<T>;
  }

  /** The same for several ids of one parent. */
  loadMany<T>(
    info: GraphQLResolveInfo,
    ids: readonly string[],
    batch: (selection: Selection) => (ids: readonly string[]) => Promise<T[]>,
  ): Promise<T[]> {
    return Promise.all(ids.map((id) => this.load(info, id, batch)));
  }
}
