import { useEffect, useRef } from "react";
import { usePreferences } from "../panels/preferences.ts";
import { useWords } from "../words/use-words.ts";
import { accept } from "./card.tsx";
import { CardList } from "./card-list.tsx";
import { DecideDialog } from "./decide-dialog.tsx";
import type { Desk } from "./desk.ts";
import { explorerLink, mostInLink } from "./explorer-link.ts";
import { darken, light, scrollToOne } from "./light.ts";
import { MarkedText } from "./marked-text.tsx";
import { Notice } from "./notice.tsx";
import { accountOf, keyOf, partsInOrder } from "./parts.ts";
import { ProposalHeader } from "./proposal-header.tsx";
import { relationTitle } from "./relation-title.ts";
import { useDeskState } from "./use-desk.ts";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

/** A proposal under review: the text, the cards, and what is decided. */
export function ProposalView({ desk, onKeys }: { readonly desk: Desk; readonly onKeys: () => void }) {
  const review = useReviewWords();
  const { proposal, said } = useDeskState(desk);
  const pane = useRef<HTMLElement>(null);
  useKeys(desk, pane, onKeys);
  useLight(desk, pane);
  useLeaving(desk);

  return (
    <main className="proposal">
      <div className="proposal-top">
        <ProposalHeader proposal={proposal} />
        <Notices desk={desk} />
      </div>
      <div className="proposal-parts">
        <div className="text-side">
          {proposal.text === null ? (
            <p className="hint text-gone">{review.text.gone}</p>
          ) : (
            <MarkedText desk={desk} text={proposal.text} paneRef={pane} />
          )}
        </div>
        <CardList desk={desk} />
      </div>
      <Foot desk={desk} />
      <p className="visually-hidden" role="status">
        {said?.(review)}
      </p>
      <DecideDialog desk={desk} />
    </main>
  );
}

/** The account of what is decided, and the last word. */
function Foot({ desk }: { readonly desk: Desk }) {
  const review = useReviewWords();
  const { proposal, parts, unsaved, isBusy, said } = useDeskState(desk);
  const { entities, relations, rejected, open } = accountOf(parts);
  if (proposal.status !== "OPEN") return null;
  const saving = isBusy ? "saving" : unsaved > 0 ? "unsaved" : "saved";
  return (
    <footer className="proposal-foot">
      <p>
        {review.decide.account(relations.length, entities.length, rejected, open)}
        <br />
        <small>
          <span className={`saving-${saving}`}>{review.saving[saving]}</span>
          {said && (
            <>
              {" · "}
              <bdi>{said(review)}</bdi>
            </>
          )}
        </small>
      </p>
      <div className="buttons">
        <button
          type="button"
          className="primary"
          disabled={entities.length === 0}
          title={entities.length === 0 ? review.decide.nothing : undefined}
          onClick={() => desk.open({ does: "import" })}
        >
          {review.decide.import}
        </button>
        <button type="button" onClick={() => desk.open({ does: "reject all" })}>
          {review.decide.rejectAll}
        </button>
      </div>
    </footer>
  );
}

function Notices({ desk }: { readonly desk: Desk }) {
  const review = useReviewWords();
  const problemWords = useProblemWords();
  const { proposal, isOvertaken, unsaved, problem, imported, said } = useDeskState(desk);
  const ids = imported?.entities.map(({ entityId }) => entityId) ?? [];
  return (
    <>
      {isOvertaken && (
        <Notice
          isWarning
          actions={
            <>
              {unsaved > 0 && (
                <button type="button" onClick={() => void desk.catchUp(true)}>
                  {review.keepMine}
                </button>
              )}
              <button type="button" onClick={() => void desk.catchUp(false)}>
                {unsaved > 0 ? review.takeTheirs : review.proposals.again}
              </button>
            </>
          }
        >
          {review.overtaken(unsaved)}
        </Notice>
      )}
      {problem && (
        <Notice
          isWarning
          onClose={() => desk.dismiss()}
          actions={
            unsaved > 0 && (
              <button type="button" onClick={() => desk.retry()}>
                {review.retry}
              </button>
            )
          }
        >
          {problemWords(problem)}
        </Notice>
      )}
      {/* What became of one's own choice where somebody else has decided the whole: the foot is gone then. */}
      {proposal.status !== "OPEN" && said && <Notice>{said(review)}</Notice>}
      {imported && (
        <Notice
          actions={
            ids.length > 0 && (
              <a className="button" href={explorerLink(ids)}>
                {review.decide.seeAll(ids.length > mostInLink ? mostInLink : null)}
              </a>
            )
          }
        >
          {imported.unchanged
            ? review.decide.unchanged(imported.article.title)
            : review.decide.done(
                imported.relationsCreated,
                imported.relationsConfirmed,
                imported.entitiesCreated,
                imported.article.title,
              )}
        </Notice>
      )}
    </>
  );
}

/** The keys act everywhere but in a field, a menu or a dialog. */
function useKeys(desk: Desk, pane: { readonly current: HTMLElement | null }, onKeys: () => void): void {
  const words = useWords();
  const { letters } = usePreferences();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof Element && event.target.closest("input, textarea, select, [role=menu], [role=dialog]");
      if (event.defaultPrevented || inField || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "?") {
        onKeys();
        return;
      }
      if (!letters) return;
      const { parts, current, proposal } = desk.state();
      const part = partsInOrder(parts).find(({ key }) => key === current);
      const isOpen = proposal.status === "OPEN" && part !== undefined;
      switch (event.key.toLowerCase()) {
        case "n":
          desk.step(1);
          break;
        case "p":
          desk.step(-1);
          break;
        case "t":
          pane.current?.focus();
          break;
        case "a": {
          if (!isOpen) return;
          const byRef = new Map(parts.entities.map((entity) => [entity.ref, entity]));
          const title = part.sort === "entity" ? part.part.name : relationTitle(part.part, byRef, words);
          accept(desk, part.key, title, part.part.verdict);
          break;
        }
        case "x":
          if (!isOpen) return;
          desk.open({ does: "reject", key: part.key });
          break;
        case "e":
          if (!isOpen) return;
          desk.open({ does: "edit", key: part.key });
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [desk, pane, letters, words, onKeys]);
}

/** Lights the evidence and the ends of the current card in the text, and scrolls there. */
function useLight(desk: Desk, pane: { readonly current: HTMLElement | null }): void {
  const { proposal, parts, current } = useDeskState(desk);
  const relation = parts.relations.find(({ ref }) => keyOf.relation(ref) === current);
  const named = parts.entities.filter(({ ref }) =>
    relation ? relation.source === ref || relation.target === ref : keyOf.entity(ref) === current,
  );
  const evidence = relation?.evidence ?? null;
  const ends = named.flatMap(({ mentions }) => mentions);
  const { text } = proposal;
  const sign = JSON.stringify([text === null, evidence, ends]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sign` is all that is lit
  useEffect(() => {
    if (!pane.current) return;
    light(pane.current, { evidence: evidence ? [evidence] : [], ends });
    scrollToOne(pane.current, evidence ? [evidence] : ends);
    return darken;
  }, [sign, parts.entities]);
}

/** What is not stored is stored when the page is left; the browser asks if that cannot be. */
function useLeaving(desk: Desk): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (desk.state().unsaved > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      desk.leave();
    };
  }, [desk]);
}
