import { checkRecord, type Fault, FaultyRecordError } from "../articles/check-record.ts";
import { type RecordArticle, recordLimits } from "../articles/record.ts";
import { type Fallen, maxFallen, type Proposal, type Span } from "../extraction/proposal.ts";
import { kindOfId } from "../ontology.ts";
import { relationValuesIn } from "../relation-fields.ts";
import { recordOf } from "./record-of-proposal.ts";
import type { StoredEntity, StoredRelation } from "./stored-proposal.ts";

/** The text of a proposal, and of which article it is. */
export interface Source {
  readonly article: RecordArticle;
  readonly text: string;
}

export interface Parts {
  readonly entities: readonly StoredEntity[];
  readonly relations: readonly StoredRelation[];
}

/** How often one entity may be mentioned. */
const maxMentions = 2_000;
/** How long a quote may be, and a reason. */
const maxText = recordLimits.textLength;
/** A shorter quote may be a part of its statement: a name, a number. */
const shortQuote = 40;

/**
 * The parts, cleaned as a record is, if each of them could be part of a record by itself and stands in the text. Whether
 * all of them fit into one record is seen when they are accepted. Throws a FaultyRecordError that lists every fault.
 */
export function checkedParts(source: Source, parts: Parts): Parts {
  const { faults, cleaned } = check(source, parts);
  if (faults.length > 0) throw new FaultyRecordError(faults);
  return cleaned;
}

/** What of a proposal passes the same checks. What does not falls, and is told. */
export function partsThatHold(source: Source, proposal: Proposal): Parts & Pick<Proposal, "fallen" | "fallenTotal"> {
  const fallen: Fallen[] = [...proposal.fallen];
  let { fallenTotal } = proposal;
  const fall = (what: string, why: string) => {
    fallenTotal++;
    if (fallen.length < maxFallen) fallen.push({ what, why });
  };
  const open = { verdict: "OPEN", reason: null } as const;
  const cut = <T>(list: readonly T[], most: number, what: string) => {
    for (const _ of list.slice(most)) fall(what, `a proposal has at most ${most} of them`);
    return list.slice(0, most);
  };
  let entities = cut(proposal.entities, recordLimits.entities, "entities").map((one) => ({ ...one, ...open }));
  let relations = cut(proposal.relations, recordLimits.relations, "relations").map((one) => ({ ...one, ...open }));
  for (;;) {
    const { faults, cleaned } = check(source, { entities, relations });
    if (faults.length === 0) return { ...cleaned, fallen, fallenTotal };
    const [faultyEntities, faultyRelations] = [new Map<number, string>(), new Map<number, string>()];
    for (const { pointer, reason } of faults) {
      const [, list, at] = /^\/(entities|relations)\/(\d+)/.exec(pointer) ?? [];
      // Nothing else of what an extractor says is checked: the article was before.
      if (at === undefined) throw new FaultyRecordError(faults);
      (list === "entities" ? faultyEntities : faultyRelations).set(Number(at), `${pointer}: ${reason}`);
    }
    for (const [at, why] of faultyEntities) fall(`${entities[at]?.kind} ${entities[at]?.name}`, why);
    for (const [at, why] of faultyRelations) {
      const { type, source: from, target: to } = relations[at] as StoredRelation;
      fall(`${type} ${from} → ${to}`, why);
    }
    // A relation to an entity that fell falls in the next round.
    entities = entities.filter((_, at) => !faultyEntities.has(at));
    relations = relations.filter((_, at) => !faultyRelations.has(at));
  }
}

function check(source: Source, { entities, relations }: Parts): { readonly faults: Fault[]; readonly cleaned: Parts } {
  const faults = [...entityFaults(source.text, entities), ...relationFaults(source.text, relations)];
  // With an id and a key for each, nothing is a fault that only two parts of a record make together.
  const alone = entities.map((entity, i) => ({ ...entity, id: `${String(entity.kind).toLowerCase()}:${i}` }));
  const record = recordOf(source, alone, relations);
  const keyed = { ...record, relations: record.relations.map((relation, i) => ({ ...relation, key: String(i) })) };
  try {
    const checked = checkRecord(keyed);
    const cleaned = {
      entities: entities.map((entity, i) => {
        const { ref, kind, name, aliases } = checked.entities[i] as (typeof checked.entities)[number];
        return { ...entity, ref, kind, name, aliases, mentions: [...entity.mentions].sort(byPlace) };
      }),
      relations: relations.map((relation, i) => {
        const said = checked.relations[i] as (typeof checked.relations)[number];
        const { type, source, target, role, since, until, current, evidence } = said;
        const { statement, extractedBy } = evidence[0] as (typeof evidence)[number];
        const fields = { type, source, target, role, since, until, current, ...relationValuesIn(said) };
        return { ...relation, ...fields, statement, foundBy: extractedBy };
      }),
    };
    return { faults, cleaned };
  } catch (error) {
    if (!(error instanceof FaultyRecordError)) throw error;
    const inProposal = error.faults.map(({ pointer, reason }) => ({
      pointer: pointer.replace(/\/evidence\/0\/extractedBy$/, "/foundBy").replace("/evidence/0", ""),
      reason,
    }));
    return { faults: [...inProposal, ...faults], cleaned: { entities, relations } };
  }
}

const byPlace = (a: Span, b: Span) => a.start - b.start || a.end - b.end;

function* entityFaults(text: string, entities: readonly StoredEntity[]): Iterable<Fault> {
  for (const [i, { id, kind, mentions, confidence, foundBy, reason }] of entities.entries()) {
    const pointer = `/entities/${i}`;
    if (id !== null && (kindOfId(id) !== kind || !/^[^\s:]+:\S+$/.test(id) || id.length > 200))
      yield {
        pointer: `${pointer}/entityId`,
        reason: `must be ${String(kind).toLowerCase()}: and at least one more character, without spaces, at most 200`,
      };
    if (mentions.length === 0 || mentions.length > maxMentions)
      yield { pointer: `${pointer}/mentions`, reason: `must have from 1 to ${maxMentions} items` };
    for (const [j, span] of mentions.slice(0, maxMentions).entries())
      yield* spanFaults(text, span, `${pointer}/mentions/${j}`);
    if (!(confidence >= 0 && confidence <= 1))
      yield { pointer: `${pointer}/confidence`, reason: "must be from 0 to 1" };
    if (foundBy.trim() === "" || foundBy.length > 300)
      yield { pointer: `${pointer}/foundBy`, reason: "must have from 1 to 300 characters" };
    yield* reasonFaults(reason, pointer);
  }
}

function* relationFaults(text: string, relations: readonly StoredRelation[]): Iterable<Fault> {
  const refs = new Map<string, number>();
  for (const [i, { ref, evidence, quote, statement, reason }] of relations.entries()) {
    const pointer = `/relations/${i}`;
    const same = refs.get(ref);
    if (ref.trim() === "" || ref.length > 200)
      yield { pointer: `${pointer}/ref`, reason: "must have from 1 to 200 characters" };
    if (same !== undefined)
      yield { pointer: `${pointer}/ref`, reason: `"${ref}" is already the ref of /relations/${same}` };
    refs.set(ref, same ?? i);
    yield* spanFaults(text, evidence, `${pointer}/evidence`);
    if (evidence.end - evidence.start > maxText)
      yield { pointer: `${pointer}/evidence`, reason: `must have at most ${maxText} characters` };
    else if (quote !== text.slice(evidence.start, evidence.end))
      yield { pointer: `${pointer}/quote`, reason: "is not what the text has there" };
    if (quote.length > shortQuote && statement.includes(quote))
      yield { pointer: `${pointer}/statement`, reason: "must say it in other words than the text" };
    yield* reasonFaults(reason, pointer);
  }
}

function* spanFaults(text: string, { start, end }: Span, pointer: string): Iterable<Fault> {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length))
    yield {
      pointer,
      reason: `must begin before it ends, within the text, which has ${text.length} characters; it is from ${start} to ${end}`,
    };
  else if (splitsCharacter(text, start) || splitsCharacter(text, end))
    yield { pointer, reason: `must not begin or end within a character; it is from ${start} to ${end}` };
}

/** Whether a position is between the two halves of one character. */
function splitsCharacter(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

function* reasonFaults(reason: string | null, pointer: string): Iterable<Fault> {
  if (reason !== null && reason.length > maxText)
    yield { pointer: `${pointer}/reason`, reason: `must have at most ${maxText} characters` };
}
