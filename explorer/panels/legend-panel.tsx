import { setFilter } from "../actions/change-view.ts";
import { colorBy, measureAnew, sizeBy } from "../actions/measure.ts";
import type { Groups, Measure } from "../actions/state.ts";
import { useExplorer, useExplorerState, useVisible } from "../actions/use-explorer.ts";
import { lightPalette } from "../looks/palette.ts";
import { type EntityKind, entityKinds, familyOf, type RelationType, relationTypes } from "../view/graph.ts";
import { noFilter } from "../view/view.ts";
import { useWords } from "../words/use-words.ts";
import { Choice } from "./choice.tsx";
import { KindSign, LineDrawing, LineSign } from "./signs.tsx";

const measures: readonly Measure[] = ["NONE", "DEGREE", "PAGERANK", "BETWEENNESS", "CLOSENESS"];

/** What the signs mean, how many of each are shown, and a switch for each. */
export function LegendPanel() {
  const explorer = useExplorer();
  const words = useWords();
  const { history, ranks, groups, started, graph } = useExplorerState();
  const view = history.present;
  const visible = useVisible();
  const { filter } = view;
  const kindCounts = countBy(Object.values(view.entities), ({ kind }) => kind);
  const typeCounts = countBy(Object.values(view.relations), ({ type }) => type);
  const toggleKind = (kind: EntityKind) =>
    setFilter(explorer, { ...filter, hiddenKinds: toggled(filter.hiddenKinds, kind) });
  const toggleType = (type: RelationType) =>
    setFilter(explorer, { ...filter, hiddenTypes: toggled(filter.hiddenTypes, type) });
  const present = relationTypes.filter((type) => typeCounts.has(type) || filter.hiddenTypes.includes(type));
  const isFiltering =
    filter.hiddenKinds.length + filter.hiddenTypes.length + filter.minSources > 0 || filter.onlyCurrent;
  const measured = ranks ?? groups;
  const unmeasured = measured ? visible.entities.filter(({ id }) => measured.places[id] === null).length : 0;
  const versionNow = Math.max(graph?.version ?? 0, ranks?.graphVersion ?? 0, groups?.graphVersion ?? 0);
  const outdated = [ranks, groups].find((result) => result && result.version !== versionNow);

  return (
    <section className={groups ? "legend by-community" : "legend"} aria-label={words.legend.title}>
      <h2>{words.legend.title}</h2>
      <ul className="switches">
        {entityKinds.map((kind) => (
          <li key={kind}>
            <label>
              <input type="checkbox" checked={!filter.hiddenKinds.includes(kind)} onChange={() => toggleKind(kind)} />
              <KindSign kind={kind} />
              <span>{words.kinds[kind]}</span>
              <span className="number">{words.number(kindCounts.get(kind) ?? 0)}</span>
            </label>
          </li>
        ))}
      </ul>
      {present.length > 0 && (
        <ul className="switches">
          {present.map((type) => (
            <li key={type}>
              <label title={words.family[familyOf(type)]}>
                <input type="checkbox" checked={!filter.hiddenTypes.includes(type)} onChange={() => toggleType(type)} />
                <LineSign type={type} />
                <span>{words.relation[type][0]}</span>
                <span className="number">{words.number(typeCounts.get(type) ?? 0)}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <ul className="notes">
        <li>
          <LineDrawing look={{ arrow: false, dotted: false, thin: false }} className="plain" dashed />
          {words.legend.over}
        </li>
        <li>
          <svg className="sign" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
          </svg>
          {words.legend.pinned}
        </li>
        <li className="muted">{words.legend.width}</li>
      </ul>
      <h3>{words.legend.filters}</h3>
      <label className="switch">
        <input
          type="checkbox"
          checked={filter.onlyCurrent}
          onChange={({ target }) => setFilter(explorer, { ...filter, onlyCurrent: target.checked })}
        />
        <span>{words.legend.onlyCurrent}</span>
      </label>
      <label className="choice">
        <span>{words.legend.minSources}</span>
        <input
          type="number"
          min="0"
          max="99"
          value={filter.minSources}
          onChange={({ target }) =>
            setFilter(explorer, { ...filter, minSources: Math.max(0, Math.trunc(target.valueAsNumber) || 0) })
          }
        />
      </label>
      {isFiltering && (
        <p className="muted">
          {words.legend.hiddenNow(visible.filteredEntities, visible.filteredRelations)}{" "}
          <button type="button" className="text-button" onClick={() => setFilter(explorer, noFilter)}>
            {words.legend.reset}
          </button>
        </p>
      )}
      <Choice
        label={words.legend.sizeBy}
        value={ranks?.measure ?? "NONE"}
        options={measures
          .filter((measure) => measure === "NONE" || started?.measures.includes(measure))
          .map((value) => ({ value, text: words.legend.measures[value] }))}
        onChange={(measure) => void sizeBy(explorer, measure)}
      />
      <Choice
        label={words.legend.colorBy}
        value={groups ? "community" : "kind"}
        options={[
          { value: "kind", text: words.legend.byKind },
          { value: "community", text: words.legend.byCommunity },
        ]}
        onChange={(choice) =>
          void colorBy(
            explorer,
            choice === "kind" ? null : started?.algorithms.includes("LOUVAIN") ? "LOUVAIN" : "CONNECTED_COMPONENTS",
          )
        }
      />
      {groups && <Communities groups={groups} shown={visible.entities.map(({ id }) => id)} />}
      {measured && unmeasured > 0 && <p className="muted">{words.legend.unmeasured(unmeasured, measured.version)}</p>}
      {outdated && (
        <p className="muted">
          {words.legend.ofVersion(outdated.version, versionNow)}{" "}
          <button type="button" className="text-button" onClick={() => void measureAnew(explorer)}>
            {words.legend.anew}
          </button>
        </p>
      )}
    </section>
  );
}

/** How many entities of each community are shown. */
function Communities({ groups, shown }: { readonly groups: Groups; readonly shown: readonly string[] }) {
  const words = useWords();
  const counts = countBy(shown, (id) => groups.places[id] ?? null);
  const present = groups.communities.flatMap(({ id, size }, index) => {
    const count = counts.get(index) ?? 0;
    return count > 0 ? [{ id, size, index, count }] : [];
  });
  const colors = lightPalette.groups.length;
  return (
    <ul className="communities">
      {present.slice(0, colors).map(({ id, size, index, count }) => (
        <li key={id}>
          <svg className={`sign group-${index % colors}`} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <circle cx="7" cy="7" r="5.5" />
          </svg>
          {words.legend.community(count, size)}
        </li>
      ))}
      {present.length > colors && <li className="muted">{words.legend.moreCommunities(present.length - colors)}</li>}
    </ul>
  );
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

function countBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
