import type { Question } from "../question.ts";
import { pathQuestion } from "./q5-path.ts";

/** From the entity with the most relations to others all over the graph. */
export const q5Hub: Question = {
  name: "Q5h",
  title: "the same from the largest hub",
  drawnFrom: `MATCH (e:Entity) WITH e ORDER BY e.degree DESC, e.id LIMIT 1
WITH e.id AS hub
MATCH (e:Entity) WHERE e.id <> hub
WITH hub, e.id AS id ORDER BY id
WITH hub, collect(id) AS ids
UNWIND range(0, size(ids) - 1, 1 + size(ids) / 2000) AS i
RETURN hub AS from, ids[i] AS to`,
  ...pathQuestion,
};
