import type { Direction, EntityKind, RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";

/** Which relations a field follows: those that meet every condition. */
export interface RelationFilter {
  readonly types?: readonly RelationType[] | null;
  readonly direction?: Direction | null;
  readonly kinds?: readonly EntityKind[] | null;
  readonly asOf?: PartialDate | null;
  readonly minConfidence?: number | null;
  readonly minSources?: number | null;
  readonly current?: boolean | null;
  readonly exclude?: readonly string[] | null;
}

/** Which entities a list has: those that meet every condition. */
export interface EntityFilter {
  readonly kinds?: readonly EntityKind[] | null;
  readonly nameContains?: string | null;
  readonly locatedIn?: string | null;
  readonly minDegree?: number | null;
  readonly mentionedIn?: string | null;
  readonly sameAs?: string | null;
}

/** Which articles a list has: those that meet every condition. */
export interface ArticleFilter {
  readonly publisher?: string | null;
  readonly from?: PartialDate | null;
  readonly until?: PartialDate | null;
  readonly text?: string | null;
}
