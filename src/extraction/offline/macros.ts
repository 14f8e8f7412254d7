/** How deep macros may stand in macros. */
const deepest = 5;

/**
 * An expression of a file below extractor, in which each <<NAME>> is replaced by what stands for it. Throws an Error for a
 * name for which nothing does, and for one that stands for itself.
 */
export function expandMacros(expression: string, macros: Readonly<Record<string, string>>, depth = 0): string {
  return expression.replace(/<<([A-Za-z0-9_:]+)>>/g, (_, name: string) => {
    const macro = macros[name];
    if (macro === undefined || depth === deepest)
      throw new Error(`extractor: the macro ${name} is missing, or is a part of itself`);
    return expandMacros(macro, macros, depth + 1);
  });
}
