import { largestHub } from "../drawn.ts";
import { expandQuestion, expandTypeDefinitions, perType } from "../expanding.ts";
import type { Question } from "../question.ts";
import { relationTypes } from "../relation-types.ts";

/** A subquery for each type. For a hub this is faster, because it never sorts all neighbors. */
const best = `UNWIND roots AS root
  CALL (root, roots) {
    ${relationTypes
      .map(
        ({ type }) => `MATCH (root)-[:${type}]-(n) WHERE NOT n IN roots
    WITH DISTINCT n
    ORDER BY n.degree DESC, n.id LIMIT ${perType}
    WITH collect(n) AS best
    UNWIND range(0, size(best) - 1) AS place
    RETURN best[place] AS n, place`,
      )
      .join("\n    UNION ALL\n    ")}
  }`;

export const hubExpandTypeDefinitions = expandTypeDefinitions(best, "expandHub");

export const expandHub: Question = {
  name: "Eh",
  title: "expand of the largest hub",
  drawnFrom: `CALL () { ${largestHub} }
RETURN [id] AS ids`,
  ...expandQuestion(best, "expandHub"),
};
