import type { Source } from "../view/graph.ts";
import { useWords } from "../words/use-words.ts";

/** Title, publisher and date of an article or a dataset; a link where it can be read. */
export function ArticleLine({ article }: { readonly article: Source }) {
  const words = useWords();
  const { title, url, publisher, publishedOn } = article;
  const isSafe = url !== null && /^https?:\/\//.test(url);
  return (
    <span className="article">
      {isSafe ? (
        <a href={url} target="_blank" rel="noreferrer noopener">
          {title}
        </a>
      ) : (
        <cite>{title}</cite>
      )}
      <small>{[publisher, publishedOn && words.date(publishedOn)].filter(Boolean).join(", ")}</small>
    </span>
  );
}
