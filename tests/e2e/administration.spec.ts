import type { Page } from "@playwright/test";

import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { openLetter } from "#app/platform/mail/mail.server.ts";
import { aLogin, PASSWORD } from "#tests/support/a-login.ts";
import { expect, test } from "#tests/support/e2e.ts";
import { type World, withRole } from "#tests/support/world.ts";

/** The newest mail to an address holds the link that its reader follows. */
async function linkTo(world: World, toAddress: string): Promise<string> {
  const mail = await withScope(world.admin, (tx) =>
    tx.mail.findFirstOrThrow({
      where: { vendorId: tx.vendorId, toAddress },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
  );
  const [address = ""] = /https?:\S+/.exec(openLetter(mail)) ?? [];
  return new URL(address).pathname;
}

/** Signed in when the door is gone. */
async function choosePassword(page: Page, path: string) {
  await page.context().clearCookies();
  await page.goto(path);
  await page.getByLabel("Choose a password").fill("correct horse battery staple");
  await page.locator("button[name=intent][value=begin]").click();
}

test("a company applies, is asked, registered, and its administrator invites a colleague", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  // The whole way from a stranger to a colleague's invitation.
  test.slow();
  const email = `kim.${world.vendorId}@kestrel.example`;
  await page.goto(`/apply/${world.vendorId}`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send application" }).click();
  await expect(page.getByText("Write the company’s name").first()).toBeVisible();
  await page.getByLabel("Company").fill("Kestrel Foods plc");
  await page.getByLabel("City").fill("Leeds");
  await page.getByLabel("Country").selectOption("GB");
  await page.getByLabel("What you sell").fill("Sensors to dairies");
  await page.getByLabel("Your name").fill("Kim Ito");
  await page.getByLabel("What you do there").fill("Owner");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Send application" }).click();
  await expect(page.getByText("Halden Instruments has your application")).toBeVisible();
  const followed = await linkTo(world, email);

  await signIn(world.manager);
  await page.goto("/desk/partners/applications");
  await page.getByRole("link", { name: "Kestrel Foods plc" }).click();
  await page.getByRole("link", { name: "Ask for more" }).click();
  await page.getByLabel("What you want to know").fill("Since when?");
  await page.getByRole("button", { name: "Send the question" }).click();
  await expect(page.getByText("The question was sent")).toBeVisible();
  await expectAccessible(page);

  await page.goto(followed);
  await page.getByLabel("Your answer").fill("Since 1998");
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.getByText("Your answer was sent")).toBeVisible();
  await expectAccessible(page);

  await page.goto("/desk/partners/applications");
  await page.getByRole("link", { name: "Kestrel Foods plc" }).click();
  await expect(page.getByText("Since 1998")).toBeVisible();
  await page.getByRole("link", { name: "Register as a partner" }).click();
  await expect(page.getByLabel("Name", { exact: true }).first()).toHaveValue("Kestrel Foods plc");
  await page.getByLabel("Code").fill("ADA");
  await page.getByLabel("Tier").selectOption({ label: "Gold" });
  await page.getByLabel("Version").fill("2026-1");
  await page.getByRole("button", { name: "Register partner" }).click();
  await expect(page.getByText("Another partner has this code").first()).toBeVisible();
  await page.getByLabel("Code").fill("KESTREL");
  await page.getByRole("button", { name: "Register partner" }).click();
  await expect(page.getByText("its administrator was invited")).toBeVisible();

  await choosePassword(page, await linkTo(world, email));
  await expect(page).toHaveURL(/\/portal/);
  await page.goto("/portal/team");
  await page.getByRole("link", { name: "Invite somebody" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Sam Ray");
  await page.getByLabel("Work e-mail").fill(`sam.${world.vendorId}@kestrel.example`);
  await page.getByLabel("Role").selectOption({ label: "Sales" });
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("The invitation was sent")).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Sam Ray/ })).toBeVisible();

  await page.getByLabel("Find somebody").fill("kim");
  await page.getByLabel("Find somebody").press("Enter");
  await expect(page.getByRole("rowheader", { name: /Sam Ray/ })).toBeHidden();
  await expect(page.getByRole("rowheader", { name: "Kim Ito" })).toBeVisible();
  await page.getByRole("link", { name: "Last seen" }).click();
  await expect(page.getByRole("columnheader", { name: "Last seen" })).toHaveAttribute(
    "aria-sort",
    /ending/,
  );
  await expectAccessible(page);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    test("who fills in a partner for too long proves in another tab who it is, and loses nothing", async ({
      page,
      world,
      signIn,
    }) => {
      const { email } = await aLogin(world.manager);
      await signIn(world.manager);
      await page.goto("/desk/partners/new");
      await page.getByLabel("Name", { exact: true }).first().fill("Nordlys IT");
      await page.getByLabel("Code").fill("NORDLYS");
      await page.getByLabel("City").fill("Bergen");
      await page.getByLabel("Country").selectOption("NO");
      await page.getByLabel("Version").fill("2026-1");
      await page.getByLabel("Name", { exact: true }).last().fill("Nina Dahl");
      await page.getByLabel("Work e-mail").fill(`nina.${world.vendorId}@nordlys.example`);
      await prisma.session.updateMany({
        where: { personId: world.manager.personId ?? "" },
        data: { provedAt: new Date(Date.now() - 20 * 60_000) },
      });
      await page.getByRole("button", { name: "Register partner" }).click();
      await expect(page.getByText("Nothing was registered yet")).toBeVisible();

      const [tab] = await Promise.all([
        page.waitForEvent("popup"),
        page.getByRole("link", { name: "Say who you are in another tab" }).click(),
      ]);
      await tab.getByLabel(`Password of ${email}`).fill(PASSWORD);
      await tab.getByRole("button", { name: "Go on" }).click();
      await expect(tab).toHaveURL(/\/desk\/partners$/);
      await tab.close();

      await page.getByRole("button", { name: "Register partner" }).click();
      await expect(page.getByText("its administrator was invited")).toBeVisible();
    });
  });
}

test("whose page it is not is told so: role, side and other partners", async ({
  page,
  world,
  signIn,
}) => {
  const status = async (path: string) => (await page.goto(path))?.status();
  await signIn(world.ada);
  expect(await status("/portal/team")).toBe(403);
  expect(await status("/portal/company")).toBe(200);
  expect(await status("/desk/admin/people")).toBe(404);
  await signIn(world.adaAdmin);
  expect(await status(`/portal/team/${world.bob.membershipId}`)).toBe(404);
  expect(await status(`/portal/team/${world.ada.membershipId}`)).toBe(200);
  await signIn(world.manager);
  expect(await status("/desk/admin/people")).toBe(403);
  expect(await status("/desk/admin/settings")).toBe(403);
  expect(await status("/desk/admin/catalog")).toBe(403);
  await signIn(world.steward);
  expect(await status("/desk/admin/catalog")).toBe(200);
  expect(await status("/desk/partners/new")).toBe(403);
  await page.goto("/desk/admin");
  await expect(page).toHaveURL(/\/desk\/admin\/catalog$/);
});

test("a distributor and a reseller link from their own pages, and deals are shown when it says so", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.adaAdmin);
  await page.goto("/portal/company");
  await page.getByRole("link", { name: "Propose a link" }).click();
  await page.getByLabel("Distributor").selectOption({ label: "South" });
  await page.getByRole("button", { name: "Propose link" }).click();
  await expect(page.getByText("Waits for South")).toBeVisible();

  await signInAsAdmin(world, signIn);
  await page.goto("/portal/company");
  await page.getByRole("link", { name: "Answer with Ada" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("You accepted")).toBeVisible();
  await expect(page.getByRole("row", { name: /Ada/ }).getByText("Live")).toBeVisible();

  await signIn(world.adaAdmin);
  await page.goto("/portal/company");
  await page.getByRole("link", { name: "Show deals with South" }).click();
  await page.getByRole("button", { name: "Show our deals" }).click();
  await expect(page.getByRole("row", { name: /South/ })).toContainText("Live, deals shown");
});

/** South's person becomes its administrator, as the vendor could make it. */
async function signInAsAdmin(world: World, signIn: (actor: World["south"]) => Promise<void>) {
  await withScope(world.system, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: world.south.membershipId ?? "" },
      data: { role: "partner_admin" },
    }),
  );
  await signIn(withRole(world.south, "partner_admin"));
}

test("two administrators edit the same product, and the second sees what the first wrote", async ({
  page,
  world,
  signIn,
  context,
}) => {
  await signIn(world.steward);
  const address = `/desk/admin/catalog/${world.sentry.id}`;
  await page.goto(address);
  const other = await context.newPage();
  await other.goto(address);
  await other.getByLabel("Name").fill("Sentry Mark II");
  await other.getByRole("button", { name: "Save product" }).click();
  await expect(other.getByText("The product was changed")).toBeVisible();

  await page.getByLabel("Name").fill("Sentry Classic");
  await page.getByRole("button", { name: "Save product" }).click();
  await expect(page.getByText("Somebody changed this while you were editing")).toBeVisible();
  await expect(page.getByText("Sentry Mark II")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Sentry Classic");
  await page.getByRole("button", { name: "Save product" }).click();
  await expect(page.getByText("The product was changed")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sentry Classic" })).toBeVisible();
});

test("a partner is suspended, and its people are out with the next click", async ({
  page,
  world,
  signIn,
  browser,
  baseURL,
}) => {
  await signIn(world.ada);
  await page.goto("/portal");
  const cookies = await page.context().cookies();
  const desk = await browser.newContext({ baseURL });
  await signIn(world.manager);
  await desk.addCookies(await page.context().cookies());
  await page.context().clearCookies();
  await page.context().addCookies(cookies);

  const office = await desk.newPage();
  await office.goto(`/desk/partners/${world.ada.partnerId}?do=suspended`);
  await office.getByRole("button", { name: "Suspend" }).click();
  await expect(office.getByText("The partner is suspended")).toBeVisible();
  await page.goto("/portal/deals");
  await expect(page).toHaveURL(/\/(nowhere|sign-in)/);
  await desk.close();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a tier is added, moved and removed", async ({ page, world, signIn }) => {
    await signIn(world.admin);
    await page.goto("/desk/admin/tiers?do=add");
    await page.getByLabel("Name").fill("Silver");
    await page.getByLabel("Discount").fill("lots");
    await page.getByRole("button", { name: "Add tier" }).click();
    await expect(page.getByText("A percentage such as 12.5, below 100")).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("Silver");
    await page.getByLabel("Discount").fill("12,5");
    await page.getByRole("button", { name: "Add tier" }).click();
    await expect(page.getByText("The tier was added")).toBeVisible();
    await page.getByRole("button", { name: "Move Silver up" }).click();
    await expect(page.getByRole("rowheader").first()).toHaveText("Silver");
    await page.getByRole("link", { name: "Remove Silver" }).click();
    await page.getByRole("button", { name: "Remove tier" }).click();
    await expect(page.getByText("The tier was removed")).toBeVisible();
  });
});
