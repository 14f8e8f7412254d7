import DataLoader from "dataloader";
import type { FieldNode, GraphQLResolveInfo } from "graphql";
import { Selection } from "../query/selection.ts";

const maxBatchSize = 1_000;

/** A number for each field of a document, which is part of the key of its loader. */
const numbers = new WeakMap<FieldNode, number>();
let lastNumber = 0;
function numberOf(node: FieldNode): number {
  const known = numbers.get(node);
  if (known !== undefined) return known;
  numbers.set(node, ++lastNumber);
  return lastNumber;
}

/**
 * The loaders of one request. A field that is not part of the entity graph, such as articles or evidence, is read once
 * for all its parents.
 */
export class Loaders {
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();

  /**
   * The value of the field for the parent with this id. `batch` reads it for many parents, in the order of their ids.
   */
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
