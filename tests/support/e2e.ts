import { test as base, expect, type Page } from "@playwright/test";

import { startSession } from "#app/domain/identity/session/session.server.ts";
import type { Actor } from "#app/platform/actor.ts";

import { inaccessible } from "./accessibility.ts";
import { aWorld, type World } from "./world.ts";

type Fixtures = {
  /** A vendor with partners and people that belong to this test alone. */
  world: World;
  /** Signs the page in without walking through the form; signing in has its own test. */
  signIn: (actor: Actor) => Promise<void>;
  /** Fails when axe finds anything on the page as it stands, beside the navigation that every page has. */
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

  // Colours and the navigation are the same wherever they stand, and are read where every page is.
  expectAccessible: async ({ browserName: _ }, use) =>
    use(async (page) =>
      expect(await inaccessible(page, { contrast: false, navigation: false })).toEqual([]),
    ),
});

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
