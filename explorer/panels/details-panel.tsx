import { useEffect } from "react";
import { loadDetails, loadEvidence } from "../actions/load-details.ts";
import { useExplorer, useView } from "../actions/use-explorer.ts";
import { useWords } from "../words/use-words.ts";
import { EntityCard } from "./entity-card.tsx";
import { RelationCard } from "./relation-card.tsx";
import { SeveralCard } from "./several-card.tsx";

/** What is selected: an entity, a relation, or several entities. */
export function DetailsPanel() {
  const explorer = useExplorer();
  const words = useWords();
  const view = useView();
  const { entities, relation } = view.selection;
  const [first, second] = entities;
  const only = first !== undefined && second === undefined ? view.entities[first] : undefined;
  const line = relation === null ? undefined : view.relations[relation];

  useEffect(() => {
    if (only) void loadDetails(explorer, only.id);
    if (line) void loadEvidence(explorer, line.id);
  }, [explorer, only, line]);

  return (
    <section className="details" aria-label={words.tabs.details}>
      {line ? (
        <RelationCard relation={line} />
      ) : only ? (
        <EntityCard key={only.id} entity={only} />
      ) : entities.length > 1 ? (
        <SeveralCard ids={entities} />
      ) : (
        <p className="hint">{words.details.nothing}</p>
      )}
    </section>
  );
}
