import { populate } from "../../tools/generator/population.ts";

interface Named {
  readonly kind: "PERSON" | "COMPANY";
  readonly id: string;
  readonly name: string;
}

const swapped = (letters: string) => `${letters.slice(0, 2)}${letters[3]}${letters[2]}${letters.slice(4)}`;
const words = (name: string) => name.split(" ");
const last = (name: string) => words(name).at(-1) as string;

/** Ten ways in which a source writes a name differently from another. */
const rewritings: readonly (readonly [kind: Named["kind"], rewrite: (name: string) => string | null])[] = [
  ["PERSON", (name) => `${last(name)}, ${words(name).slice(0, -1).join(" ")}`],
  ["PERSON", (name) => `${name[0]}. ${last(name)}`],
  ["PERSON", (name) => `Dr. ${name}`],
  ["PERSON", (name) => name.replace(" ", " Maximilian ")],
  ["PERSON", (name) => (last(name).length < 7 ? null : name.replace(last(name), swapped(last(name))))],
  ["PERSON", (name) => (last(name).length < 6 ? null : name.replace(/(\p{Ll})(?=\p{Ll}$)/u, "$1$1"))],
  ["COMPANY", (name) => `${name} Holding AG`],
  ["COMPANY", (name) => (words(name).length === 2 ? words(name).join("") : null)],
  ["COMPANY", (name) => (words(name).length < 2 ? null : name.toUpperCase())],
  ["COMPANY", (name) => (words(name).length < 3 ? null : words(name).reverse().join(" "))],
];

/** A graph with a hundred pairs of entities that are one, written differently, among others that are not. */
export function hundredPairs() {
  const size = { entities: 800, relations: 1, seed: 5 };
  const others: Named[] = populate(size).profiles.flatMap(({ id, kind, names }) =>
    kind === "PLACE" ? [] : [{ id, kind, name: names.en }],
  );
  const taken = new Set<string>();
  const pairs = rewritings.flatMap(([kind, rewrite], way) =>
    others
      .filter((entity) => entity.kind === kind && !taken.has(entity.id))
      .flatMap((entity) => {
        const name = rewrite(entity.name);
        return name === null || name === entity.name ? [] : [{ entity, name }];
      })
      .slice(0, 10)
      .map(({ entity, name }) => {
        taken.add(entity.id);
        return { way, a: entity, b: { kind, id: `${entity.id}-x`, name } };
      }),
  );
  const records = [...others, ...pairs.map(({ b }) => b)].map(({ kind, id, name }) => ({
    article: { id: `article:${id}`, title: id },
    entities: [{ ref: "x", id, kind, name }],
    relations: [],
  }));
  return { records, pairs };
}
