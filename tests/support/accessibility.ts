import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { Page } from "@playwright/test";

// The builder around it brings half a megabyte into a page twice for each look at it, and all that is well back out.
const builder = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
export const axeSource = readFileSync(builder.resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; nodes: { target: unknown[] }[] };
type Axe = { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> };

const options = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
  preload: false,
};

type Of = {
  /** Takes as long as all else together. */
  contrast?: boolean;
  /** The navigation, which stands beside every page. */
  navigation?: boolean;
};

/** What axe finds on the page as it stands, of long tables the first rows. No page has frames to look into. */
export async function inaccessible(
  page: Page,
  { contrast = true, navigation = true }: Of = {},
): Promise<string[]> {
  if (await page.evaluate("!window.axe")) await page.evaluate(axeSource);
  const violations = await page.evaluate(violationsIn, {
    context: navigation ? {} : { exclude: [".frame > .nav"] },
    options: { ...options, rules: { "color-contrast": { enabled: contrast } } },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}

/** Runs in the page. The rest of a long table repeats its first rows, and is away while they are read. */
async function violationsIn({ context, options }: { context: object; options: object }) {
  const bodies = [...document.querySelectorAll("tbody")].map((body) => ({
    body,
    rest: [...body.children].slice(6),
  }));
  for (const { rest } of bodies) for (const row of rest) row.remove();
  try {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(
      { include: [document.documentElement], ...context },
      options,
    );
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target }) => ({ target })),
    }));
  } finally {
    for (const { body, rest } of bodies) body.append(...rest);
  }
}
