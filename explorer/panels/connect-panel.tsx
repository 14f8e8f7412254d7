import { useRef } from "react";
import { Button } from "react-aria-components";
import { clearPath, findPaths, lightPath, setFinder } from "../actions/connect.ts";
import { selectEntities } from "../actions/load-details.ts";
import type { Finder } from "../actions/state.ts";
import { useExplorer, useExplorerState } from "../actions/use-explorer.ts";
import { directionFrom, type Entity } from "../view/graph.ts";
import type { FoundPath, View } from "../view/view.ts";
import { type Messages, relationWords } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import { EntityPicker } from "./entity-picker.tsx";
import { KindSign, LineSign } from "./signs.tsx";

/** How two are connected: the ends, the conditions, and the paths as sentences. */
export function ConnectPanel() {
  const explorer = useExplorer();
  const words = useWords();
  const { finder, busy, history } = useExplorerState();
  const view = history.present;
  const { from, to, via, avoid } = finder;
  const isSearching = busy.includes("paths");
  const ends = useRef<HTMLDivElement>(null);
  const setEnd = (change: Partial<Finder>) => {
    void setFinder(explorer, change);
    // The field or the button that had the focus is gone: the next one gets it.
    requestAnimationFrame(() => {
      const field = ends.current?.querySelector("input");
      (field ?? [...(ends.current?.querySelectorAll("button") ?? [])].at(-1))?.focus();
    });
  };

  return (
    <section className="connect" aria-label={words.connect.title}>
      <h2>{words.connect.title}</h2>
      {!view.path && <p className="muted">{words.connect.lead}</p>}
      <div className="ends" ref={ends}>
        <PathEnd
          label={words.connect.from}
          entity={from}
          onPick={(entity) => setEnd({ from: entity })}
          onRemove={() => setEnd({ from: null })}
        />
        <PathEnd
          label={words.connect.to}
          entity={to}
          onPick={(entity) => setEnd({ to: entity })}
          onRemove={() => setEnd({ to: null })}
        />
      </div>
      <details className="conditions" open={via.length + avoid.length > 0}>
        <summary>{words.connect.conditions}</summary>
        <Conditions
          label={words.connect.via}
          entities={via}
          onChange={(entities) => void setFinder(explorer, { via: entities })}
        />
        <Conditions
          label={words.connect.avoid}
          entities={avoid}
          onChange={(entities) => void setFinder(explorer, { avoid: entities })}
        />
      </details>
      <div className="buttons">
        <Button
          className="primary"
          isDisabled={!from || !to || from.id === to.id || isSearching}
          onPress={() => void findPaths(explorer, finder)}
        >
          {words.connect.find}
        </Button>
        {(view.path || from || to) && <Button onPress={() => clearPath(explorer)}>{words.connect.clear}</Button>}
      </div>
      {view.path && <FoundPaths view={view} />}
    </section>
  );
}

function FoundPaths({ view }: { readonly view: View }) {
  const explorer = useExplorer();
  const words = useWords();
  const { finder } = useExplorerState();
  const { path } = view;
  if (!path) return null;
  if (path.found.length === 0) {
    return (
      <p className="hint" role="note">
        {path.noPathWithin === null ? words.connect.noneInTime : words.connect.none(path.noPathWithin)}
      </p>
    );
  }
  const lit = path.found[path.lit];
  const between = lit ? lit.entities.slice(1, -1) : [];
  return (
    <>
      <h3>{words.connect.found(path.found.length)}</h3>
      <ol className="paths">
        {path.found.map((found, index) => (
          <li key={found.relations.join()}>
            <Button
              className="path-button"
              aria-pressed={index === path.lit}
              onPress={() => lightPath(explorer, index)}
            >
              <span>{words.language === "en" ? found.sentence : chain(found, view, words)}</span>
              <small>{words.connect.length(found.relations.length)}</small>
            </Button>
          </li>
        ))}
      </ol>
      {path.more && <p className="muted">{words.connect.more}</p>}
      {lit && (
        <ol className="steps">
          {lit.entities.map((id, index) => {
            const entity = view.entities[id];
            const relation = view.relations[lit.relations[index] ?? ""];
            return (
              entity && (
                <li key={id}>
                  <Button className="line-button" onPress={() => selectEntities(explorer, [id])}>
                    <KindSign kind={entity.kind} />
                    <b>{entity.name}</b>
                  </Button>
                  {between.includes(id) && (
                    <Button
                      className="more"
                      aria-label={words.connect.avoidThis(entity.name)}
                      onPress={() => void setFinder(explorer, { avoid: [...finder.avoid, entity] })}
                    >
                      {words.connect.avoid.toLocaleLowerCase(words.language)}
                    </Button>
                  )}
                  {relation && (
                    <span className="step">
                      <LineSign type={relation.type} />
                      {relationWords(words, relation.type, directionFrom(relation, id))}
                    </span>
                  )}
                </li>
              )
            );
          })}
        </ol>
      )}
    </>
  );
}

/** The API writes its sentences in English; in another language the path is told step by step. */
function chain({ entities, relations }: FoundPath, view: View, words: Messages): string {
  return entities
    .map((id, index) => {
      const relation = view.relations[relations[index] ?? ""];
      const name = view.entities[id]?.name ?? id;
      return relation ? `${name} – ${relationWords(words, relation.type, directionFrom(relation, id))} → ` : name;
    })
    .join("");
}

function PathEnd({
  label,
  entity,
  onPick,
  onRemove,
}: {
  readonly label: string;
  readonly entity: Entity | null;
  readonly onPick: (entity: Entity) => void;
  readonly onRemove: () => void;
}) {
  const words = useWords();
  return (
    <div className="path-end">
      <span className="field-label">{label}</span>
      {entity ? (
        <Chip entity={entity} onRemove={onRemove} />
      ) : (
        <EntityPicker label={`${label}: ${words.connect.choose}`} placeholder={words.connect.choose} onPick={onPick} />
      )}
    </div>
  );
}

function Conditions({
  label,
  entities,
  onChange,
}: {
  readonly label: string;
  readonly entities: readonly Entity[];
  readonly onChange: (entities: readonly Entity[]) => void;
}) {
  const words = useWords();
  return (
    <div className="path-end">
      <span className="field-label">{label}</span>
      {entities.map((entity) => (
        <Chip
          key={entity.id}
          entity={entity}
          onRemove={() => onChange(entities.filter(({ id }) => id !== entity.id))}
        />
      ))}
      <EntityPicker
        label={`${label}: ${words.connect.choose}`}
        placeholder={words.connect.choose}
        onPick={(entity) => onChange([...entities.filter(({ id }) => id !== entity.id), entity])}
      />
    </div>
  );
}

function Chip({ entity, onRemove }: { readonly entity: Entity; readonly onRemove: () => void }) {
  const words = useWords();
  return (
    <span className="chip">
      <KindSign kind={entity.kind} />
      <span className="chip-name">{entity.name}</span>
      <Button aria-label={words.connect.remove(entity.name)} onPress={onRemove}>
        ×
      </Button>
    </span>
  );
}
