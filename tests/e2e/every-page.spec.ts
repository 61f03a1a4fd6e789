import type { ConsoleMessage, Page } from "@playwright/test";

import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { expect, illegible, inaccessible, test } from "#tests/support/e2e.ts";

/** The demo's people and the pages of their side; "first of" opens the first record that a list links to. */
type Wanted = {
  at: string;
  firstOf?: RegExp;
  /** A page about that record, to whose address its id is added. */
  about?: string;
  /** A page below that record. */
  below?: string;
};

const pages: Record<string, Wanted[]> = {
  "astrid.nygaard@halden.example": [
    { at: "/desk" },
    { at: "/desk/deals" },
    { at: "/desk/deals", firstOf: /^\/desk\/deals\/[0-9a-f-]{36}/ },
    ...["/talk", "/files?attach=shared", "/dispute", "?say=internal&attach=internal"].map(
      (below) => ({
        at: "/desk/deals",
        firstOf: /^\/desk\/deals\/[0-9a-f-]{36}/,
        below,
      }),
    ),
    { at: "/desk/deals", firstOf: /^\/desk\/deals\/[0-9a-f-]{36}/, below: "/requests" },
    { at: "/desk/deals?status=closed" },
    { at: "/desk/deals?who=mine&due=week&sort=-value" },
    ...["?do=approve", "?do=ask", "?do=reject", "?do=assign"].map((below) => ({
      at: "/desk/deals",
      firstOf: /^\/desk\/deals\/[0-9a-f-]{36}/,
      below,
    })),
    { at: "/desk/deals/new" },
    { at: "/desk/deals?q=nobody-of-this-name" },
    { at: "/desk/deals?status=approved&verdict=conflict" },
    { at: "/desk/pipeline" },
    { at: "/desk/pipeline/deals" },
    { at: "/desk/pipeline/deals?of=all&stage=proposal" },
    { at: "/desk/submissions" },
    { at: "/desk/submissions", firstOf: /^\/desk\/submissions\/[0-9a-f-]{36}/ },
    { at: "/desk/revenue" },
    { at: "/desk/revenue?by=partner&basis=street" },
    { at: "/desk/customers" },
    { at: "/desk/customers?q=nobody-of-this-name" },
    ...["", "?do=engage", "/history", "/merge?q=a", "/record", "/wordings"].map((below) => ({
      at: "/desk/customers",
      firstOf: /^\/desk\/customers\/[0-9a-f-]{36}/,
      below,
    })),
    { at: "/desk/matching", firstOf: /^\/desk\/matching\/[0-9a-f-]{36}/ },
    ...["", "/history"].map((page) => ({ at: `/desk/matching${page}` })),
    { at: "/desk/partners" },
    { at: "/desk/partners", firstOf: /^\/desk\/partners\/[0-9a-f-]{36}/ },
    ...["/edit", "/terms", "/terms?do=sign", "/people", "?do=suspended"].map((below) => ({
      at: "/desk/partners",
      firstOf: /^\/desk\/partners\/[0-9a-f-]{36}/,
      below,
    })),
    { at: "/desk/partners?status=ended" },
    { at: "/desk/partners/new" },
    { at: "/desk/partners/applications" },
    { at: "/desk/partners/applications?status=declined&q=nobody" },
    { at: "/desk/partners/agreements?days=365" },
    { at: "/desk/admin/people" },
    { at: "/desk/admin/people?do=invite" },
    { at: "/desk/admin/people", firstOf: /^\/desk\/admin\/people\/[0-9a-f-]{36}/ },
    ...["", "?do=add"].map((below) => ({ at: `/desk/admin/tiers${below}` })),
    { at: "/desk/admin/catalog" },
    { at: "/desk/admin/catalog", firstOf: /^\/desk\/admin\/catalog\/[0-9a-f-]{36}/ },
    { at: "/desk/admin/catalog/new" },
    { at: "/desk/admin/catalog/families?do=add" },
    { at: "/desk/admin/prices" },
    { at: "/desk/admin/prices/import" },
    { at: "/desk/admin/programs" },
    { at: "/desk/admin/programs?do=add" },
    { at: "/desk/admin/programs", firstOf: /^\/desk\/admin\/programs\/[0-9a-f-]{36}/ },
    {
      at: "/desk/admin/programs",
      firstOf: /^\/desk\/admin\/programs\/[0-9a-f-]{36}/,
      below: "/edit",
    },
    { at: "/desk/admin/programs/preview" },
    { at: "/desk/admin/approvals" },
    { at: "/desk/admin/approvals/new" },
    { at: "/desk/admin/approvals", firstOf: /^\/desk\/admin\/approvals\/[0-9a-f-]{36}/ },
    { at: "/desk/away" },
    { at: "/desk/admin/settings" },
    ...["", "?do=make", "/webhooks", "/webhooks?do=add"].map((page) => ({
      at: `/desk/admin/api${page}`,
    })),
    { at: "/desk/inventory" },
    { at: "/desk/demand" },
    { at: "/desk/accounts" },
    { at: "/desk/accounts", firstOf: /^\/desk\/accounts\/[0-9a-f-]{36}/ },
    { at: "/desk/accounts/new" },
    ...["", "/password", "/sessions", "/notifications", "/notifications/settings"].map((page) => ({
      at: `/account${page}`,
    })),
    { at: "/desk/outbox" },
    { at: "/desk/audit" },
    { at: "/desk/audit", firstOf: /^\/desk\/audit\/[0-9a-f-]{36}/ },
    { at: "/desk/audit?q=nothing-of-this-kind" },
    { at: "/desk/scope" },
    { at: "/desk/deals", firstOf: /^\/desk\/deals\/[0-9a-f-]{36}/, about: "/desk/why/deal/" },
    {
      at: "/desk/accounts",
      firstOf: /^\/desk\/accounts\/[0-9a-f-]{36}/,
      about: "/desk/why/account/",
    },
    {
      at: "/desk/customers",
      firstOf: /^\/desk\/customers\/[0-9a-f-]{36}/,
      about: "/desk/scope/who?kind=customer&id=",
    },
    { at: "/desk/nothing-here" },
  ],
  "helen.marsh@bluepeak.example": [
    { at: "/portal" },
    { at: "/portal/deals" },
    { at: "/portal/deals?q=nobody-of-this-name" },
    { at: "/portal/deals", firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/ },
    { at: "/portal/deals", firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/, about: "/portal/why/deal/" },
    {
      at: "/portal/accounts",
      firstOf: /^\/portal\/accounts\/[0-9a-f-]{36}/,
      about: "/portal/why/account/",
    },
    ...["/edit", "?do=update", "?do=lost", "?do=extend"].map((below) => ({
      at: "/portal/deals?status=approved",
      firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/,
      below,
    })),
    ...["?do=won", "?do=withdraw"].map((below) => ({
      at: "/portal/deals?status=open",
      firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/,
      below,
    })),
    ...["", "/edit"].map((below) => ({
      at: "/portal/deals?status=asked",
      firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/,
      below,
    })),
    { at: "/portal/deals?status=closed", firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/ },
    { at: "/portal/pipeline" },
    { at: "/portal/pipeline/deals" },
    ...["/talk", "/files?attach=shared", "/team?do=hand-over"].map((below) => ({
      at: "/portal/deals",
      firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/,
      below,
    })),
    { at: "/portal/deals/new" },
    { at: "/portal/deals/import" },
    { at: "/portal/deals/drafts" },
    { at: "/portal/deals/drafts", firstOf: /^\/portal\/deals\/drafts\/[0-9a-f-]{36}/ },
    { at: "/portal/accounts" },
    { at: "/portal/accounts", firstOf: /^\/portal\/accounts\/[0-9a-f-]{36}/ },
    { at: "/portal/accounts/new" },
    { at: "/account" },
    { at: "/account/sessions" },
    { at: "/account/notifications" },
    { at: "/account/notifications?show=unread" },
    { at: "/account/notifications/settings" },
    { at: "/portal/waiting?domain=kestrel.example" },
    { at: "/portal/company" },
    { at: "/portal/audit" },
    { at: "/portal/company?do=propose-link" },
    { at: "/portal/api" },
    { at: "/portal/api/webhooks" },
    { at: "/portal/api/webhooks?do=add" },
    { at: "/portal/api/webhooks", firstOf: /^\/portal\/api\/webhooks\/[0-9a-f-]{36}/ },
    { at: "/api/v1/docs" },
    { at: "/portal/team" },
    { at: "/portal/team", firstOf: /^\/portal\/team\/[0-9a-f-]{36}/ },
    { at: "/portal/sales-out" },
    { at: "/portal/sales-out", firstOf: /^\/portal\/submissions\/[0-9a-f-]{36}/ },
    { at: "/portal/inventory" },
    { at: "/portal/forecast" },
    { at: "/account/security" },
    { at: "/account/prove?next=/portal&unsent=1" },
  ],
  "silje.aasen@norvik.example": [
    { at: "/portal" },
    { at: "/portal/deals" },
    { at: "/portal/deals", firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/ },
    { at: "/portal/pipeline" },
  ],
  "mads.sundgaard@sundgaard.example": [
    { at: "/portal" },
    { at: "/portal/deals?q=Nordlys", firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/ },
    {
      at: "/portal/deals?q=Nordlys",
      firstOf: /^\/portal\/deals\/[0-9a-f-]{36}/,
      below: "/proof",
    },
  ],
  "luca.bernasconi@tessin.example": [
    { at: "/portal" },
    { at: "/portal/forecast" },
    { at: "/portal/demand" },
  ],
};

const looks = [
  {
    name: "wide and light",
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    read: inaccessible,
  },
  {
    name: "on a phone and dark",
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
    read: illegible,
  },
] as const;

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

/** What axe, the console and the width of a page say against it, in each look that it is given. */
async function faultsOf(page: Page, wanted: Wanted, lists: Lists): Promise<string[]> {
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
  for (const { name, viewport, colorScheme, read } of looks) {
    await page.setViewportSize(viewport);
    // A colour on its way to another is neither.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("h1:visible, h2:visible").first()).toBeVisible();
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    if (sideways) faults.push(`${name}: the page scrolls sideways`);
    faults.push(...(await read(page)).map((fault) => `${name}: ${fault}`));
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
          expect.soft(await faultsOf(page, wanted, lists), name).toEqual([]);
        });
      }
    });
  }
}
