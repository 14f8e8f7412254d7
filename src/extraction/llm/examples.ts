import type { RelationType } from "../../ontology.ts";
import type { Language } from "../language.ts";

export interface Example {
  readonly text: string;
  readonly source: string;
  readonly target: string;
  readonly role?: string;
}

/** A sentence for each type and language, and the ends of the relation that it states. All are invented. */
export const examples: Readonly<Record<RelationType, Readonly<Record<Language, Example>>>> = {
  FOUNDED_BY: {
    en: { text: "Ada Berg started Nordlicht in a garage.", source: "Nordlicht", target: "Ada Berg" },
    de: { text: "Nordlicht-Gründerin Ada Berg war nicht da.", source: "Nordlicht", target: "Ada Berg" },
  },
  HEADS: {
    en: {
      text: "Nordlicht's chief executive Jan Roth",
      source: "Jan Roth",
      target: "Nordlicht",
      role: "chief executive",
    },
    de: { text: "Kiels Bürgermeisterin Ute Voss", source: "Ute Voss", target: "Kiel", role: "Bürgermeisterin" },
  },
  DIRECTOR_OF: {
    en: { text: "Lena Falk sits on the board of Hafenwerk.", source: "Lena Falk", target: "Hafenwerk" },
    de: { text: "Lena Falk sitzt im Aufsichtsrat von Hafenwerk.", source: "Lena Falk", target: "Hafenwerk" },
  },
  PARTNER_OF: {
    en: { text: "Nordlicht works with Hafenwerk on new ferries.", source: "Nordlicht", target: "Hafenwerk" },
    de: { text: "Nordlicht und Hafenwerk arbeiten zusammen.", source: "Nordlicht", target: "Hafenwerk" },
  },
  LOCATED_IN: {
    en: { text: "Kiel-based Nordlicht", source: "Nordlicht", target: "Kiel" },
    de: { text: "die Nordlicht AG mit Sitz in Kiel", source: "Nordlicht AG", target: "Kiel" },
  },
  WORKS_FOR: {
    en: { text: "Tom Weir, an engineer at Nordlicht", source: "Tom Weir", target: "Nordlicht", role: "engineer" },
    de: { text: "Nordlicht-Sprecher Tom Weir", source: "Tom Weir", target: "Nordlicht", role: "Sprecher" },
  },
  MEMBER_OF: {
    en: { text: "Mara Lind, who joined the Harbor Party", source: "Mara Lind", target: "Harbor Party" },
    de: { text: "Mara Lind (Hafenpartei)", source: "Mara Lind", target: "Hafenpartei" },
  },
  REPRESENTS: {
    en: { text: "Ida Kern, the lawyer of Tom Weir", source: "Ida Kern", target: "Tom Weir", role: "lawyer" },
    de: { text: "Ida Kern vertritt Nordlicht vor Gericht.", source: "Ida Kern", target: "Nordlicht" },
  },
  SUBSIDIARY_OF: {
    en: { text: "Seewind, a unit of Hafenwerk", source: "Seewind", target: "Hafenwerk" },
    de: { text: "die Hafenwerk-Tochter Seewind", source: "Seewind", target: "Hafenwerk" },
  },
  OWNS: {
    en: { text: "Hafenwerk holds 40 percent of Seewind.", source: "Hafenwerk", target: "Seewind" },
    de: { text: "Ada Berg gehört die Zeitung Morgenpost.", source: "Ada Berg", target: "Morgenpost" },
  },
  SUCCEEDED_BY: {
    en: { text: "Altmark was merged into Nordlicht.", source: "Altmark", target: "Nordlicht" },
    de: { text: "Altmark ging in Nordlicht auf.", source: "Altmark", target: "Nordlicht" },
  },
  COMPETES_WITH: {
    en: { text: "Nordlicht and its rival Seewind", source: "Nordlicht", target: "Seewind" },
    de: { text: "Nordlicht konkurriert mit Seewind.", source: "Nordlicht", target: "Seewind" },
  },
  MET: {
    en: { text: "Ada Berg had dinner with Jan Roth.", source: "Ada Berg", target: "Jan Roth" },
    de: { text: "Ada Berg traf Jan Roth.", source: "Ada Berg", target: "Jan Roth" },
  },
  VISITED: {
    en: { text: "Ada Berg flew to Oslo.", source: "Ada Berg", target: "Oslo" },
    de: { text: "Ada Berg reiste nach Oslo.", source: "Ada Berg", target: "Oslo" },
  },
  ASSOCIATED_WITH: {
    en: { text: "Jan Roth, a confidant of Ada Berg", source: "Jan Roth", target: "Ada Berg", role: "confidant" },
    de: { text: "Jan Roth, ein Vertrauter von Ada Berg", source: "Jan Roth", target: "Ada Berg", role: "Vertrauter" },
  },
  RELATIVE_OF: {
    en: { text: "Eva Berg, the mother of Ada Berg", source: "Eva Berg", target: "Ada Berg", role: "mother" },
    de: { text: "Ada Bergs Bruder Karl Berg", source: "Karl Berg", target: "Ada Berg", role: "Bruder" },
  },
  PAID: {
    en: { text: "Hafenwerk paid Ida Kern 20,000 euros.", source: "Hafenwerk", target: "Ida Kern" },
    de: { text: "Seewind überwies Ida Kern 20.000 Euro.", source: "Seewind", target: "Ida Kern" },
  },
};
