import { cited } from "../actions/cited.ts";
import type { EntityDetails } from "../actions/state.ts";
import type { Messages } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import { ArticleLine } from "./article-line.tsx";

type Said = EntityDetails["mentions"]["nodes"][number];
type Fact = keyof Messages["fact"];

/** What is shown of an entity beside its names and relations, in this order. */
const facts: Readonly<Record<Fact, (said: Partial<Said>, words: Messages) => string | null>> = {
  orgKind: ({ orgKind }, words) => (orgKind ? words.orgKind[orgKind] : null),
  assetKind: ({ assetKind }, words) => (assetKind ? words.assetKind[assetKind] : null),
  birthDate: ({ birthDate }, words) => (birthDate ? words.date(birthDate) : null),
  deathDate: ({ deathDate }, words) => (deathDate ? words.date(deathDate) : null),
  country: ({ country }, words) => (country ? words.country(country) : null),
  legalForm: ({ legalForm }) => legalForm ?? null,
  status: ({ status }) => status ?? null,
  incorporatedOn: ({ incorporatedOn }, words) => (incorporatedOn ? words.date(incorporatedOn) : null),
  dissolvedOn: ({ dissolvedOn }, words) => (dissolvedOn ? words.date(dissolvedOn) : null),
  address: ({ address }, words) => {
    if (!address) return null;
    const { text, postcode, city, country } = address;
    const parts = [text, [postcode, city].filter(Boolean).join(" "), country && words.country(country)];
    return parts.filter(Boolean).join(", ");
  },
  website: ({ website }) => website ?? null,
  topics: ({ topics }, words) => (topics && topics.length > 0 ? words.list(topics) : null),
  notes: ({ notes }) => notes ?? null,
};

/** Each fact, and the articles that speak of it, the newest first. One that says otherwise has its own value. */
export function EntityFacts({ detail }: { readonly detail: EntityDetails }) {
  const words = useWords();
  const shown = (Object.keys(facts) as Fact[]).flatMap((fact) => {
    const text = facts[fact](detail, words);
    return text === null ? [] : [{ fact, text }];
  });
  if (shown.length === 0) return null;
  return (
    <dl className="facts" data-facts>
      {shown.map(({ fact, text }) => (
        <div key={fact} className="fact">
          <dt>{words.fact[fact]}</dt>
          <dd>
            <details>
              <summary>{text}</summary>
              <ul className="articles">
                {detail.mentions.nodes.map((said) => {
                  const other = facts[fact](said, words);
                  return (
                    other !== null && (
                      <li key={said.source.id}>
                        {other !== text && <span>{other}: </span>}
                        <ArticleLine article={cited(said.source)} />
                      </li>
                    )
                  );
                })}
              </ul>
            </details>
          </dd>
        </div>
      ))}
    </dl>
  );
}
