import type { ConsoleMessage, Page } from "@playwright/test";

import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { expect, inaccessible, test } from "#tests/support/e2e.ts";
import { pages, type Wanted } from "#tests/support/every-page.ts";

const looks = [
  { name: "wide and light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "on a phone and dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

const sumOf = (place: string) => [...place].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

/** Pages share their parts and colours, so half of them are read in one look and half in the other. */
const readIn = (place: string) => looks[sumOf(place) % looks.length];

/** Of either half, every second page's colours are compared. */
const hasContrastRead = (place: string) => sumOf(place) % 4 < 2;

const AT_ONCE = 10;

const inParts = (all: Wanted[]) =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) =>
    all.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );

/** The links of lists that were opened to find a record, for one person. */
type Lists = Map<string, string[]>;

async function linksOf(page: Page, at: string, lists: Lists): Promise<string[]> {
  const known = lists.get(at);
  if (known) return known;
  await page.goto(at);
  const links = await page
    .locator("main a[href]")
    .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  lists.set(at, links);
  return links;
}

async function addressOf(page: Page, wanted: Wanted, lists: Lists) {
  const { at, firstOf, about, below = "" } = wanted;
  if (!firstOf) return at;
  const address = (await linksOf(page, at, lists)).find((href) => firstOf.test(href));
  if (!address) throw new Error(`${at} links to no record`);
  return about ? about + /[0-9a-f-]{36}/.exec(address) : address + below;
}

/** What axe, the console and the width of a page say against it. */
async function faultsOf(page: Page, name: string, wanted: Wanted, lists: Lists): Promise<string[]> {
  const faults: string[] = [];
  const onError = (error: Error) => faults.push(error.message);
  const onConsole = (message: ConsoleMessage) => {
    const missing = /status of 404/.test(message.text());
    if (message.type() === "error" && !missing) faults.push(message.text());
  };
  const address = await addressOf(page, wanted, lists);
  page.on("pageerror", onError);
  page.on("console", onConsole);
  await page.goto(address);
  for (const look of looks) {
    const { viewport, colorScheme } = look;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("h1:visible, h2:visible").first()).toBeVisible();
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    if (sideways) faults.push(`${look.name}: the page scrolls sideways`);
    if (look !== readIn(name)) continue;
    faults.push(
      ...(await inaccessible(page, { contrast: hasContrastRead(name) })).map(
        (fault) => `${look.name}: ${fault}`,
      ),
    );
  }
  page.off("pageerror", onError);
  page.off("console", onConsole);
  return faults;
}

for (const [email, all] of Object.entries(pages)) {
  for (const [part, list] of inParts(all).entries()) {
    // One visit of many pages, as a person makes it: what the browser knows already it need not fetch again.
    test(`as ${email}, part ${part + 1}`, async ({ page, signIn }) => {
      test.setTimeout(list.length * 20_000);
      const person = await prisma.person.findUniqueOrThrow({ where: { email } });
      const [place] = await membershipsOf(person.id);
      if (!place) throw new Error(`${email} works nowhere`);
      await signIn(place.actor);

      const lists: Lists = new Map();
      for (const wanted of list) {
        const first = wanted.firstOf ? ", its first record" : "";
        const name = `${wanted.about ?? wanted.at}${first}${wanted.below ?? ""}`;
        await test.step(name, async () => {
          expect.soft(await faultsOf(page, name, wanted, lists), name).toEqual([]);
        });
      }
    });
  }
}
