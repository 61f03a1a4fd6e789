import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

import { startSession } from "#app/domain/identity/session/session.server.ts";
import type { Actor } from "#app/platform/actor.ts";

import { aWorld, type World } from "./world.ts";

type Fixtures = {
  /** A vendor with partners and people that belong to this test alone. */
  world: World;
  /** Signs the page in without walking through the form; signing in has its own test. */
  signIn: (actor: Actor) => Promise<void>;
  /** Fails when axe finds anything on the page as it stands. */
  expectAccessible: (page: Page) => Promise<void>;
};

export const test = base.extend<Fixtures>({
  world: async ({ browserName: _ }, use) => use(await aWorld()),

  signIn: async ({ context, baseURL }, use) =>
    use(async ({ personId, membershipId, vendorId }) => {
      if (!personId || !membershipId) throw new Error("Only a person can sign in");
      const cookie = await startSession(
        personId,
        { vendorId, membershipId },
        { userAgent: "test", address: null },
        "password",
      );
      const [pair = ""] = cookie.split(";");
      const [name = "", value = ""] = pair.split("=");
      await context.clearCookies();
      await context.addCookies([{ name, value, url: baseURL ?? "" }]);
    }),

  expectAccessible: async ({ browserName: _ }, use) =>
    use(async (page) => expect(await inaccessible(page)).toEqual([])),
});

const AXE = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
  preload: false,
} satisfies Parameters<AxeBuilder["options"]>[0];

/** The rest of a long table repeats its first rows, and comparing 500 rows' colours takes long. */
const REST_OF_TABLE = "tbody tr:nth-child(n + 7) { display: none }";

type Violation = { id: string; nodes: { target: unknown[] }[] };

const inWords = (violations: readonly Violation[]): string[] =>
  violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );

/**
 * What axe finds on the page as it stands, of long tables the first rows. No page has frames to look into. Contrast
 * takes as long as all else together.
 */
export async function inaccessible(page: Page, { contrast = true } = {}): Promise<string[]> {
  const rest = await page.evaluateHandle((rule) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    document.adoptedStyleSheets.push(sheet);
    return sheet;
  }, REST_OF_TABLE);
  const { violations } = await new AxeBuilder({ page })
    .options({ ...AXE, rules: { "color-contrast": { enabled: contrast } } })
    .setLegacyMode(true)
    .analyze();
  await rest.evaluate((sheet) => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });
  return inWords(violations);
}

/** Presses a key once the page listens to keys, which it does a moment after it is there to be seen. */
export async function pressOnceAwake(page: Page, key: string): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main && Object.keys(main).some((name) => name.startsWith("__reactFiber"));
  });
  // Listeners are added in effects, which run before the next frame is drawn and the one after it.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.keyboard.press(key);
}

export { expect };
