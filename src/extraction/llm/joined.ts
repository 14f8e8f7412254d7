import { sortKey } from "../../name-keys.ts";
import type { EntityKind } from "../../ontology.ts";
import { paragraphAt } from "../article-text.ts";
import { FallenList, type Span } from "../proposal.ts";
import { QuotedText } from "../quotes.ts";
import type { Hint } from "./prompt.ts";
import type { Answer, SaidEntity, SaidRelation } from "./read-answer.ts";

/**
 * What a model says of the parts of a text, as of the whole: entities of the same kind and name are one, each relation
 * leads to them, and tells the paragraph of its quote.
 */
export class Joined {
  readonly #text: string;
  readonly #entities = new Map<string, { readonly ref: string; said: SaidEntity }>();
  readonly #relations: SaidRelation[] = [];
  readonly fallen = new FallenList();

  constructor(text: string) {
    this.#text = text;
  }

  add({ entities, relations, fallen }: Answer, part: Span): void {
    for (const { what, why } of fallen.fallen) this.fallen.add(what, why);
    this.fallen.fallenTotal += fallen.fallenTotal - fallen.fallen.length;
    const refs = new Map<string, string>();
    for (const said of entities) {
      if (refs.has(said.ref)) {
        this.fallen.add(`${said.kind} ${said.name}`, `another entity has the ref ${said.ref}`);
        continue;
      }
      refs.set(said.ref, this.#refOf(said));
    }
    const quoted = new QuotedText(this.#text.slice(part.start, part.end));
    for (const relation of relations) {
      const place = quoted.find(relation.quote, null);
      this.#relations.push({
        ...relation,
        paragraph: place === null ? null : paragraphAt(this.#text, part.start + place.start),
        // A ref that the part does not have must not become that of another part.
        source: refs.get(relation.source) ?? `unknown ${relation.source}`,
        target: refs.get(relation.target) ?? `unknown ${relation.target}`,
      });
    }
  }

  /** The ref of the entity in the whole. */
  #refOf(said: SaidEntity): string {
    const key = keyOf(said.kind, said.name);
    const known = this.#entities.get(key);
    if (known === undefined) {
      const ref = `e${this.#entities.size + 1}`;
      this.#entities.set(key, { ref, said: { ...said, ref } });
      return ref;
    }
    const aliases = new Set([...known.said.aliases, ...said.aliases, said.name]);
    aliases.delete(known.said.name);
    known.said = { ...known.said, aliases: [...aliases], orgKind: known.said.orgKind ?? said.orgKind };
    return known.ref;
  }

  get said(): { readonly entities: SaidEntity[]; readonly relations: SaidRelation[] } {
    return { entities: [...this.#entities.values()].map(({ said }) => said), relations: this.#relations };
  }

  get named(): readonly Hint[] {
    return [...this.#entities.values()].map(({ said: { name, kind } }) => ({ name, kind }));
  }
}

function keyOf(kind: EntityKind, name: string): string {
  return JSON.stringify([kind, sortKey(name)]);
}
