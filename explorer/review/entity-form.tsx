import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { EntityPicker } from "../panels/entity-picker.tsx";
import { KindSign } from "../panels/signs.tsx";
import { type EntityKind, entityKinds, type OrgKind } from "../view/graph.ts";
import { useWords } from "../words/use-words.ts";
import type { Desk } from "./desk.ts";
import { FormEnd } from "./form-end.tsx";
import { joinedSpans, placesOf } from "./marks.ts";
import { freeRef, keyOf, type ProposedEntity } from "./parts.ts";
import { useDeskState } from "./use-desk.ts";
import { useFormSaving } from "./use-form-saving.ts";
import { useReviewWords } from "./words/use-review-words.ts";

interface Props {
  readonly desk: Desk;
  /** Null for a new one. */
  readonly entity: ProposedEntity | null;
  /** The name of a new one. */
  readonly words?: string;
}

type Candidate = ProposedEntity["candidates"][number];

/** What a person says of an entity. It is stored when it is saved. */
export function EntityForm({ desk, entity, words: given = "" }: Props) {
  const [words, review] = [useWords(), useReviewWords()];
  const { proposal } = useDeskState(desk);
  const [name, setName] = useState(entity?.name ?? given.replace(/\s+/g, " "));
  const [kind, setKind] = useState<EntityKind>(entity?.kind ?? "PERSON");
  const [orgKind, setOrgKind] = useState<OrgKind | "">(entity?.orgKind ?? "");
  const [aliases, setAliases] = useState((entity?.aliases ?? []).join("\n"));
  const [id, setId] = useState<string | null>(entity?.entityId ?? null);
  const [searched, setSearched] = useState<readonly Candidate[]>([]);
  const { problem, setProblem, isSending, save: store } = useFormSaving(desk);
  const first = useRef<HTMLInputElement>(null);
  const group = useId();
  useEffect(() => first.current?.focus(), []);

  const known = [...(entity?.candidates ?? []), ...searched];
  const choices = known.filter((one) => one.kind === kind);
  const isUnnamed = id !== null && !choices.some((one) => one.id === id);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const text = proposal.text ?? "";
    const others = [...new Set(aliases.split("\n").map((line) => line.trim()))].filter((alias) => alias !== "");
    // Of the names that it had already, a place that is no mention was taken off, or was never meant.
    const had = entity === null ? [] : [entity.name, ...entity.aliases];
    const places = [name.trim(), ...others]
      .filter((form) => !had.includes(form))
      .flatMap((form) => placesOf(text, form));
    if (joinedSpans(entity?.mentions ?? [], places).length === 0) return setProblem(review.edit.noPlace);
    await store(
      ({ entities, relations }) => {
        const now = entities.find(({ ref }) => ref === entity?.ref);
        const ref = entity?.ref ?? freeRef("e", entities);
        const revised: ProposedEntity = {
          ...{
            ref,
            kind,
            name: name.trim(),
            aliases: others,
            entityId: id,
            candidates: [],
            confidence: 1,
            foundBy: "",
          },
          orgKind: kind === "COMPANY" && orgKind !== "" ? orgKind : null,
          // What is mentioned stays mentioned under another name.
          mentions: joinedSpans(now?.mentions ?? [], places),
          // Who writes an entity by hand means it.
          verdict: now?.verdict ?? "ACCEPTED",
          reason: now?.reason ?? null,
        };
        const parts = {
          entities: now === undefined ? [...entities, revised] : entities.map((one) => (one === now ? revised : one)),
          relations: relations.map((relation) =>
            // A statement that names it by the old name would be wrong: the service makes it anew.
            now !== undefined && now.name !== revised.name && [relation.source, relation.target].includes(ref)
              ? { ...relation, statement: null }
              : relation,
          ),
        };
        return { parts, key: keyOf.entity(ref) };
      },
      ({ said }) => (entity === null ? said.added(name.trim()) : said.changed(name.trim())),
    );
  };

  const choice = (value: string | null, label: string, sign: EntityKind | null) => (
    <label key={value ?? ""} className="switch">
      <input type="radio" name={group} checked={id === value} onChange={() => setId(value)} />
      {sign && <KindSign kind={sign} />}
      <bdi>{label}</bdi>
    </label>
  );

  return (
    <form
      className="part-form"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === "Escape" && desk.closeForm()}
      aria-label={entity === null ? review.cards.addEntity : review.cards.edit}
    >
      <div className="fields">
        <label className="field">
          <span>{review.edit.name}</span>
          <input
            ref={first}
            required
            maxLength={300}
            dir="auto"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label className="field">
          <span>{review.edit.kind}</span>
          <select
            value={kind}
            onChange={({ target }) => {
              setKind(entityKinds.find((one) => one === target.value) ?? "PERSON");
              // An id tells the kind, so it is not that one.
              setId(null);
            }}
          >
            {entityKinds.map((one) => (
              <option key={one} value={one}>
                {words.kind[one]}
              </option>
            ))}
          </select>
        </label>
        {kind === "COMPANY" && (
          <label className="field">
            <span>{review.edit.orgKind}</span>
            <select value={orgKind} onChange={({ target }) => setOrgKind(target.value as OrgKind | "")}>
              <option value="">{review.edit.orgKindUnknown}</option>
              {Object.entries(words.orgKind).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <label className="field">
        <span>
          {review.edit.aliases} <small>{review.edit.aliasesHint}</small>
        </span>
        <textarea rows={2} dir="auto" value={aliases} onChange={({ target }) => setAliases(target.value)} />
      </label>
      <fieldset className="same-as">
        <legend>{review.edit.sameAs}</legend>
        {choice(null, review.edit.byName, null)}
        {isUnnamed && choice(id, id, kind)}
        {choices.map((one) => choice(one.id, `${one.name} (${one.id})`, one.kind))}
        <EntityPicker
          label={review.edit.search}
          placeholder={review.edit.search}
          onPick={(picked) => {
            if (picked.kind !== kind) return setProblem(review.edit.otherKind(picked.name));
            setProblem(null);
            if (!known.some((one) => one.id === picked.id)) setSearched((list) => [...list, picked]);
            setId(picked.id);
          }}
        />
      </fieldset>
      <FormEnd problem={problem} isSending={isSending} onCancel={() => desk.closeForm()} />
    </form>
  );
}
