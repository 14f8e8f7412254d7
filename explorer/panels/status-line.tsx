import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { unhide } from "../actions/change-view.ts";
import { useExplorer, useExplorerState, useVisible } from "../actions/use-explorer.ts";
import { useWords } from "../words/use-words.ts";
import { NewsNotice } from "./news-notice.tsx";

/** A wait shorter than this needs no word. */
const patienceMs = 300;

/** How much is shown and how much is not. */
export function Counts() {
  const explorer = useExplorer();
  const words = useWords();
  const { entities, relations, hidden, filteredEntities, filteredRelations } = useVisible();
  return (
    <p className="counts-line">
      {words.status.shown(entities.length, relations.length)}
      {hidden > 0 && (
        <button type="button" className="text-button" onClick={() => unhide(explorer)}>
          {words.bar.unhide(hidden)}
        </button>
      )}
      {filteredEntities + filteredRelations > 0 && (
        <span className="muted">{words.status.filtered(filteredEntities + filteredRelations)}</span>
      )}
    </p>
  );
}

/** The last action in a sentence, what is under way, and what went wrong. */
export function Notices() {
  const explorer = useExplorer();
  const words = useWords();
  const { said, isSaidOfStep, problem, busy, waiting, gone, history } = useExplorerState();
  const isSlow = useDelayed(busy.some((key) => !key.startsWith("details") && !key.startsWith("evidence")));
  const text = said?.(words) ?? "";
  return (
    <div className="notices">
      <NewsNotice />
      <p className="visually-hidden" role="status" aria-live="polite">
        {text}
      </p>
      {gone.length > 0 && (
        <p className="notice warning" role="alert">
          {words.status.gone(gone.join(", "))}
          <Button onPress={() => explorer.set({ gone: [] })}>{words.status.dismiss}</Button>
        </p>
      )}
      {problem && (
        <p className="notice warning" role="alert">
          {words.problem(problem.code, problem.message)}
          {problem.askForHalf && <Button onPress={problem.askForHalf}>{words.status.askForHalf}</Button>}
          {problem.retry && <Button onPress={problem.retry}>{words.status.retry}</Button>}
          <Button onPress={() => explorer.set({ problem: null })}>{words.status.dismiss}</Button>
        </p>
      )}
      {isSlow && !problem && (
        <p className="notice">
          <span className="spinner" aria-hidden="true" />
          {waiting === null ? words.status.loading : words.status.waiting(waiting.seconds, waiting.isComputing)}
          <Button onPress={() => explorer.cancel()}>{words.status.cancel}</Button>
        </p>
      )}
      {!isSlow && !problem && text !== "" && (
        <p key={text} className="notice said" aria-hidden="true">
          {text}
          {isSaidOfStep && history.past.length > 0 && (
            <button type="button" className="text-button" tabIndex={-1} onClick={() => explorer.undo()}>
              {words.status.undo}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function useDelayed(isOn: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOn) {
      setLong(false);
      return;
    }
    const timer = window.setTimeout(() => setLong(true), patienceMs);
    return () => window.clearTimeout(timer);
  }, [isOn]);
  return isLong;
}
