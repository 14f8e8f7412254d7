import { useMemo } from "react";
import { Button, Collection, ListLayout, Tree, TreeItem, TreeItemContent, Virtualizer } from "react-aria-components";
import { expand } from "../actions/expand.ts";
import { selectEntities, selectRelation } from "../actions/load-details.ts";
import { pressOn } from "../actions/shortcuts.ts";
import { useExplorer, useExplorerState, useVisible } from "../actions/use-explorer.ts";
import { isOver } from "../looks/scene.ts";
import { directionFrom, type Entity, otherEnd, type Relation } from "../view/graph.ts";
import { relationWords } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import { usePreferences } from "./preferences.ts";
import { KindSign, LineSign } from "./signs.tsx";

/** With more rows than this, only those in sight are in the page. */
const virtualFrom = 200;
const separator = " of ";

interface Row {
  readonly id: string;
  readonly entity: Entity;
  readonly relations: readonly { readonly id: string; readonly relation: Relation; readonly other: Entity }[];
}

const kept = new WeakMap<Entity, Row>();

/** The row of before where nothing in it has changed: the tree then does not render it again. */
function rowOf(entity: Entity, relations: readonly Relation[], entities: Readonly<Record<string, Entity>>): Row {
  const lines = relations.flatMap((relation) => {
    const other = entities[otherEnd(relation, entity.id)];
    return other ? [{ id: relation.id + separator + entity.id, relation, other }] : [];
  });
  const before = kept.get(entity);
  const isSame =
    before?.relations.length === lines.length &&
    lines.every(({ relation, other }, index) => {
      const line = before.relations[index];
      return line?.relation === relation && line.other === other;
    });
  const row = before && isSame ? before : { id: entity.id, entity, relations: lines };
  kept.set(entity, row);
  return row;
}

export function ListPanel() {
  const explorer = useExplorer();
  const words = useWords();
  const { history, news } = useExplorerState();
  const view = history.present;
  const removed = useMemo(() => new Set(news.removed), [news.removed]);
  const visible = useVisible();
  const { letters } = usePreferences();
  const { entities, pinned } = view;
  const rows = useMemo(
    () => visible.entities.map((entity) => rowOf(entity, visible.relationsOf.get(entity.id) ?? [], entities)),
    [entities, visible],
  );
  const { selection } = view;
  const selectedKeys = useMemo(() => {
    if (selection.relation === null) return new Set(selection.entities);
    const relation = view.relations[selection.relation];
    return new Set(relation ? [relation.source, relation.target].map((id) => relation.id + separator + id) : []);
  }, [selection, view.relations]);

  const choose = (keys: "all" | ReadonlySet<string | number>) => {
    const ids = keys === "all" ? rows.map(({ id }) => id) : [...keys].map(String);
    const [relation] = ids.find((id) => id.includes(separator))?.split(separator) ?? [];
    if (relation !== undefined) selectRelation(explorer, relation);
    else selectEntities(explorer, ids);
  };

  const tree = (
    <Tree
      className="tree"
      aria-label={words.listPanel.label}
      items={rows}
      dependencies={[words, removed, pinned]}
      selectionMode="multiple"
      selectionBehavior="replace"
      selectedKeys={selectedKeys}
      onSelectionChange={choose}
      onAction={(key) => {
        if (view.entities[String(key)]) void expand(explorer, String(key));
      }}
      renderEmptyState={() => <p className="hint">{words.listPanel.empty}</p>}
    >
      {({ id, entity, relations }: Row) => (
        <TreeItem id={id} textValue={entity.name} className="row">
          <TreeItemContent>
            <Button slot="chevron" className="chevron" aria-label={words.details.relations}>
              <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                <path d="M3 1.5 7 5 3 8.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
              </svg>
            </Button>
            <KindSign kind={entity.kind} />
            <span className="row-name">{removed.has(id) ? <s>{entity.name}</s> : entity.name}</span>
            {removed.has(id) && <span className="tag">{words.news.gone}</span>}
            {pinned.includes(id) && <span className="tag">{words.legend.pinned}</span>}
            <span className="number" title={words.listPanel.degree(relations.length, entity.degree)}>
              {relations.length < entity.degree
                ? `${words.number(relations.length)}/${words.number(entity.degree)}`
                : words.number(entity.degree)}
            </span>
          </TreeItemContent>
          <Collection items={relations}>
            {({ id: key, relation, other }) => {
              const said = relationWords(words, relation.type, directionFrom(relation, id));
              return (
                <TreeItem id={key} textValue={`${said} ${other.name}`} className="row relation-row">
                  <TreeItemContent>
                    <LineSign type={relation.type} />
                    <span className="row-name">
                      {removed.has(relation.id) ? (
                        <>
                          <s>
                            {said} <b>{other.name}</b>
                          </s>
                          <small> ({words.news.gone})</small>
                        </>
                      ) : (
                        <>
                          {said} <b>{other.name}</b>
                          {isOver(relation) && <small> ({words.noLongerHolds})</small>}
                        </>
                      )}
                    </span>
                  </TreeItemContent>
                </TreeItem>
              );
            }}
          </Collection>
        </TreeItem>
      )}
    </Tree>
  );

  return (
    <section
      className="list-panel"
      aria-label={words.tabs.list}
      onKeyDownCapture={(event) => {
        const id = (event.target as HTMLElement).closest<HTMLElement>("[data-key]")?.dataset.key ?? null;
        // Enter stays with the tree, which acts for the row in focus.
        if (!letters || event.key === "Enter" || !pressOn(explorer, id, event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <h2>{words.listPanel.title(visible.entities.length)}</h2>
      {rows.length > virtualFrom ? (
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 30 }}>
          {tree}
        </Virtualizer>
      ) : (
        tree
      )}
    </section>
  );
}
