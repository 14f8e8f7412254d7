import { type LineLook, lineLook, shapeOfKind } from "../looks/palette.ts";
import { type EntityKind, familyOf, type RelationType } from "../view/graph.ts";

/** The shape of a kind, in its color. */
export function KindSign({ kind }: { readonly kind: EntityKind }) {
  const shape = shapeOfKind[kind];
  return (
    <svg className={`sign kind-${kind.toLowerCase()}`} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      {shape === "circle" && <circle cx="7" cy="7" r="5.5" />}
      {shape === "square" && <rect x="2" y="2" width="10" height="10" rx="1.5" />}
      {shape === "diamond" && <path d="M7 .8 13.2 7 7 13.2.8 7Z" />}
      {shape === "triangle" && <path d="M7 1 13.4 12.4H.6Z" />}
    </svg>
  );
}

/** The line of a relation, in the color of its family. */
export function LineSign({ type }: { readonly type: RelationType }) {
  const family = familyOf(type);
  return <LineDrawing look={lineLook(type, family)} className={`family-${family}`} dashed={false} />;
}

export function LineDrawing({
  look,
  className,
  dashed,
}: {
  readonly look: LineLook;
  readonly className: string;
  readonly dashed: boolean;
}) {
  const pattern = dashed ? "5 3" : look.dotted ? "2 2.5" : undefined;
  return (
    <svg className={`sign line ${className}`} viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">
      <path
        d={look.arrow ? "M1 5H21" : "M1 5H27"}
        fill="none"
        strokeWidth={look.thin ? 1.6 : 2.4}
        strokeDasharray={pattern}
      />
      {look.arrow && <path className="head" d="M20 1.4 27.4 5 20 8.6Z" />}
    </svg>
  );
}
