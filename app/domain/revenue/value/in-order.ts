import type { Steps } from "./steps.ts";

const AT_ONCE = 20_000;

/** In the order of how often, and within it as told; a step for each number of repeats. */
export function* inOrder<Each extends { repeats: number }>(
  unordered: readonly Each[],
  compare: (one: Each, other: Each) => number,
): Steps<Each[]> {
  const alike = new Map<number, Each[]>();
  for (const [place, each] of unordered.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) yield;
    const known = alike.get(each.repeats);
    if (known) known.push(each);
    else alike.set(each.repeats, [each]);
  }
  const ordered: Each[] = [];
  for (const repeats of [...alike.keys()].sort((one, other) => one - other)) {
    for (const each of alike.get(repeats)?.sort(compare) ?? []) ordered.push(each);
    yield;
  }
  return ordered;
}
