import { ofMedianDegree } from "../drawn.ts";
import { expandQuestion, expandTypeDefinitions, perType } from "../expanding.ts";
import type { Question } from "../question.ts";
import { anyRelation } from "../relation-types.ts";

/** All neighbors at once, grouped. For most entities this is faster than a subquery for each type. */
const best = `UNWIND roots AS root
  MATCH (root)-[r:${anyRelation}]-(n) WHERE NOT n IN roots
  WITH DISTINCT root, type(r) AS type, n
  WITH root, type, n ORDER BY n.degree DESC, n.id
  WITH root, type, collect(n)[..${perType}] AS best
  UNWIND range(0, size(best) - 1) AS place
  WITH best[place] AS n, place`;

export const manyTypeDefinitions = expandTypeDefinitions(best, "expandMany");

/** Fifty entities of median degree with consecutive ids. */
export const expandMany: Question = {
  name: "E",
  title: "expand of 50 nodes",
  drawnFrom: `CALL () { ${ofMedianDegree} }
WITH collect(id) AS ids
UNWIND range(0, size(ids) - 50, 50) AS i
RETURN ids[i..i + 50] AS ids`,
  ...expandQuestion(best, "expandMany"),
};
