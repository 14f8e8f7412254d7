/**
 * The default, the least and the greatest value of each argument. The GraphQL schema, the checks at run time, the cost
 * of a query and the least values of the settings read them here.
 */

/** The limits in the configuration that bound an argument. `ontology.limits` publishes them under these names. */
export type LimitName = "maxPageSize" | "maxDepth" | "maxNodes" | "maxRoots" | "maxPathLength";

/** A greatest value: a number, or the name of a limit. */
export type Bound = number | LimitName;

/** The name is the one in error messages. */
export interface SizedArgument<Most extends Bound = Bound> {
  readonly name: string;
  /** The greatest number of items of a list, or of characters of a text. */
  readonly most: Most;
}
export interface RangeArgument<Most extends Bound = Bound> {
  readonly name: string;
  readonly least: number;
  readonly most: Most;
  /** A sentence for the error message: what to do instead of asking for more. */
  readonly hint?: string;
}
export interface NumberArgument<Most extends Bound = Bound> extends RangeArgument<Most> {
  readonly default: number;
}

/** The greatest Int of GraphQL. */
const maxInt = 2_147_483_647;

const first = (defaultFirst: number) =>
  ({ name: "first", default: defaultFirst, least: 0, most: "maxPageSize" }) as const;

/** The `first` of a list with cursors. */
const page = (defaultFirst: number) => ({ ...first(defaultFirst), hint: "Ask for the rest with after." }) as const;

export const argumentTable = {
  relationFilter: {
    minConfidence: { name: "filter.minConfidence", least: 0, most: 1 },
    minSources: { name: "filter.minSources", least: 0, most: maxInt },
    exclude: { name: "filter.exclude", most: 1_000 },
  },
  entityFilter: {
    minDegree: { name: "filter.minDegree", least: 0, most: maxInt },
    nameContains: { name: "filter.nameContains", most: 300 },
  },
  /** Every list with cursors that has no entry of its own. */
  list: { first: page(25) },
  evidence: { first: page(10) },
  relations: { between: { name: "between", most: 500 } },
  nodes: { ids: { name: "ids", most: "maxNodes" } },
  search: { text: { name: "text", most: 300 }, first: page(10) },
  suggest: {
    prefix: { name: "prefix", most: 300 },
    limit: { name: "limit", default: 8, least: 0, most: "maxPageSize" },
  },
  expand: {
    ids: { name: "ids", most: "maxRoots" },
    shown: { name: "shown", most: "maxNodes" },
    perType: { name: "perType", default: 10, least: 0, most: "maxPageSize" },
  },
  subgraph: {
    ids: { name: "ids", most: "maxRoots" },
    depth: { name: "depth", default: 2, least: 0, most: "maxDepth" },
    maxNodes: { name: "maxNodes", default: 200, least: 1, most: "maxNodes" },
  },
  paths: {
    maxLength: { name: "maxLength", default: 6, least: 1, most: "maxPathLength" },
    limit: { name: "limit", default: 5, least: 1, most: "maxPageSize" },
    via: { name: "via", most: 3 },
    avoid: { name: "avoid", most: 100 },
  },
  commonNeighbors: {
    ids: { name: "ids", most: 50 },
    /** A request lowers the greatest value to the number of its ids. */
    atLeast: { name: "atLeast", default: 2, least: 1, most: 50 },
    first: page(25),
  },
  graphChanged: {
    since: { name: "since", least: 0, most: maxInt },
    ids: { name: "ids", most: "maxNodes" },
  },
  changes: { first: first(25) },
  ranking: { first: first(20) },
  communities: {
    minSize: { name: "minSize", default: 2, least: 1, most: Number.MAX_SAFE_INTEGER },
    first: first(20),
  },
  communityMembers: { first: first(25) },
  statisticsByPlace: { first: first(20) },
  timeline: { ids: { name: "ids", most: "maxRoots" } },
  timelineRelations: { first: first(10) },
  similar: { first: first(10) },
  similarShared: { first: first(25) },
} as const satisfies Readonly<Record<string, Readonly<Record<string, SizedArgument | RangeArgument | NumberArgument>>>>;

/** The greatest default that this limit bounds. A setting below it would refuse queries that name no number. */
export function largestDefault(limit: LimitName): number {
  const rows: readonly (SizedArgument | NumberArgument)[] = Object.values(argumentTable).flatMap((field) =>
    Object.values(field),
  );
  return Math.max(...rows.map((row) => ("default" in row && row.most === limit ? row.default : 0)));
}

/** A bound as the descriptions of the schema name it. */
export function boundText(bound: Bound): string {
  return typeof bound === "number" ? bound.toLocaleString("en-US") : `ontology.limits.${bound}`;
}

export function rangeText({ least, most }: RangeArgument): string {
  return `from ${least} to ${boundText(most)}`;
}
