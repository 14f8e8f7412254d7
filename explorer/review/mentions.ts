import { isSameSpan, joinedSpans, type Mention, type Span } from "./marks.ts";
import { judged, judgmentsOf, keyOf, type Parts, type ProposedEntity } from "./parts.ts";

/** Whether an entity has no other mention. */
export function isOnlyMention({ mentions }: ProposedEntity, mention: Mention): boolean {
  return mentions.every((other) => isSameSpan(other, mention));
}

/** The parts with one more place where the text names the entity of this ref. */
export function withMention({ entities, relations }: Parts, { start, end }: Span, ref: string): Parts {
  return {
    relations,
    entities: entities.map((one) =>
      one.ref === ref ? { ...one, mentions: joinedSpans(one.mentions, [{ start, end }]) } : one,
    ),
  };
}

/**
 * The parts with a mention taken off its entity, and given to another one unless `to` is null. An entity must have a
 * mention: one that loses its last is rejected, with its relations, and keeps the place.
 */
export function withoutMention(parts: Parts, mention: Mention, to: string | null): Parts {
  const entity = parts.entities.find(({ ref }) => ref === mention.ref);
  if (entity === undefined) return parts;
  const isOnly = isOnlyMention(entity, mention);
  const entities = parts.entities.map((one) =>
    one === entity && !isOnly ? { ...one, mentions: one.mentions.filter((other) => !isSameSpan(other, mention)) } : one,
  );
  const without = { ...parts, entities };
  const changed = to === null ? without : withMention(without, mention, to);
  if (!isOnly || entity.verdict === "REJECTED") return changed;
  return judged(changed, judgmentsOf(changed, keyOf.entity(entity.ref), { verdict: "REJECTED", reason: null }));
}
