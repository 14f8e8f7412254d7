/** How deep macros may stand in macros. */
const deepest = 5;

/**
 * The expression with the macro of each <<NAME>> in place of the name. Throws an Error if there is no such macro, or if a
 * macro contains itself.
 */
export function expandMacros(expression: string, macros: Readonly<Record<string, string>>, depth = 0): string {
  return expression.replace(/<<([A-Za-z0-9_:]+)>>/g, (_, name: string) => {
    const macro = macros[name];
    if (macro === undefined || depth === deepest)
      throw new Error(`extractor: the macro ${name} is missing, or is a part of itself`);
    return expandMacros(macro, macros, depth + 1);
  });
}
