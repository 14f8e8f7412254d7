import type { Question } from "../question.ts";
import { counts } from "./c-counts.ts";
import { expandMany } from "./e-expand.ts";
import { expandHub } from "./e-hub.ts";
import { q1 } from "./q1-entity.ts";
import { q2Search } from "./q2-search.ts";
import { q2Suggest } from "./q2-suggest.ts";
import { q3 } from "./q3-founded.ts";
import { q4 } from "./q4-hub.ts";
import { q5Hub } from "./q5-hub.ts";
import { q5 } from "./q5-path.ts";
import { q6Hub } from "./q6-hub.ts";
import { q6 } from "./q6-subgraph.ts";
import { q7 } from "./q7-top.ts";
import { q8 } from "./q8-deep.ts";

export const questions: readonly Question[] = [
  q1,
  q2Search,
  q2Suggest,
  q3,
  q4,
  q5,
  q5Hub,
  q6,
  q6Hub,
  q7,
  q8,
  expandMany,
  expandHub,
  counts,
];
