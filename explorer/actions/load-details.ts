import { EntityDetailsDocument, RelationDetailsDocument } from "../operations/operations.ts";
import { select } from "../view/steps.ts";
import type { Explorer } from "./explorer.ts";

const firstStatements = 3;

/** Reads what the panel shows of an entity: once, or again if that is asked for. */
export async function loadDetails(explorer: Explorer, id: string, anew = false): Promise<void> {
  if (!anew && explorer.state().details[id]) return;
  await explorer.attempt(`details ${id}`, async (signal) => {
    const { entity } = await explorer.ask(EntityDetailsDocument, { id }, signal);
    if (entity) explorer.set({ details: { ...explorer.state().details, [id]: entity } });
  });
}

/** Reads the statements behind a relation, or more of them. */
export async function loadEvidence(
  explorer: Explorer,
  id: string,
  first = firstStatements,
  anew = false,
): Promise<void> {
  if (!anew && (explorer.state().evidence[id]?.evidence.nodes.length ?? 0) >= first) return;
  await explorer.attempt(`evidence ${id}`, async (signal) => {
    const { relation } = await explorer.ask(RelationDetailsDocument, { id, first }, signal);
    if (relation) explorer.set({ evidence: { ...explorer.state().evidence, [id]: relation } });
  });
}

export function selectEntities(explorer: Explorer, ids: readonly string[]): void {
  explorer.replace(select(explorer.view, { entities: ids, relation: null }));
  const [id] = ids;
  if (id !== undefined && ids.length === 1) void loadDetails(explorer, id);
}

/** Selects what was taken at once, and says how many. */
export function selectTogether(explorer: Explorer, ids: readonly string[]): void {
  selectEntities(explorer, ids);
  explorer.set({ said: (words) => words.said.selected(ids.length) });
}

export function selectRelation(explorer: Explorer, id: string): void {
  explorer.replace(select(explorer.view, { entities: [], relation: id }));
  void loadEvidence(explorer, id);
}
