import { MenuButton } from "../controls/menu-button.tsx";
import { Brand } from "../panels/brand.tsx";
import { Settings, useSettings } from "../panels/settings.tsx";
import { useMedia } from "../use-media.ts";
import { useWords } from "../words/use-words.ts";
import type { Place } from "./address.ts";
import { useReviewWords } from "./words/use-review-words.ts";

interface Props {
  readonly place: Place;
  readonly onKeys: () => void;
  /** Null for who has not entered a token. */
  readonly onLeave: (() => void) | null;
}

export function ReviewBar({ place, onKeys, onLeave }: Props) {
  const [words, review] = [useWords(), useReviewWords()];
  const isNarrow = useMedia("(max-width: 899px)");
  const settings = useSettings();
  const keys = { id: "keys", text: review.keys, act: onKeys };
  const explorer = { id: "explorer", text: review.explorer, act: () => location.assign("/explorer") };
  const forget = { id: "forget", text: review.signOut, act: () => onLeave?.(), isDisabled: onLeave === null };
  const link = (href: string, text: string, isHere: boolean) => (
    <a href={href} {...(isHere && { "aria-current": "page" as const })}>
      {text}
    </a>
  );
  return (
    <header className="top">
      <h1 className="visually-hidden">{review.title}</h1>
      <Brand />
      <nav className="views" aria-label={review.views}>
        {link("#open", review.list, place.shows === "list")}
        {link("#read", review.read, place.shows === "read")}
      </nav>
      <div className="bar-end">
        {isNarrow ? (
          <div className="tools">
            <MenuButton label={words.bar.menu} actions={[explorer, ...settings, keys, forget]} />
          </div>
        ) : (
          <>
            <div className="tools">
              <button type="button" onClick={explorer.act}>
                {explorer.text}
              </button>
              {onLeave !== null && (
                <button type="button" onClick={onLeave}>
                  {forget.text}
                </button>
              )}
              <button type="button" aria-label={keys.text} onClick={onKeys}>
                ?
              </button>
            </div>
            <Settings />
          </>
        )}
      </div>
    </header>
  );
}
