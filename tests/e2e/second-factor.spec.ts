import type { BrowserContext, Page } from "@playwright/test";
import type { Self } from "#app/domain/identity/second-factor/second-factor-notice.server.ts";
import { setSecondFactorRule } from "#app/domain/identity/second-factor/second-factor-rule.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { expect, test } from "#tests/support/e2e.ts";
import { appOf, PASSWORD, selfOf, withAuthenticator } from "#tests/support/people.ts";

const STEP = 30_000;
/** The step after the present one: a code that was not used yet, and is taken already. */
const soon = () => new Date(Date.now() + STEP);
/** Long ago enough that its code is none of today's. */
const before = () => new Date(Date.now() - 10 * STEP);

async function typePassword(page: Page, { person }: Self, next = "") {
  await page.goto(`/sign-in${next}`);
  await page.getByLabel("Work e-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** A device that keeps passkeys and says yes to everything, at once to those offered in the address field too. */
async function withDevice(context: BrowserContext, page: Page, { autofill = false } = {}) {
  if (!autofill) {
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    });
  }
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const provedLongAgo = ({ person }: Self) =>
  prisma.session.updateMany({
    where: { personId: person.id },
    data: { provedAt: new Date(Date.now() - 3_600_000) },
  });

test("an authenticator app is set up, and signing in asks for its code", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const self = await selfOf(world.ada);
  await signIn(world.ada);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: /square to scan/ })).toBeVisible();
  await expectAccessible(page);

  const code = appOf(await page.locator(".typed-secret").innerText());
  await page.getByLabel("The code it shows now").fill("000000");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("This code does not fit")).toBeVisible();
  await page.getByLabel("The code it shows now").fill(code(new Date()));
  await page.getByRole("button", { name: "Turn it on" }).click();

  await expect(
    page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem"),
  ).toHaveCount(10);
  await expectAccessible(page);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page.getByText("10 of 10 left")).toBeVisible();

  await page.context().clearCookies();
  await typePassword(page, self, "?next=%2Fportal%2Fdeals");
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code from your authenticator app").fill("000 000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This code does not fit, or was used before.")).toBeVisible();
  await page.getByLabel("Code from your authenticator app").fill(code(soon()));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/portal\/deals$/);
});

test("who tries codes is told to wait, and when to come back", async ({ page, world }) => {
  const self = await selfOf(world.ada);
  await withAuthenticator(self, before());
  await typePassword(page, self);
  const field = page.getByLabel("Code from your authenticator app");
  const answer = () =>
    page.waitForResponse((response) => response.request().method() === "POST", { timeout: 10_000 });
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    await field.fill("000000");
    const [response] = await Promise.all([
      answer(),
      page.getByRole("button", { name: "Sign in", exact: true }).click(),
    ]);
    statuses.push(response.status());
  }
  expect(statuses).toEqual([409, 409, 409, 409, 409, 429]);
  await expect(page.getByText(/^Too many attempts. Try again in/)).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a recovery code signs in once, and no passkey is offered that could not work", async ({
    page,
    world,
  }) => {
    const self = await selfOf(world.ada);
    const { recoveryCodes } = await withAuthenticator(self, before());
    const answer = async () => {
      await typePassword(page, self);
      await expect(page.getByRole("button", { name: "Use a passkey" })).toHaveCount(0);
      await page.getByRole("link", { name: "Use a recovery code" }).click();
      await page.getByLabel("Recovery code").fill(recoveryCodes[0] ?? "");
      await page.getByRole("button", { name: "Sign in" }).click();
    };
    await answer();
    await expect(page).toHaveURL(/\/portal/);
    await page.goto("/account/security");
    await expect(page.getByText("9 of 10 left")).toBeVisible();

    await page.context().clearCookies();
    await answer();
    await expect(page.getByText("This code does not fit, or was used before.")).toBeVisible();
  });

  test("an app is set up and removed", async ({ page, world, signIn }) => {
    await selfOf(world.ada);
    await signIn(world.ada);
    await page.goto("/account/security");
    await page.getByRole("button", { name: "Set up an app" }).click();
    const code = appOf(await page.locator(".typed-secret").innerText());
    await page.getByLabel("The code it shows now").fill(code(new Date()));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("link", { name: "I have kept them" }).click();

    await page.getByRole("link", { name: "Remove the authenticator app" }).click();
    await expect(page.getByText("Your password alone signs you in then")).toBeVisible();
    await page.getByRole("button", { name: "Remove the app" }).click();
    await expect(page.getByText("The authenticator app is removed")).toBeVisible();
    await expect(page.getByRole("button", { name: "Set up an app" })).toBeVisible();
  });
});

test("a passkey is added, signs in by itself, gets another name and is removed", async ({
  page,
  context,
  world,
  signIn,
  expectAccessible,
}) => {
  await withDevice(context, page);
  await selfOf(world.ada);
  await signIn(world.ada);
  await page.goto("/account/security");
  await page.getByLabel("Name of a new passkey").fill("Work laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("The passkey “Work laptop” is added")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page.getByText("10 of 10 left")).toBeVisible();
  await expect(page.getByText("Keep these recovery codes now")).toHaveCount(0);

  await page.context().clearCookies();
  await page.goto("/sign-in?next=%2Fportal%2Fdeals");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/portal\/deals$/);

  await page.goto("/account/security");
  await page.getByRole("link", { name: "Rename Work laptop" }).click();
  await page.getByLabel("Name of the passkey “Work laptop”").fill("Desk");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("link", { name: "Remove Desk" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove the passkey “Desk”?" });
  await expect(dialog.getByRole("link", { name: "Keep it" })).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Remove the passkey" }).click();
  await expect(page.getByText("The passkey is removed")).toBeVisible();
  await expect(page.getByText("Work laptop")).toHaveCount(0);
});

test("a passkey is offered in the address field as well", async ({
  page,
  context,
  world,
  signIn,
}) => {
  await withDevice(context, page, { autofill: true });
  await selfOf(world.ada);
  await signIn(world.ada);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("link", { name: "I have kept them" })).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=%2Fportal%2Fdeals");
  await expect(page).toHaveURL(/\/portal\/deals$/);
});

test("a passkey is the second step after a password, and proves who sits there", async ({
  page,
  context,
  world,
  signIn,
  expectAccessible,
}) => {
  await withDevice(context, page);
  const self = await selfOf(world.ada);
  await signIn(world.ada);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("link", { name: "I have kept them" }).click();

  await page.context().clearCookies();
  await typePassword(page, self);
  await expect(page.getByLabel("Recovery code")).toBeVisible();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/portal/);

  await provedLongAgo(self);
  await page.goto("/account/security/codes");
  await expect(page.getByRole("heading", { name: "Is it you?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/account\/security\/codes$/);
  await page.getByRole("button", { name: "Make ten new codes" }).click();
  await expect(page.getByRole("heading", { name: "Your new recovery codes" })).toBeVisible();
});

test("what is guarded asks for the password again, and says when a form was not sent", async ({
  page,
  world,
  signIn,
}) => {
  const self = await selfOf(world.ada);
  await signIn(world.ada);
  await page.goto("/account/security");
  await provedLongAgo(self);
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByText("What you sent was not done")).toBeVisible();

  await page.getByLabel(/^Password of/).fill("wrong");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  const before = await page.context().cookies();
  await page.getByLabel(/^Password of/).fill(PASSWORD);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/account\/security$/);

  const session = (cookies: typeof before) =>
    cookies.find(({ name }) => name === "tributary")?.value;
  expect(session(await page.context().cookies())).not.toBe(session(before));
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: /square to scan/ })).toBeVisible();
});

test("who must have a second factor sets one up before anything else", async ({
  page,
  world,
  signIn,
}) => {
  await selfOf(world.ada);
  await withScope(world.admin, (tx) => setSecondFactorRule(tx, world.admin, "everybody"));
  await signIn(world.ada);
  await page.goto("/portal/deals");
  await expect(page).toHaveURL(/\/account\/security\?required=1$/);
  await expect(page.getByText("Halden Instruments asks for a second factor")).toBeVisible();

  await page.getByRole("button", { name: "Set up an app" }).click();
  const code = appOf(await page.locator(".typed-secret").innerText());
  await page.getByLabel("The code it shows now").fill(code(new Date()));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page).toHaveURL(/\/portal/);
});
