const RECIPE = /<!-- recipe: ([\w-]+) -->\n```yaml\n([\s\S]*?)\n```/gu;

/** The workflows that a page holds as recipes, by name: blocks of YAML after `<!-- recipe: NAME -->`. */
export function recipesIn(page: string): Map<string, string> {
  return new Map([...page.matchAll(RECIPE)].map(([, name = "", text = ""]) => [name, `${text}\n`]));
}
