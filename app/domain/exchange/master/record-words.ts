/** "12 new products", "3 renamed", "1 ended": what happens to how many, what is new first. */
export function tallyInWords(
  deeds: ReadonlyMap<string, number>,
  [one, many]: readonly [one: string, many: string],
): string[] {
  const others = [...deeds].filter(([deed]) => deed !== "new");
  const ordered = [
    ["new", deeds.get("new") ?? 0] as const,
    ...others.sort(([, a], [, b]) => b - a),
  ];
  return ordered
    .filter(([, count]) => count > 0)
    .map(([deed, count], nth) => {
      const figure = count.toLocaleString("en-GB");
      if (nth > 0) return `${figure} ${deed}`;
      const noun = count === 1 ? one : many;
      return deed === "new" ? `${figure} new ${noun}` : `${figure} ${noun} ${deed}`;
    });
}
