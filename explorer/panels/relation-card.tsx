import { Button } from "react-aria-components";
import { cited } from "../actions/cited.ts";
import { loadEvidence, selectEntities } from "../actions/load-details.ts";
import { useExplorer, useExplorerState } from "../actions/use-explorer.ts";
import { isOver } from "../looks/scene.ts";
import type { Relation } from "../view/graph.ts";
import { relationWords } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import { ArticleLine } from "./article-line.tsx";
import { KindSign, LineSign } from "./signs.tsx";

const moreStatements = 10;

/** A relation in words, and the articles that say so. */
export function RelationCard({ relation }: { readonly relation: Relation }) {
  const explorer = useExplorer();
  const words = useWords();
  const { evidence, busy, history, news } = useExplorerState();
  const { entities } = history.present;
  const found = evidence[relation.id]?.evidence;
  const statements = found?.nodes ?? [];
  const end = (id: string) => {
    const entity = entities[id];
    return (
      entity && (
        <Button className="end" onPress={() => selectEntities(explorer, [id])}>
          <KindSign kind={entity.kind} />
          {entity.name}
        </Button>
      )
    );
  };
  const facts = [
    relation.role,
    words.share(relation.share, relation.shareUpTo),
    words.money(relation.amount, relation.currency),
    words.period(relation.since, relation.until),
    isOver(relation) ? words.noLongerHolds : null,
    news.removed.includes(relation.id) ? words.news.gone : null,
    words.details.sources(relation.sources),
    words.details.confidence(relation.confidence),
  ].filter(Boolean);

  return (
    <article className="card" aria-busy={!found}>
      <h2 className="sentence">
        {end(relation.source)}
        <span className="verb">
          <LineSign type={relation.type} /> {relationWords(words, relation.type, "OUT")}
        </span>
        {end(relation.target)}
      </h2>
      <p className="muted">{facts.join(" · ")}</p>
      {found && (
        <>
          <h3>{words.details.evidence(statements.length, found.totalCount)}</h3>
          <ol className="evidence">
            {statements.map(({ source, statement, paragraph, confidence, extractedBy, ...said }) => (
              <li key={`${source.id} ${paragraph} ${statement}`}>
                <q>{statement}</q>
                <ArticleLine article={cited(source)} />
                <small>
                  {[
                    words.share(said.share, said.shareUpTo),
                    words.money(said.amount, said.currency),
                    paragraph === null ? null : words.details.paragraph(paragraph),
                    words.details.confidence(confidence),
                    extractedBy,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </li>
            ))}
          </ol>
          {statements.length < found.totalCount && (
            <Button
              isDisabled={busy.includes(`evidence ${relation.id}`)}
              onPress={() => void loadEvidence(explorer, relation.id, statements.length + moreStatements)}
            >
              {words.details.moreEvidence}
            </Button>
          )}
        </>
      )}
    </article>
  );
}
