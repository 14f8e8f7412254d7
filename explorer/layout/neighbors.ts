import type { Tie } from "./job.ts";

/** What each entity is tied to, either way. */
export function neighborsOf(ties: readonly Tie[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const known = found.get(from);
    if (known) known.push(to);
    else found.set(from, [to]);
  };
  for (const { source, target } of ties) {
    add(source, target);
    add(target, source);
  }
  return found;
}
