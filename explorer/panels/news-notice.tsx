import { Button } from "react-aria-components";
import { dismissNews, newRelations, readAnew, showNew } from "../actions/news.ts";
import { useExplorer, useExplorerState } from "../actions/use-explorer.ts";
import { useWords } from "../words/use-words.ts";

const mostNames = 3;

/** What has changed in the graph of what is shown. Nothing comes or goes before it is asked for. */
export function NewsNotice() {
  const explorer = useExplorer();
  const words = useWords();
  const { news, busy, history } = useExplorerState();
  const view = history.present;
  const added = newRelations(news, view);
  const of = [...new Set(added.flatMap((relation) => relation.of))].flatMap((id) => view.entities[id]?.name ?? []);
  const names = of.length > mostNames ? [...of.slice(0, mostNames), "…"] : of;
  const relations = news.removed.filter((id) => view.relations[id]).length;
  const entities = news.removed.filter((id) => view.entities[id]).length;
  const sentences = [
    news.isOutdated && words.news.outdated,
    added.length > 0 && words.news.added(added.length, words.list(names)),
    relations + entities > 0 && words.news.removed(relations, entities),
    news.changed > 0 && words.news.changed(news.changed),
  ].filter(Boolean);
  const isBusy = busy.includes("news") || busy.includes("anew");
  return (
    <div role="status" aria-live="polite">
      {sentences.length > 0 && (
        <p className="notice news">
          {sentences.join(" ")}
          {news.isOutdated ? (
            <Button isDisabled={isBusy} onPress={() => void readAnew(explorer)}>
              {words.news.readAnew}
            </Button>
          ) : (
            added.length > 0 && (
              <Button isDisabled={isBusy} onPress={() => void showNew(explorer)}>
                {words.news.show}
              </Button>
            )
          )}
          <Button onPress={() => dismissNews(explorer)}>{words.status.dismiss}</Button>
        </p>
      )}
    </div>
  );
}
