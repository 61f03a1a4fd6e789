import type { ConsoleMessage, Page } from "@playwright/test";

import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { axeSource, inaccessible } from "#tests/support/accessibility.ts";
import { expect, test } from "#tests/support/e2e.ts";
import { pages, type Wanted } from "#tests/support/every-page.ts";

const looks = [
  { name: "wide and light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "on a phone and dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

const sumOf = (place: string) => [...place].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

/** Pages share their parts and colours, so half of them are read in one look and half in the other. */
const readIn = (place: string) => looks[sumOf(place) % looks.length];

/** Of either half, every fourth page's colours are compared, which come from the same few rules. */
const hasContrastRead = (place: string) => sumOf(place) % 8 < 2;

const AT_ONCE = 10;

const inParts = (all: Wanted[]) =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) =>
    all.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );

/** The links of lists that were opened to find a record, for one person. */
type Lists = Map<string, string[]>;

/** As the list is sent, since links are there without any script. */
async function linksOf(page: Page, at: string, lists: Lists): Promise<string[]> {
  const known = lists.get(at);
  if (known) return known;
  const html = await (await page.request.get(at)).text();
  const main = html.slice(html.indexOf("<main"));
  const links = [...main.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
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

/** Runs in the page: waits until it listens, and tells what is wrong with what there is to see. */
async function seen(): Promise<string[]> {
  const isAwake = () =>
    Object.keys(document.querySelector("main") ?? {}).some((name) =>
      name.startsWith("__reactFiber"),
    );
  const deadline = performance.now() + 10_000;
  while (!isAwake() && performance.now() < deadline) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  const headings = [...document.querySelectorAll("h1, h2")];
  return [
    ...(isAwake() ? [] : ["the page never listens"]),
    ...(headings.some((each) => each.checkVisibility() && each.clientWidth) ? [] : ["no heading"]),
    ...(document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : []),
  ];
}

async function show(page: Page, { viewport, colorScheme }: (typeof looks)[number]) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
}

/** What axe, the console and the width of a page say against it; every other page is opened in the second look. */
async function faultsOf(page: Page, name: string, wanted: Wanted, lists: Lists, nth: number) {
  const faults: string[] = [];
  const onError = (error: Error) => faults.push(error.message);
  const onConsole = (message: ConsoleMessage) => {
    const missing = /status of 404/.test(message.text());
    if (message.type() === "error" && !missing) faults.push(message.text());
  };
  const address = await addressOf(page, wanted, lists);
  page.on("pageerror", onError);
  page.on("console", onConsole);
  for (const [turn, look] of (nth % 2 ? [...looks].reverse() : looks).entries()) {
    // The page before was left in the look in which this one is opened.
    if (turn > 0 || nth === 0) await show(page, look);
    if (turn === 0) await page.goto(address);
    const found = await page.evaluate(seen);
    if (look === readIn(name)) {
      const [contrast, navigation] = [hasContrastRead(name), nth < looks.length];
      found.push(...(await inaccessible(page, { contrast, navigation })));
    }
    faults.push(...found.map((fault) => `${look.name}: ${fault}`));
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
      await page.addInitScript(axeSource);

      const lists: Lists = new Map();
      for (const [nth, wanted] of list.entries()) {
        const first = wanted.firstOf ? ", its first record" : "";
        const name = `${wanted.about ?? wanted.at}${first}${wanted.below ?? ""}`;
        await test.step(name, async () => {
          expect.soft(await faultsOf(page, name, wanted, lists, nth), name).toEqual([]);
        });
      }
    });
  }
}
