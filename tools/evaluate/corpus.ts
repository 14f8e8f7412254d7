import { readFileSync } from "node:fs";
import { z } from "zod";
import { languages } from "../../src/extraction/language.ts";
import { marks } from "../../src/extraction/proposal.ts";
import { entityKinds, type RelationType, relationTypes } from "../../src/ontology.ts";

const relationType = z.enum(relationTypes as [RelationType, ...RelationType[]]);

/**
 * A text with what a careful reader finds in it: one line of a corpus. Positions count UTF-16 units, as JavaScript does;
 * the second of a mention is not part of it.
 */
const annotatedText = z.strictObject({
  id: z.string(),
  language: z.enum(languages),
  text: z.string(),
  entities: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(entityKinds),
      /** Every place that names it, also by a part of its name. */
      mentions: z.array(z.tuple([z.int(), z.int()])).min(1),
    }),
  ),
  /** What the text states. What it denies, plans or reports has marks, and is not to be proposed as a fact. */
  relations: z.array(
    z.strictObject({ type: relationType, source: z.string(), target: z.string(), marks: z.array(z.enum(marks)) }),
  ),
  /** The types whose relations are all annotated here. Proposals of other types are not counted. */
  exhaustive: z.array(relationType),
});

export type AnnotatedText = z.output<typeof annotatedText>;

/** The texts of a corpus: a file of JSON Lines. Throws an Error that names the first line that is not one. */
export function readCorpus(file: string): AnnotatedText[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      return annotatedText.parse(JSON.parse(line));
    } catch (error) {
      throw new Error(`${file}, line ${i + 1}: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`);
    }
  });
}
