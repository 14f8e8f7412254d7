import type { CitedFragment } from "../operations/operations.ts";
import type { Source } from "../view/graph.ts";

/** A source as it is cited: of an entry, the title and the publisher of its dataset. */
export function cited(source: CitedFragment): Source {
  if (!("dataset" in source)) return source;
  const { id, url, asOf, dataset } = source;
  return { id, title: dataset.title, publisher: dataset.publisher, publishedOn: asOf, url: url ?? dataset.url };
}
