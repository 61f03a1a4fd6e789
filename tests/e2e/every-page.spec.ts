import type { Page } from "@playwright/test";

import { membershipsOf } from "#app/domain/identity/memberships.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { expect, test } from "#tests/support/e2e.ts";

/** The demo's people and the pages of their side; "first of" opens the first record that a list links to. */
const pages: Record<string, { at: string; firstOf?: RegExp }[]> = {
  "astrid.nygaard@halden.example": [
    { at: "/desk" },
    { at: "/desk/deals" },
    { at: "/desk/deals", firstOf: /^\/desk\/deals\/[0-9a-f-]{36}/ },
    { at: "/desk/deals?status=closed" },
    { at: "/desk/submissions" },
    { at: "/desk/submissions", firstOf: /^\/desk\/submissions\/[0-9a-f-]{36}/ },
    { at: "/desk/revenue" },
    { at: "/desk/revenue?by=partner&basis=street" },
    { at: "/desk/customers" },
    { at: "/desk/customers", firstOf: /^\/desk\/customers\/[0-9a-f-]{36}/ },
    { at: "/desk/customers?q=nobody-of-this-name" },
    { at: "/desk/partners" },
    { at: "/desk/partners", firstOf: /^\/desk\/partners\/[0-9a-f-]{36}/ },
    { at: "/desk/inventory" },
    { at: "/desk/demand" },
    { at: "/desk/accounts" },
    { at: "/desk/accounts", firstOf: /^\/desk\/accounts\/[0-9a-f-]{36}/ },
    { at: "/desk/accounts/new" },
    { at: "/desk/outbox" },
    { at: "/desk/audit" },
    { at: "/desk/nothing-here" },
  ],
  "helen.marsh@bluepeak.example": [
    { at: "/portal" },
    { at: "/portal/deals" },
    { at: "/portal/deals?q=nobody-of-this-name" },
    { at: "/portal/deals", firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/ },
    { at: "/portal/deals/new" },
    { at: "/portal/accounts" },
    { at: "/portal/accounts", firstOf: /^\/portal\/accounts\/[0-9a-f-]{36}/ },
    { at: "/portal/accounts/new" },
    { at: "/portal/sales-out" },
    { at: "/portal/sales-out", firstOf: /^\/portal\/submissions\/[0-9a-f-]{36}/ },
    { at: "/portal/inventory" },
    { at: "/portal/forecast" },
  ],
  "luca.bernasconi@tessin.example": [
    { at: "/portal" },
    { at: "/portal/forecast" },
    { at: "/portal/demand" },
  ],
};

const looks = [
  { name: "wide and light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "on a phone and dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

async function addressOf(page: Page, { at, firstOf }: { at: string; firstOf?: RegExp }) {
  if (!firstOf) return at;
  await page.goto(at);
  const links = await page
    .locator("main a[href]")
    .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  const address = links.find((href) => firstOf.test(href));
  if (!address) throw new Error(`${at} links to no record`);
  return address;
}

for (const look of looks) {
  test.describe(look.name, () => {
    test.use({ viewport: look.viewport, colorScheme: look.colorScheme });

    for (const [email, list] of Object.entries(pages)) {
      for (const wanted of list) {
        const name = `${wanted.at}${wanted.firstOf ? ", its first record" : ""} as ${email}`;
        test(name, async ({ page, signIn, expectAccessible }) => {
          const person = await prisma.person.findUniqueOrThrow({ where: { email } });
          const [place] = await membershipsOf(person.id);
          if (!place) throw new Error(`${email} works nowhere`);
          await signIn(place.actor);

          const problems: string[] = [];
          page.on("pageerror", (error) => problems.push(error.message));
          page.on("console", (message) => {
            const missing = /status of 404/.test(message.text());
            if (message.type() === "error" && !missing) problems.push(message.text());
          });
          await page.goto(await addressOf(page, wanted));
          await expect(page.locator("h1:visible, h2:visible").first()).toBeVisible();

          const sideways = await page.evaluate(
            () => document.documentElement.scrollWidth > window.innerWidth,
          );
          expect(sideways, "the page scrolls sideways").toBe(false);
          await expectAccessible(page);
          expect(problems).toEqual([]);
        });
      }
    }
  });
}
