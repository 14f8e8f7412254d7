import { Button } from "react-aria-components";
import { addEntity } from "../actions/add-entity.ts";
import { showCommon } from "../actions/connect.ts";
import { useExplorer, useExplorerState } from "../actions/use-explorer.ts";
import { useWords } from "../words/use-words.ts";
import { KindSign } from "./signs.tsx";

/** The neighbors that these share, once they were asked for. */
export function CommonList({ of }: { readonly of: readonly string[] }) {
  const explorer = useExplorer();
  const words = useWords();
  const { common, history } = useExplorerState();
  const { entities } = history.present;
  if (!common || common.of.join() !== of.join()) return null;
  if (common.total === 0) return <p className="hint">{words.connect.commonNone}</p>;
  return (
    <>
      <div className="heading">
        <h3>{words.connect.commonShown(common.found.length, common.total)}</h3>
        <Button onPress={() => void showCommon(explorer)}>{words.connect.show}</Button>
      </div>
      <ul className="lines">
        {common.found.map(({ entity, sharedBy }) => (
          <li key={entity.id}>
            <Button className="line-button" onPress={() => void addEntity(explorer, entity)}>
              <KindSign kind={entity.kind} />
              <span>
                <b>{entity.name}</b>
                <small>{words.connect.sharedBy(words.list(sharedBy.map((id) => entities[id]?.name ?? id)))}</small>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
