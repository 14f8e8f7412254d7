import { maxTextLength } from "../extraction/article-text.ts";

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
  readonly most: Most;
  /** What `most` counts: the items of a list, or the characters of a text. */
  readonly of: "items" | "characters";
  /** A limit of the settings that may be smaller, and then holds. */
  readonly within?: LimitName;
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

/** Lists that are computed whole, and have no cursors. */
const skip = { name: "skip", default: 0, least: 0, most: maxInt } as const;

export const argumentTable = {
  relationFilter: {
    minConfidence: { name: "filter.minConfidence", least: 0, most: 1 },
    minSources: { name: "filter.minSources", least: 0, most: maxInt },
    exclude: { name: "filter.exclude", most: 1_000, of: "items" },
  },
  entityFilter: {
    minDegree: { name: "filter.minDegree", least: 0, most: maxInt },
    nameContains: { name: "filter.nameContains", most: 300, of: "characters" },
    sameAs: { name: "filter.sameAs", most: 300, of: "characters" },
  },
  articleFilter: {
    publisher: { name: "filter.publisher", most: 300, of: "characters" },
    text: { name: "filter.text", most: 300, of: "characters" },
  },
  /** Every list with cursors that has no entry of its own. */
  list: { first: page(25) },
  evidence: { first: page(10) },
  relations: { between: { name: "between", most: 1_000, of: "items" } },
  nodes: { ids: { name: "ids", most: "maxNodes", of: "items" } },
  decision: {
    absorb: { name: "absorb", most: 100, of: "items" },
    reason: { name: "reason", most: 2_000, of: "characters" },
  },
  duplicates: {
    minScore: { name: "minScore", default: 0.6, least: 0.5, most: 1 },
    first: page(25),
  },
  proposeArticle: {
    text: { name: "text", most: maxTextLength, of: "characters" },
    waitMs: { name: "waitMs", default: 1_000, least: 0, most: 5_000 },
  },
  proposeQuoted: { by: { name: "by", most: 300, of: "characters" } },
  rejectProposal: { reason: { name: "reason", most: 2_000, of: "characters" } },
  joinSources: { first: first(10) },
  conflictEntities: { first: first(10) },
  search: { text: { name: "text", most: 300, of: "characters" }, first: page(10) },
  suggest: {
    prefix: { name: "prefix", most: 300, of: "characters" },
    limit: { name: "limit", default: 8, least: 0, most: "maxPageSize" },
  },
  match: {
    queries: { name: "queries", most: 50, of: "items" },
    first: { name: "first", default: 5, least: 1, most: 20 },
  },
  matchInput: {
    name: { name: "queries.name", most: 300, of: "characters" },
    locatedIn: { name: "queries.locatedIn", most: 300, of: "characters" },
    sameAs: { name: "queries.sameAs", most: 20, of: "items" },
  },
  expand: {
    ids: { name: "ids", most: "maxRoots", of: "items" },
    shown: { name: "shown", most: "maxNodes", of: "items" },
    perType: { name: "perType", default: 10, least: 0, most: "maxPageSize" },
  },
  subgraph: {
    ids: { name: "ids", most: "maxRoots", of: "items" },
    depth: { name: "depth", default: 2, least: 0, most: "maxDepth" },
    maxNodes: { name: "maxNodes", default: 200, least: 1, most: "maxNodes" },
  },
  paths: {
    maxLength: { name: "maxLength", default: 6, least: 1, most: "maxPathLength" },
    limit: { name: "limit", default: 5, least: 1, most: "maxPageSize" },
    via: { name: "via", most: 3, of: "items" },
    avoid: { name: "avoid", most: 100, of: "items" },
  },
  commonNeighbors: {
    ids: { name: "ids", most: 50, within: "maxRoots", of: "items" },
    /** A request lowers the greatest value to the number of its ids. */
    atLeast: { name: "atLeast", default: 2, least: 1, most: 50 },
    first: page(25),
  },
  graphChanged: {
    since: { name: "since", least: 0, most: maxInt },
    ids: { name: "ids", most: "maxNodes", of: "items" },
  },
  changes: { first: first(25) },
  ranking: { ids: { name: "ids", most: "maxNodes", of: "items" }, skip, first: first(20) },
  communities: {
    containing: { name: "containing", most: "maxNodes", of: "items" },
    skip,
    minSize: { name: "minSize", default: 2, least: 1, most: Number.MAX_SAFE_INTEGER },
    first: first(20),
  },
  communityMembers: { skip, first: first(25) },
  statisticsByPlace: { first: first(20) },
  timeline: { ids: { name: "ids", most: "maxRoots", of: "items" } },
  timelineRelations: { first: first(10) },
  similar: { first: first(10) },
  similarShared: { first: first(25) },
} as const satisfies Readonly<Record<string, Readonly<Record<string, SizedArgument | RangeArgument | NumberArgument>>>>;

type Table = typeof argumentTable;
type FixedSizesOf<Field extends keyof Table> = {
  [Name in keyof Table[Field]]: Table[Field][Name] extends SizedArgument<number> ? Name : never;
}[keyof Table[Field]];
/** The name of a fixed limit in `ontology.limits`: of `relations(between:)`, maxRelationsBetween. */
export type FixedLimitName = {
  [Field in keyof Table]: `max${Capitalize<Field>}${Capitalize<FixedSizesOf<Field> & string>}`;
}[keyof Table];

export interface FixedLimit {
  readonly name: FixedLimitName;
  readonly description: string;
  /** The limit under these settings. */
  readonly most: (limits: Readonly<Record<LimitName, number>>) => number;
}

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The limits on the size of arguments that the table gives as numbers, in its order. */
export const fixedLimits: readonly FixedLimit[] = Object.entries(argumentTable).flatMap(([field, row]) =>
  Object.entries(row as Readonly<Record<string, SizedArgument | RangeArgument>>).flatMap(([key, argument]) => {
    if (!("of" in argument) || typeof argument.most !== "number") return [];
    const { most, within } = argument as SizedArgument<number>;
    const name = `max${capitalized(field)}${capitalized(key)}` as FixedLimitName;
    const place = argument.name.includes(".")
      ? `\`${capitalized(field)}.${key}\``
      : `the argument \`${argument.name}\` of \`${field}\``;
    return [
      {
        name,
        description: `The most ${argument.of} in ${place}.`,
        most: (limits) => (within === undefined ? most : Math.min(most, limits[within])),
      },
    ];
  }),
);

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
