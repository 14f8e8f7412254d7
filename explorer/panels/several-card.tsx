import { Button } from "react-aria-components";
import { hide, hideOthers, togglePin } from "../actions/change-view.ts";
import { findCommon } from "../actions/connect.ts";
import { selectEntities } from "../actions/load-details.ts";
import { useExplorer, useView } from "../actions/use-explorer.ts";
import { useWords } from "../words/use-words.ts";
import { CommonList } from "./common-list.tsx";
import { KindSign } from "./signs.tsx";

const mostCompared = 10;

export function SeveralCard({ ids }: { readonly ids: readonly string[] }) {
  const explorer = useExplorer();
  const words = useWords();
  const { entities } = useView();
  return (
    <article className="card">
      <header>
        <h2>{words.details.several(ids.length)}</h2>
      </header>
      <ul className="lines">
        {ids.slice(0, mostCompared).map((id) => (
          <li key={id}>
            <Button className="line-button" onPress={() => selectEntities(explorer, [id])}>
              {entities[id] && <KindSign kind={entities[id].kind} />}
              <span>{entities[id]?.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div className="buttons">
        {ids.length <= mostCompared && (
          <Button className="primary" onPress={() => void findCommon(explorer, ids)}>
            {words.details.common}
          </Button>
        )}
        <Button onPress={() => togglePin(explorer, ids)}>{words.details.pin}</Button>
        <Button onPress={() => hide(explorer, ids)}>{words.details.hide}</Button>
        <Button onPress={() => hideOthers(explorer, ids)}>{words.details.hideOthers}</Button>
      </div>
      <CommonList of={ids} />
    </article>
  );
}
