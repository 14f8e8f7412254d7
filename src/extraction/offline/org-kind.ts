import type { EntityValues } from "../../entity-fields.ts";

const kinds: readonly (readonly [RegExp, string])[] = [
  [
    /(?:^|[^\p{L}])(?:GmbH|AG|SE|KG|KGaA|OHG|UG|Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|Oyj|ASA|Holding|Company|Airlines?|Motors)(?![\p{L}])|\p{L}bank$|(?:^|[^\p{L}])Bank(?![\p{L}])/u,
    "COMPANY",
  ],
  [
    /[Mm]inisterium|Ministry|Department|[Bb]undesamt|(?:^|[^\p{L}])Amt(?![\p{L}])|[Bb]ehörde|Agency|Authority|[Gg]ericht(?![\p{L}])|Court|Commission|Kommission|Parliament|Parlament|Bundestag|Bundesrat|Landtag|Senate?(?![\p{L}])|Congress|Council|Stadtrat|Police|Polizei|Bundesbank|Zentralbank/u,
    "PUBLIC_BODY",
  ],
  [
    /(?:^|[^\p{L}])(?:CDU|CSU|SPD|FDP|AfD|ÖVP|FPÖ|SPÖ|SVP|BSW|NEOS|Grünen?|Linken?|Labour|Tories|Freien? Wähler)(?![\p{L}])|[Pp]artei(?![\p{L}])|(?:^|[^\p{L}])Party(?![\p{L}])|Democrats|Republicans/u,
    "PARTY",
  ],
  [
    /e\. ?V\.|[Vv]erein(?![\p{L}])|[Vv]erband(?![\p{L}])|[Gg]ewerkschaft|Association|Federation|(?:^|[^\p{L}])(?:Union|Club|FC|SC|SV|TSV|VfB|VfL|United)(?![\p{L}])|[Kk]ammer(?![\p{L}])|Society/u,
    "ASSOCIATION",
  ],
  [/[Ss]tiftung(?![\p{L}])|Foundation|Charity/u, "FOUNDATION"],
  [/[Ff]onds(?![\p{L}])|(?:^|[^\p{L}])Funds?(?![\p{L}])/u, "FUND"],
];

/** What sort of organization a name tells; null if it tells none. */
export function orgKindOf(name: string): EntityValues["orgKind"] {
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
