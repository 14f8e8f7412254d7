import type { Entity, EntityKind, Point, Relation, RelationType } from "./graph.ts";

export interface Filter {
  readonly hiddenKinds: readonly EntityKind[];
  readonly hiddenTypes: readonly RelationType[];
  readonly minSources: number;
  /** True: only what articles say holds now. */
  readonly onlyCurrent: boolean;
}

export interface Selection {
  readonly entities: readonly string[];
  readonly relation: string | null;
}

export interface FoundPath {
  readonly entities: readonly string[];
  readonly relations: readonly string[];
  readonly sentence: string;
}

export interface PathSearch {
  readonly from: Entity;
  readonly to: Entity;
  readonly via: readonly Entity[];
  /** Most of these are not in the view. */
  readonly avoid: readonly Entity[];
  readonly found: readonly FoundPath[];
  /** Which of the found paths is lit. */
  readonly lit: number;
  readonly noPathWithin: number | null;
  readonly more: boolean;
}

/** The relations that may have held on a date, as the service told them. */
export interface AsOf {
  readonly date: string;
  readonly holding: readonly string[];
}

export const arrangements = ["free", "rings", "layers", "map"] as const;

export type Arrangement = (typeof arrangements)[number];

/** All that can be seen, shared, saved and undone. A value: each step makes another one. */
export interface View {
  readonly entities: Readonly<Record<string, Entity>>;
  readonly relations: Readonly<Record<string, Relation>>;
  readonly positions: Readonly<Record<string, Point>>;
  readonly hidden: readonly string[];
  readonly pinned: readonly string[];
  readonly selection: Selection;
  readonly filter: Filter;
  readonly asOf: AsOf | null;
  readonly path: PathSearch | null;
  readonly arrangement: Arrangement;
}

export const noFilter: Filter = { hiddenKinds: [], hiddenTypes: [], minSources: 0, onlyCurrent: false };

export const noSelection: Selection = { entities: [], relation: null };

export const emptyView: View = {
  entities: {},
  relations: {},
  positions: {},
  hidden: [],
  pinned: [],
  selection: noSelection,
  filter: noFilter,
  asOf: null,
  path: null,
  arrangement: "free",
};
