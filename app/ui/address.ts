/** The same page with other choices: `null` takes one out, a list repeats it. */
export function withParams(
  params: URLSearchParams,
  changes: Record<string, string | string[] | null>,
): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const each of value === null ? [] : [value].flat()) next.append(name, each);
  }
  // An empty search would leave the address as it is; "." alone leads to the same page without one.
  return next.size > 0 ? `?${next}` : "?";
}

/** What a GET form must carry along so that its own fields change nothing else. */
export function otherParams(params: URLSearchParams, own: string[]): [string, string][] {
  const moving = [...own, "page", "after", "before"];
  return [...params].filter(([name]) => !moving.includes(name));
}
