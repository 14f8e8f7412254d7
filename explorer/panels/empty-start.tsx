import { Button } from "react-aria-components";
import { addEntity } from "../actions/add-entity.ts";
import { setFinder } from "../actions/connect.ts";
import { useExplorer, useExplorerState } from "../actions/use-explorer.ts";
import { useWords } from "../words/use-words.ts";
import { KindSign } from "./signs.tsx";

/** What an empty page offers: names to begin with, and a question. */
export function EmptyStart({ onConnect }: { readonly onConnect: () => void }) {
  const explorer = useExplorer();
  const words = useWords();
  const { started } = useExplorerState();
  if (!started) return null;
  const { bestConnected, examplePath, entities, relations, articles } = started;
  const review = (
    <p className="elsewhere">
      <a href="/review">{words.empty.review}</a>
    </p>
  );
  if (entities === 0)
    return (
      <div className="start">
        <p className="hint">{words.empty.noData}</p>
        {review}
      </div>
    );
  return (
    <div className="start">
      <h2 className="claim">{words.empty.title}</h2>
      <p className="muted">
        {words.empty.holds(entities, relations, articles)} {words.empty.begin}
      </p>
      <ul className="starters" aria-label={words.empty.bestConnected}>
        {bestConnected.map((entity) => (
          <li key={entity.id}>
            <Button className="starter" onPress={() => void addEntity(explorer, entity)}>
              <KindSign kind={entity.kind} />
              <b>{entity.name}</b>
              <small>{words.relations(entity.degree)}</small>
            </Button>
          </li>
        ))}
      </ul>
      {examplePath && (
        <>
          <p className="muted">{words.empty.tryPath}</p>
          <Button
            className="starter question"
            onPress={() => {
              onConnect();
              void setFinder(explorer, { from: examplePath[0], to: examplePath[1] });
            }}
          >
            {words.empty.question(examplePath[0].name, examplePath[1].name)}
          </Button>
        </>
      )}
      {review}
    </div>
  );
}
