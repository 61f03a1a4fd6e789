import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { expect as expectAtOnce, pressOnceAwake, test } from "#tests/support/e2e.ts";
import type { World } from "#tests/support/world.ts";

// A review is the largest page there is: a machine that does much else takes its time over it.
const expect = expectAtOnce.configure({ timeout: 15_000 });
test.setTimeout(90_000);

const at = (minute: number) => new Date(Date.now() - (60 - minute) * 60_000);
const named = (name: string) => ({ name, domain: `${name.toLowerCase()}.example` });

/** Three that wait, each due a little later than the one before. */
async function three(world: World) {
  const ids = [];
  for (const [place, name] of ["Aalborg", "Brennan", "Cassini"].entries()) {
    const wish = { products: [world.sentry], ...named(name) };
    ids.push(await aRegistration(world.ada, wish, at(place)));
  }
  return ids;
}

test("three are decided by keyboard, and the next one is open after each", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await three(world);
  await signIn(world.manager);
  await page.goto("/desk/deals");
  await pressOnceAwake(page, "j");
  await expect(page.getByRole("link", { name: /Aalborg/ })).toBeFocused();
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { name: "Aalborg" })).toBeVisible();
  await expect(page.getByText("1 of 3")).toBeVisible();

  await page.keyboard.press("a");
  await expect(page.getByRole("button", { name: "Approve" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Brennan" })).toBeVisible();
  await expect(page.getByText(/^Approved: Aalborg/)).toBeVisible();
  await expect(page.getByRole("link", { name: /^Brennan €/ })).toBeFocused();
  await expectAccessible(page);

  await page.keyboard.press("i");
  await page.getByLabel("What you need to know").fill("Which tender is it?");
  await page.getByLabel("Web domain", { exact: true }).check();
  await page.getByRole("button", { name: "Ask for information" }).click();
  await expect(page.getByRole("heading", { name: "Cassini" })).toBeVisible();
  await expect(page.getByText(/^Asked for information: Brennan/)).toBeVisible();

  await page.keyboard.press("r");
  await page.getByLabel("Reason").selectOption("ineligible");
  await page.getByLabel("In words the partner will read").fill("It is a tender of the state");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText(/^Rejected: Cassini/)).toBeVisible();

  await signIn(world.ada);
  await page.goto("/portal/deals");
  await expect(page.getByRole("row", { name: /Aalborg/ })).toContainText("Approved");
  await expect(page.getByRole("row", { name: /Brennan/ })).toContainText("Information needed");
  await expect(page.getByRole("row", { name: /Cassini/ })).toContainText("Rejected");
});

test("several are handed over at once", async ({ page, world, signIn, expectAccessible }) => {
  await three(world);
  await signIn(world.manager);
  await page.goto("/desk/deals");
  await pressOnceAwake(page, "j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Reviewer").selectOption({ label: "Astrid" });
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByText("2 registrations given to Astrid")).toBeVisible();
  await expect(page.getByRole("link", { name: /Aalborg/ })).toContainText("Astrid");

  await signIn(world.admin);
  await page.goto("/desk/deals?who=mine");
  await expect(page.getByRole("link", { name: /Aalborg/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Brennan/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Cassini/ })).toHaveCount(0);
});

test("the second of two reviewers sees what changed", async ({ page, world, signIn }) => {
  const [dealId = ""] = await three(world);
  await signIn(world.manager);
  await page.goto(`/desk/deals/${dealId}?do=reject`);
  await page.getByLabel("Reason").selectOption("other");
  await page.getByLabel("In words the partner will read").fill("Not this year");
  await startReview(world.admin, { dealId }, new Date());
  await askInformation(world.admin, { dealId, note: "Which tender?" }, new Date());
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  // The page is read anew after the answer, and the form then stands for what the deal is now.
  const readAnew = page.waitForResponse(
    (response) => response.request().method() === "GET" && response.url().includes(".data"),
  );
  await page.getByRole("button", { name: "Reject" }).click();
  expect((await answered).status()).toBe(409);
  await (await readAnew).finished();
  await expect(page.getByText("Astrid changed this deal while you were at it")).toBeVisible();
  await expect(page.getByLabel("In words the partner will read")).toHaveValue("Not this year");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText(/^Rejected: Aalborg/)).toBeVisible();
});

test("an approval gives less than was asked for, and is taken back", async ({
  page,
  world,
  signIn,
}) => {
  const products = [world.sentry, world.relay];
  const dealId = await aRegistration(world.ada, { products }, new Date());
  await signIn(world.manager);
  await page.goto(`/desk/deals/${dealId}?do=approve`);
  await page.getByLabel("Relay").uncheck();
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Protects Sentry.")).toBeVisible();

  await page.getByRole("link", { name: "Take the approval back" }).click();
  await page.getByLabel("Reason").selectOption("other");
  await page.getByLabel("In words the partner will read").fill("It was approved by mistake");
  await page.getByRole("button", { name: "Take the approval back" }).click();
  await expect(page.getByText(/Approval taken back by Ingrid/)).toBeVisible();
});

test("a view of the queue is kept, opened and given up", async ({ page, world, signIn }) => {
  await three(world);
  await signIn(world.manager);
  await page.goto("/desk/deals?sort=-value&least=1");
  await page.getByText("Views", { exact: true }).click();
  await page.getByLabel("Keep this view as").fill("Large first");
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.getByText("Views Large first")).toBeVisible();
  await page.goto("/desk/deals");
  await page.getByText("Views", { exact: true }).click();
  await page.getByRole("link", { name: "Large first" }).click();
  await expect(page).toHaveURL(/least=1&sort=-value/);
  await page.getByText("Views Large first").click();
  await page.getByRole("button", { name: "Remove the view Large first" }).click();
  await expect(page.getByText("Views Large first")).toHaveCount(0);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a registration is narrowed down to, handed over and rejected", async ({
    page,
    world,
    signIn,
  }) => {
    await three(world);
    await signIn(world.manager);
    await page.goto("/desk/deals?q=brennan");
    await page.getByRole("checkbox", { name: /Select Brennan/ }).check();
    await page.getByRole("button", { name: "Hand over" }).click();
    await expect(page.getByText("1 registration given to Ingrid")).toBeVisible();
    await page.getByRole("link", { name: /Brennan/ }).click();
    await page.getByRole("link", { name: "Reject" }).click();
    await page.getByLabel("In words the partner will read").fill("Served by us");
    await page.getByRole("button", { name: "Reject" }).click();
    await expect(page.getByText("Choose a reason")).toBeVisible();
    await expect(page.getByLabel("In words the partner will read")).toHaveValue("Served by us");
    await page.getByLabel("Reason").selectOption("other");
    await page.getByRole("button", { name: "Reject" }).click();
    await expect(page.getByText(/^Rejected: Brennan/)).toBeVisible();
  });
});

test("the queue is saved as a file, narrowed as it stands, and not by a partner", async ({
  page,
  world,
  signIn,
}) => {
  await three(world);
  await signIn(world.manager);
  const csv = await (await page.request.get("/desk/deals.csv?q=Brennan")).text();
  expect(csv.trim().split(/\r?\n/)).toHaveLength(2);
  expect(csv).toContain("Brennan");
  await signIn(world.ada);
  expect((await page.request.get("/desk/deals.csv")).status()).toBe(404);
});
