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
    use(async (page) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
      );
      expect(found).toEqual([]);
    }),
});

export { expect };
