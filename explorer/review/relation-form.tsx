import { type FormEvent, useEffect, useRef, useState } from "react";
import type { RelationType } from "../view/graph.ts";
import { relationWords } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import type { Desk } from "./desk.ts";
import { FormEnd } from "./form-end.tsx";
import { placeOfQuote } from "./marks.ts";
import { freeRef, keyOf, type ProposedRelation } from "./parts.ts";
import { relationTitle } from "./relation-title.ts";
import { mayConnect, useSession } from "./session.ts";
import { useDeskState } from "./use-desk.ts";
import { useFormSaving } from "./use-form-saving.ts";
import { useReviewWords } from "./words/use-review-words.ts";

interface Props {
  readonly desk: Desk;
  /** Null for a new one. */
  readonly relation: ProposedRelation | null;
  /** The words of a new one, and where in the text they are. */
  readonly words?: string;
  readonly near?: number;
}

type Current = "unknown" | "true" | "false";

/** What a person says of a relation. It is stored when it is saved. */
export function RelationForm({ desk, relation, words: given = "", near = 0 }: Props) {
  const [words, review] = [useWords(), useReviewWords()];
  const { types } = useSession();
  const { proposal, parts } = useDeskState(desk);
  const [source, setSource] = useState(relation?.source ?? "");
  const [target, setTarget] = useState(relation?.target ?? "");
  const [type, setType] = useState<RelationType | "">(relation?.type ?? "");
  const [role, setRole] = useState(relation?.role ?? "");
  const [since, setSince] = useState(relation?.since ?? "");
  const [until, setUntil] = useState(relation?.until ?? "");
  const [current, setCurrent] = useState<Current>(
    relation?.current == null ? "unknown" : relation.current ? "true" : "false",
  );
  const [share, setShare] = useState(textOf(relation?.share));
  const [shareUpTo, setShareUpTo] = useState(textOf(relation?.shareUpTo));
  const [amount, setAmount] = useState(textOf(relation?.amount));
  const [currency, setCurrency] = useState(relation?.currency ?? "");
  const [quote, setQuote] = useState(relation?.quote ?? given);
  const [statement, setStatement] = useState<string | null>(relation?.statement ?? null);
  const { problem, setProblem, isSending, save: store } = useFormSaving(desk);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);

  const entities = new Map(parts.entities.map((entity) => [entity.ref, entity]));
  const [from, to] = [entities.get(source), entities.get(target)];
  const legal = types.filter((rules) => !from || !to || mayConnect(rules, from.kind, to.kind));
  const options = legal.map((rules) => rules.type);
  const rules = types.find((one) => one.type === type);
  /** What the statement is made of has changed, so what was made of it no longer fits. */
  const without =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setStatement(null);
    };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const fault = (sentence: string) => setProblem(sentence);
    if (source === "" || target === "" || type === "") return;
    if (source === target) return fault(review.edit.sameEnds);
    const evidence = placeOfQuote(proposal.text ?? "", quote, relation?.evidence.start ?? near);
    if (evidence === null) return fault(review.edit.noQuote);
    const number = (text: string) => (text.trim() === "" ? null : Number(text.trim().replace(",", ".")));
    const numbers = {
      share: type === "OWNS" ? number(share) : null,
      shareUpTo: type === "OWNS" ? number(shareUpTo) : null,
      amount: type === "PAID" ? number(amount) : null,
    };
    for (const field of ["share", "shareUpTo", "amount"] as const)
      if (Number.isNaN(numbers[field])) return fault(review.edit.noNumber(review.edit[field]));
    const revised = {
      ...{ type, source, target, evidence, ...numbers, statement: statement?.trim() || null },
      role: role.trim() || null,
      since: since.trim() || null,
      until: until.trim() || null,
      current: current === "unknown" || rules?.bounded === false ? null : current === "true",
      currency: type === "PAID" ? currency.trim() || null : null,
      ...{ quote, unnamedEnds: null, confidence: 1, foundBy: "" },
    };
    const title = relationTitle(revised, entities, words);
    await store(
      ({ entities, relations }) => {
        const now = relations.find(({ ref }) => ref === relation?.ref);
        const ref = relation?.ref ?? freeRef("r", relations);
        // Who writes a relation by hand means it.
        const kept = {
          marks: now?.marks ?? [],
          verdict: now?.verdict ?? ("ACCEPTED" as const),
          reason: now?.reason ?? null,
        };
        const whole = { ref, ...revised, ...kept };
        const changed = relations.map((one) => (one === now ? whole : one));
        return {
          parts: { entities, relations: now === undefined ? [...relations, whole] : changed },
          key: keyOf.relation(ref),
        };
      },
      ({ said }) => (relation === null ? said.added(title) : said.changed(title)),
    );
  };

  const end = (label: string, value: string, set: (ref: string) => void, ref?: typeof first) => (
    <label className="field">
      <span>{label}</span>
      <select ref={ref} value={value} required onChange={({ target }) => without(set)(target.value)}>
        <option value="">{review.edit.choose}</option>
        {parts.entities.map((entity) => (
          <option key={entity.ref} value={entity.ref}>
            {entity.name} ({words.kind[entity.kind]})
          </option>
        ))}
      </select>
    </label>
  );
  const field = (label: string, value: string, set: (text: string) => void, example = "", isDate = false) => (
    <label className="field">
      <span>{label}</span>
      <input
        value={value}
        placeholder={example}
        dir="auto"
        {...(isDate && { pattern: "\\d{4}(-\\d\\d){0,2}", title: review.form.dateHint })}
        onChange={({ target }) => set(target.value)}
      />
    </label>
  );

  return (
    <form
      className="part-form"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === "Escape" && desk.closeForm()}
      aria-label={relation === null ? review.cards.addRelation : review.cards.edit}
    >
      <div className="fields">
        {end(review.edit.source, source, setSource, first)}
        {end(review.edit.target, target, setTarget)}
        <label className="field">
          <span>{review.edit.type}</span>
          <select
            value={type}
            required
            onChange={({ target }) => without(setType)(options.find((one) => one === target.value) ?? "")}
          >
            <option value="">{review.edit.choose}</option>
            {(type === "" || options.includes(type) ? options : [type, ...options]).map((one) => (
              <option key={one} value={one}>
                {relationWords(words, one, "OUT")}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          onClick={() => {
            without(setSource)(target);
            setTarget(source);
          }}
        >
          {review.edit.swap}
        </button>
      </div>
      {from && to && options.length === 0 && <p className="refusal">{review.edit.noType}</p>}
      <div className="fields">
        {field(review.edit.role, role, without(setRole))}
        {field(review.edit.since, since, setSince, review.form.dateExample, true)}
        {field(review.edit.until, until, setUntil, review.form.dateExample, true)}
        {rules?.bounded !== false && (
          <label className="field">
            <span>{review.edit.current}</span>
            <select value={current} onChange={({ target }) => without(setCurrent)(target.value as Current)}>
              {(["unknown", "true", "false"] as const).map((one) => (
                <option key={one} value={one}>
                  {review.edit.currents[one]}
                </option>
              ))}
            </select>
          </label>
        )}
        {type === "OWNS" && field(review.edit.share, share, setShare)}
        {type === "OWNS" && field(review.edit.shareUpTo, shareUpTo, setShareUpTo)}
        {type === "PAID" && field(review.edit.amount, amount, setAmount)}
        {type === "PAID" && field(review.edit.currency, currency, setCurrency, "EUR")}
      </div>
      <label className="field">
        <span>{review.edit.quoteHint}</span>
        <textarea
          rows={2}
          required
          dir="auto"
          maxLength={2_000}
          value={quote}
          onChange={({ target }) => setQuote(target.value)}
        />
      </label>
      <label className="field">
        <span>
          {review.cards.statement} <small>{review.cards.statementHint}</small>
        </span>
        <textarea
          rows={2}
          dir="auto"
          value={statement ?? ""}
          onChange={({ target }) => setStatement(target.value === "" ? null : target.value)}
        />
      </label>
      <FormEnd problem={problem} isSending={isSending} onCancel={() => desk.closeForm()} />
    </form>
  );
}

function textOf(value: number | null | undefined): string {
  return value == null ? "" : String(value);
}
