import { largestHub } from "../drawn.ts";
import type { Question } from "../question.ts";
import { subgraphQuestion } from "./q6-subgraph.ts";

export const q6Hub: Question = {
  name: "Q6h",
  title: "the same around the largest hub",
  drawnFrom: largestHub,
  ...subgraphQuestion,
};
