import { articlesOf, type Exported } from "./exported.ts";

export function viewJson(exported: Exported): string {
  const { entities, relations, left, date, version, link, sources } = exported;
  return `${JSON.stringify(
    {
      format: "pressgraph view 1",
      graphVersion: version,
      asOf: date,
      leftOut: left,
      link,
      entities,
      relations: relations.map((relation) => ({
        ...relation,
        articles: (sources[relation.id] ?? []).map(({ id }) => id),
      })),
      articles: articlesOf(exported),
    },
    null,
    2,
  )}\n`;
}
