import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";

export type Gender = "F" | "M";

/** Common first names by gender, where the end of the name does not tell. */
const women = new Set(
  "Agnes Aileen Aino Alice Alison Amelie Anabel Anke Anne Annegret Anneliese Annemarie Annette Antje Aoife Astrid Aurélie Aylin Ayşe Beate Beatrice Beatrix Birgit Birte Brigitte Britt Bärbel Camille Carmen Carol Caroline Catherine Cathleen Catriona Ceri Charlotte Chloe Christel Christiane Christine Claire Clemency Colette Constanze Corinne Dagmar Daphne Deborah Denise Diane Dorothee Dörte Edeltraud Edith Eileen Eilidh Eleanor Elfriede Elif Elin Elisabeth Elizabeth Elke Ellen Emily Emine Emma Esin Esther Eve Evelyn Faye Fidelma Fiona Frances Frauke Friederike Gabriele Gail Gertrud Gesine Gillian Gisela Glenys Grace Grit Gudrun Gül Hannah Hannelore Harriet Hazel Heather Heidi Heike Helen Helene Hermine Hildegard Ilse Imke Ines Inge Ingeborg Ingrid Irene Iris Irmgard Isabel Isabelle Jane Janet Jennifer Jessica Joan Josephine Joy Judith Judy Julie Jutta Kaitlyn Karen Karin Kate Katharine Kathleen Kathrin Katrin Kerstin Kirsten Kirsty Käthe Leonie Lieselotte Liv Lois Lotte Louise Lucy Luise Mandy Maren Margaret Margarete Margit Margot Marguerite Marie Marion Marit Marlies Martine Mary Maureen Maxine Megan Mei Mei-Ling Meike Meret Mhairi Michelle Miriam Monique Nadine Nancy Naomi Natalie Niamh Nicole Nkechi Orla Ortrud Pam Patricia Pauline Penelope Petra Phyllis Priscilla Priya Rachel Rebecca Regine Renate Roisin Rosalind Rose Rosemary Roswitha Ruth Sabine Sally Sarah Saskia Sharon Shreya Sibylle Sigrid Silke Siobhán Solveig Sonja Sophie Stefanie Stephanie Sue Susan Susanne Swantje Sylvie Tanja Thandi Theres Therese Thérèse Tracy Trudy Uschi Ute Valerie Verena Victoria Violet Véronique Wanjiru Wendy Wiebke Winsome Yasmin Yemi Yvonne Zeynep Zoe Zoë".split(
    " ",
  ),
);
const men = new Set(
  "Aaron Adam Adrian Ahmed Akira Alan Albert Albrecht Aldous Alex Alexander Alexandre Alfred Ali Alistair Andreas Andrew André Angus Anselm Anthony Antoine Anton Armin Arne Arnulf Arthur Arvind Attila Axel Basil Ben Benjamin Bernd Bernhard Bert Björn Bo Boris Brian Bruno Carl Carlos Carsten Cem Charles Christian Christoph Christopher Claude Clemens Colin Costa Craig Curtis Daniel David Davor Declan Dennis Derek Detlef Dieter Dietmar Dirk Dominic Dominik Donald Dragos Duncan Dwayne Earl Eckhard Eddie Edgar Edward Edwin Eike Elia Emil Emmerich Emre Enno Eric Erich Erik Ernst Ettore Eugen Ewan Felix Ferdinand Florian Folkert Francis Frank Franz François Fred Frieder Friedrich Fritz Gareth Gary Gavin Geoffrey Georg George Gerald Gerd Gerhard Gernot Gianluca Giles Gordon Graham Greg Guido Gus Guy Götz Günter Günther Hamish Hannes Hans Harald Harold Harry Hartmut Hasan Hauke Heiko Heiner Heinrich Heinz Helge Helmut Hendrik Henning Henri Henrik Henry Herbert Hermann Holger Horst Hubert Hugh Hugo Hywel Ian Ibrahim Ilja Ingo Isaac Ivan Jack Jakob James Jan Jason Jean Jens Jeremy Jim Joachim Jochen Joe Johann Johannes John Jonas Jonathan Jonty Jorma Josef Joseph Joshua Juan Jules Julian Justin Jörg Jörn Jürgen Kai Karl Kaspar Keith Ken Kenji Kenneth Kevin Kieran Kilian Klaus Konrad Konstantin Kurt Kwame Lars Laurent Leif Leland Lennart Leo Leon Leonard Leopold Levan Lewis Lionel Lothar Louis Luca Ludwig Luis Lukas Magnus Malcolm Manfred Marc Marcel Marco Marcus Mario Marius Mark Marko Markus Martin Matthew Matthias Max Maximilian Mehmet Michael Michel Miguel Mika Mikael Mike Mirko Mischa Mohammed Moritz Neil Nicholas Nick Niels Nigel Niklas Niko Nikola Nikolaus Nils Norbert Norman Olaf Ole Oliver Olivier Oscar Oskar Otto Patrick Paul Pedro Per Peter Petr Phil Philip Philipp Pierre Pieter Poul Quirin Rafael Raimund Rainer Ralf Ralph Rasmus Ravi Raymond Reinhard Reinhold René Richard Robert Roger Roland Rolf Roman Ron Ronald Ronny Ross Roy Rudolf Rupert Russell Rüdiger Samuel Sandeep Sascha Scott Sean Sebastian Sepp Serge Siegfried Sigurd Simon Stanley Stefan Steffen Stephan Stephen Steve Stuart Sven Sven-Ole Sönke Søren Tariq Ted Terry Theodor Thomas Thorsten Tim Timothy Titus Tjark Tobias Toby Todd Tom Tomas Tomasz Tony Torben Torsten Udo Ulf Ulrich Uwe Victor Viktor Viraj Volker Volkmar Walter Werner Wilhelm Willi William Winfried Wolf Wolfgang Xaver Yusuf Yves Zaza".split(
    " ",
  ),
);

const words: Readonly<Record<Language, Readonly<Record<Gender, RegExp>>>> = {
  de: {
    F: /(?:(?<![\p{L}])Frau|\p{L}(?:in|frau|tochter|schwester)|(?<![\p{L}])(?:Tochter|Schwester|Witwe|Mutter)) (?:(?:Dr|Prof)\. )*$/u,
    M: /(?:(?<![\p{L}])Herrn?|\p{Ll}(?:er|or|chef|ent|ist|mann|är|eur|arzt)|(?<![\p{L}])(?:Chef|Sohn|Bruder|Vater|Arzt|Anwalt)) (?:(?:Dr|Prof)\. )*$/u,
  },
  en: {
    F: /(?<![\p{L}])(?:Ms|Mrs|Miss|Dame|Lady|\p{L}*woman|wife|daughter|sister|mother|widow|actress)[.,]? $/iu,
    M: /(?<![\p{L}])(?:Mr|Sir|Lord|\p{L}*[^o]man|husband|son|brother|father)[.,]? $/iu,
  },
};

/** How much text before a name is looked at. */
const before = 60;

/** Whether a person is a woman or a man, as the words before the name or the first name tell; undefined if they do not. */
export function genderOf(
  text: string,
  name: string,
  mentions: readonly Span[],
  language: Language,
): Gender | undefined {
  for (const { start } of mentions) {
    const lead = text.slice(Math.max(0, start - before), start);
    if (words[language].F.test(lead)) return "F";
    if (words[language].M.test(lead)) return "M";
  }
  const [first = "", second] = name.split(" ");
  if (second === undefined) return undefined;
  if (men.has(first)) return "M";
  return women.has(first) || /\p{L}a$/u.test(first) ? "F" : undefined;
}

/** Whether a word is a common first name, or has the end of one. */
export function isFirstName(word: string): boolean {
  return isCommonFirstName(word) || /\p{L}{2}a$/u.test(word);
}

/** Whether a word is a common first name, whatever its end. */
export function isCommonFirstName(word: string): boolean {
  return men.has(word) || women.has(word);
}
