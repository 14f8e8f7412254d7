import { ontology, type RelationType } from "../ontology.ts";

interface StatedRelation {
  readonly type: RelationType;
  readonly role: string | null;
  readonly current: boolean | null;
}

/**
 * What a text says, in words of our own, such as "Says that Ada Berg heads Nordlicht (chair)." A record must not repeat
 * the sentence of the article.
 */
export function statementOf({ type, role, current }: StatedRelation, source: string, target: string): string {
  const { verb, pastVerb } = ontology[type];
  const [says] = current === false ? pastVerb : verb;
  return `Says that ${source} ${says} ${target}${role === null ? "" : ` (${role})`}.`;
}
