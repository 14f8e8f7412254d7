import type { Question } from "../question.ts";
import { q1 } from "./q1-entity.ts";
import { q2Search } from "./q2-search.ts";
import { q2Suggest } from "./q2-suggest.ts";
import { q3 } from "./q3-founded.ts";
import { q4 } from "./q4-hub.ts";
import { q8 } from "./q8-deep.ts";

export const questions: readonly Question[] = [q1, q2Search, q2Suggest, q3, q4, q8];
