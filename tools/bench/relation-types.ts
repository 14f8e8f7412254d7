/**
 * The relation types as a user who writes Cypher by hand knows them; the correctness check notices one that is missing.
 */
export const relationTypes: readonly { readonly type: string; readonly symmetric: boolean }[] = [
  { type: "FOUNDED_BY", symmetric: false },
  { type: "HEADS", symmetric: false },
  { type: "PARTNER_OF", symmetric: true },
  { type: "LOCATED_IN", symmetric: false },
  { type: "WORKS_FOR", symmetric: false },
  { type: "SUBSIDIARY_OF", symmetric: false },
  { type: "OWNS", symmetric: false },
  { type: "COMPETES_WITH", symmetric: true },
  { type: "MET", symmetric: true },
  { type: "VISITED", symmetric: false },
  { type: "DIRECTOR_OF", symmetric: false },
  { type: "MEMBER_OF", symmetric: false },
  { type: "REPRESENTS", symmetric: false },
  { type: "SUCCEEDED_BY", symmetric: false },
  { type: "ASSOCIATED_WITH", symmetric: true },
  { type: "RELATIVE_OF", symmetric: false },
  { type: "PAID", symmetric: false },
];

/** For patterns, because entities have other relationships too. */
export const anyRelation = relationTypes.map(({ type }) => type).join("|");
