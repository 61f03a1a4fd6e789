import type { IconName } from "./icon.tsx";

/** Something the palette offers: a place to go to, or a thing to do. */
export type Command = {
  label: string;
  to?: string;
  run?: () => void;
  icon?: IconName;
  hint?: string;
  keys?: string;
  /** Other words by which somebody may look for it. */
  words?: string;
};

const SHOWN = 12;

/** Commands whose words begin as the person typed, best first; the search page stands last. */
export function matching(commands: Command[], text: string, searchTo?: string): Command[] {
  const typed = text.trim().toLowerCase();
  const scored = commands.map((command) => ({ command, score: scoreOf(command, typed) }));
  const found = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ command }) => command);
  if (typed && searchTo) {
    const to = `${searchTo}?${new URLSearchParams({ q: text.trim() })}`;
    found.push({ label: `Search for “${text.trim()}”`, to, icon: "search" });
  }
  return found;
}

function scoreOf({ label, words = "" }: Command, typed: string): number {
  if (!typed) return 1;
  const name = label.toLowerCase();
  if (name.startsWith(typed)) return 4;
  const all = `${name} ${words.toLowerCase()}`.split(/[\s-]+/);
  if (typed.split(/\s+/).every((part) => all.some((word) => word.startsWith(part)))) return 3;
  return name.includes(typed) ? 2 : 0;
}
