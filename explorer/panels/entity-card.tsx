import { useState } from "react";
import { Button } from "react-aria-components";
import { entityActions } from "../actions/entity-actions.ts";
import { expand, type NeighborOrder, perType } from "../actions/expand.ts";
import { selectRelation } from "../actions/load-details.ts";
import { useExplorer, useExplorerState, useVisible } from "../actions/use-explorer.ts";
import { isOver } from "../looks/scene.ts";
import { shownCounts } from "../view/counts.ts";
import { directionFrom, type Entity, otherEnd } from "../view/graph.ts";
import { relationWords } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import { ArticleLine } from "./article-line.tsx";
import { Choice } from "./choice.tsx";
import { EntityFacts } from "./entity-facts.tsx";
import { KindSign, LineSign } from "./signs.tsx";

const orders: readonly NeighborOrder[] = ["DEGREE", "NEWEST", "SOURCES", "NAME"];

export function EntityCard({ entity }: { readonly entity: Entity }) {
  const explorer = useExplorer();
  const words = useWords();
  const { details, busy, history, news, ranks, groups } = useExplorerState();
  const view = history.present;
  const visible = useVisible();
  const [order, setOrder] = useState<NeighborOrder>("DEGREE");
  const { id, kind, name } = entity;
  const detail = details[id];
  const counts = detail ? shownCounts(view, id, detail.neighborCounts, news.removed) : [];
  const leftOut = counts.reduce((sum, { total, shown }) => sum + total - shown, 0);
  const isExpanding = busy.includes(`expand ${id}`);
  const relations = visible.relationsOf.get(id) ?? [];
  const rank = ranks?.places[id] ?? null;
  const community = groups?.communities[groups.places[id] ?? -1];
  const measures = [
    ranks && rank !== null && words.details.rank(rank, words.legend.measures[ranks.measure]),
    community && words.details.community(community.size),
  ].filter(Boolean);

  return (
    <article className="card" aria-busy={!detail}>
      <header>
        <KindSign kind={kind} />
        <h2>{name}</h2>
        {news.removed.includes(id) && <small className="gone">{words.news.gone}</small>}
        <small>{(detail && "placeKind" in detail && detail.placeKind) || words.kind[kind]}</small>
      </header>
      {/* Above what is read later, so that they do not move under the finger. */}
      <div className="buttons">
        {entityActions(explorer, words, entity, order).map(({ id: action, text, act }) => (
          <Button
            key={action}
            className={action === "expand" ? "primary" : ""}
            isDisabled={
              (action === "expand" && detail !== undefined && leftOut === 0) ||
              (["expand", "around"].includes(action) && isExpanding)
            }
            onPress={act}
          >
            {text}
          </Button>
        ))}
      </div>
      {detail?.description && <p>{detail.description}</p>}
      {detail && detail.aliases.length > 0 && (
        <p className="muted">
          {words.details.alsoCalled}: {words.list(detail.aliases)}
        </p>
      )}
      {detail && <EntityFacts detail={detail} />}
      {measures.length > 0 && <p className="muted">{measures.join(" · ")}</p>}
      <div className="heading">
        <h3>{words.details.byType}</h3>
        {leftOut > 0 && (
          <Choice
            label={words.details.order}
            value={order}
            options={orders.map((value) => ({ value, text: words.details.orders[value] }))}
            onChange={setOrder}
          />
        )}
      </div>
      {detail && counts.length === 0 && <p className="hint">{words.details.noRelations}</p>}
      <table className="counts" data-counts>
        <tbody>
          {counts.map(({ type, direction, total, shown }) => {
            const said = relationWords(words, type, direction);
            return (
              <tr key={`${type} ${direction}`}>
                <th scope="row">
                  <LineSign type={type} />
                  {said}
                </th>
                <td className={shown === total ? "number muted" : "number"}>{words.details.shownOf(shown, total)}</td>
                <td>
                  {shown < total && (
                    <Button
                      className="more"
                      aria-label={words.details.moreOf(Math.min(perType, total - shown), said)}
                      isDisabled={isExpanding}
                      onPress={() => void expand(explorer, id, { type, direction }, order)}
                    >
                      {words.details.more(Math.min(perType, total - shown))}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {leftOut > 0 && <p className="muted left-out">{words.details.leftOut(leftOut)}</p>}

      {relations.length > 0 && (
        <>
          <h3>{words.details.relations}</h3>
          <ul className="lines" data-relations>
            {relations.map((relation) => (
              <li key={relation.id}>
                <Button className="line-button" onPress={() => selectRelation(explorer, relation.id)}>
                  <LineSign type={relation.type} />
                  <span>
                    {relationWords(words, relation.type, directionFrom(relation, id))}{" "}
                    <b>{view.entities[otherEnd(relation, id)]?.name}</b>
                    <small>
                      {[
                        relation.role,
                        words.share(relation.share, relation.shareUpTo),
                        words.money(relation.amount, relation.currency),
                        words.period(relation.since, relation.until),
                        isOver(relation) && words.noLongerHolds,
                        news.removed.includes(relation.id) && words.news.gone,
                      ]
                        .filter(Boolean)
                        .join(", ")}
                    </small>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}

      {detail && detail.articles.totalCount > 0 && (
        <>
          <h3>{words.details.articles(detail.articles.totalCount)}</h3>
          <ul className="articles">
            {detail.articles.nodes.map((article) => (
              <li key={article.id}>
                <ArticleLine article={article} />
              </li>
            ))}
          </ul>
        </>
      )}
      {detail && detail.sameAs.length > 0 && (
        <p className="muted">
          {words.details.otherRegisters}: {detail.sameAs.join(", ")}
        </p>
      )}
    </article>
  );
}
