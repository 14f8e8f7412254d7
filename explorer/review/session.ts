import { createContext, useContext } from "react";
import type { Operation } from "../actions/request.ts";
import type { EntityKind, RelationType } from "../view/graph.ts";

/** Asks the service as an editor. Throws a RequestError. */
export type Ask = <Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
) => Promise<Result>;

/** What the ontology says of a type of relation. */
export interface TypeRules {
  readonly type: RelationType;
  readonly sources: readonly EntityKind[];
  readonly targets: readonly EntityKind[];
  readonly symmetric: boolean;
  /** Whether it can end. */
  readonly bounded: boolean;
}

export interface Session {
  readonly ask: Ask;
  readonly types: readonly TypeRules[];
  /** Shows a sentence until it is closed, also on another view. */
  readonly tell: (sentence: string) => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no session around this component");
  return session;
}

/** Whether a relation of this type may lead from one kind to the other. */
export function mayConnect({ sources, targets, symmetric }: TypeRules, from: EntityKind, to: EntityKind): boolean {
  if (sources.includes(from) && targets.includes(to)) return true;
  return symmetric && sources.includes(to) && targets.includes(from);
}
