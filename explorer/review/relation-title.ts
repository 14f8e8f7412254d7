import { type Messages, relationWords } from "../words/messages.ts";
import type { ProposedEntity, ProposedRelation } from "./parts.ts";

/** A relation in words, such as "Ada Berg heads Nordlicht". */
export function relationTitle(
  { type, source, target }: Pick<ProposedRelation, "type" | "source" | "target">,
  entities: ReadonlyMap<string, Pick<ProposedEntity, "name">>,
  words: Messages,
): string {
  const nameOf = (ref: string) => entities.get(ref)?.name ?? ref;
  return `${nameOf(source)} ${relationWords(words, type, "OUT")} ${nameOf(target)}`;
}
