import { GraphQLError } from "graphql";
import { entitiesOfMembers } from "../identity/stored-members.ts";
import type { ReadContext } from "../query/read-context.ts";

/** The arguments that hold an id, or a list of ids. */
type IdArgument<Args> = {
  [Name in keyof Args]: Args[Name] extends string | readonly string[] | null | undefined ? Name : never;
}[keyof Args];

/**
 * Asks, and if the answer does not know some of the ids, asks once more with the entities that have these ids among their
 * members: an entity keeps all ids that it was ever known by. So the ids that are shown cost nothing. `unknownIn` gives
 * the unknown ids of an answer; an error NOT_FOUND tells them itself. Throws what `ask` throws.
 */
export async function withCurrentIds<Args extends object, Answer>(
  context: ReadContext,
  args: Args,
  names: readonly IdArgument<Args>[],
  ask: (args: Args) => Promise<Answer>,
  unknownIn: (answer: Answer) => readonly string[] = () => [],
): Promise<Answer> {
  const first = await ask(args).then(
    (answer) => ({ answer, unknown: unknownIn(answer), fault: null }),
    (fault: unknown) => ({ answer: null, unknown: missingIn(fault), fault }),
  );
  const current = await entitiesOfMembers(context.read, first.unknown);
  // An entity of another kind is not unknown: it has its own id.
  const others = new Map([...current].filter(([id, entityId]) => id !== entityId));
  if (others.size > 0) return ask(renamed(args, names, others));
  if (first.fault !== null) throw first.fault;
  return first.answer as Answer;
}

function missingIn(fault: unknown): readonly string[] {
  const { code, missing } = fault instanceof GraphQLError ? fault.extensions : {};
  return code === "NOT_FOUND" && Array.isArray(missing) ? missing : [];
}

function renamed<Args extends object>(
  args: Args,
  names: readonly (keyof Args)[],
  current: ReadonlyMap<string, string>,
): Args {
  const rename = (id: string) => current.get(id) ?? id;
  const changed = names.map((name) => {
    const value = args[name] as string | readonly string[] | null | undefined;
    return [name, typeof value === "string" ? rename(value) : value?.map(rename)];
  });
  return { ...args, ...Object.fromEntries(changed) };
}
