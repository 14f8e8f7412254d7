import { useWords } from "../words/use-words.ts";
import { addressOf } from "./address.ts";
import type { Proposal } from "./parts.ts";
import { useReviewWords } from "./words/use-review-words.ts";

/** Of which article a proposal is, who read it, and what fell. */
export function ProposalHeader({ proposal }: { readonly proposal: Proposal }) {
  const [words, review] = [useWords(), useReviewWords()];
  const { article, extractor, status, language, fallen, fallenTotal, usage, reason } = proposal;
  const facts = [
    article.publisher,
    article.publishedOn && words.date(article.publishedOn),
    review.readingLanguage(language),
    extractor === null ? review.quoted : review.extractor[extractor],
    usage && review.usage(usage.model, usage.calls, usage.inputTokens, usage.outputTokens),
    reason && review.cards.because(reason),
  ].filter(Boolean);
  const isSafe = article.url !== null && /^https?:\/\//.test(article.url);
  return (
    <header className="proposal-header">
      <a href={addressOf({ shows: "list", status })}>{review.decide.back}</a>
      <h2 dir="auto">
        {isSafe ? (
          <a href={article.url ?? ""} target="_blank" rel="noreferrer noopener">
            {article.title}
          </a>
        ) : (
          article.title
        )}
      </h2>
      <span className={`badge status-${status.toLowerCase()}`}>{review.status[status]}</span>
      <small>
        <bdi>{facts.join(" · ")}</bdi>
      </small>
      {fallenTotal > 0 && (
        <details className="fallen">
          <summary>{review.fallen(fallenTotal)}</summary>
          {fallen.length < fallenTotal && <p className="muted">{review.fallenShown(fallen.length)}</p>}
          <ul>
            {fallen.map(({ what, why }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <li key={i}>
                <bdi>{what}</bdi>: <span className="muted">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}
