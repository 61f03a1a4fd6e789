import { agreeReporting } from "#app/domain/exchange/calendar/agree-reporting.server.ts";
import { followPeriods } from "#app/domain/exchange/calendar/follow-periods.server.ts";
import { addDays, localDay } from "#app/domain/programs/local-time.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { expect, test } from "#tests/support/e2e.ts";

const DAYS = 20;

test("a report is agreed, runs late, and the partner says that there was nothing", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const then = new Date(Date.now() - DAYS * 86_400_000);
  const { partnerId } = world.north;
  const terms = { kind: "inventory", rhythm: "daily", dueDay: 1, businessDay: false } as const;
  const from = localDay(then, "Europe/Berlin");
  const days = { graceDays: 0, remindDays: 0, from };
  await agreeReporting(world.manager, partnerId, { ...terms, ...days }, then);
  const whose = { partnerId, kind: "inventory" as const };
  await withScope(world.system, (tx) => followPeriods(tx, whose, new Date()));

  await signIn(world.manager);
  await page.goto("/desk/reporting");
  await expect(page.getByText("1 of 1 agreed reports is late")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "North" }).click();
  await expect(page.getByText("Each business day, by the next one")).toBeVisible();
  await expect(page.getByText(/^Missing, \d+ days? late$/).first()).toBeVisible();

  await page.getByRole("link", { name: "Agree a report" }).click();
  await page.getByLabel("Days of grace").fill("three");
  await page.getByRole("button", { name: "Agree", exact: true }).click();
  await expect(page.getByText("At most 60 days").first()).toBeVisible();
  await page.getByLabel("Days of grace").fill("3");
  await page.getByLabel("From", { exact: true }).fill(isoDay(addDays(new Date(), 3)));
  await page.getByRole("button", { name: "Agree", exact: true }).click();
  await expect(page.getByText("The report is agreed")).toBeVisible();
  await expect(page.getByText("Weekly, by Wednesday of the week after")).toBeVisible();
  await expectAccessible(page);

  await signIn(world.north);
  await page.goto("/portal/reporting");
  await expectAccessible(page);
  const nothing = page.getByRole("button", { name: /^Nothing to report/ });
  const before = await nothing.count();
  await nothing.first().click();
  await expect(page.getByText("Noted that there was nothing to report")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Undo/ })).toHaveCount(1);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("Taken back; the period waits for its lines")).toBeVisible();
  await expect(nothing).toHaveCount(before);
});

const isoDay = (day: Date) => day.toISOString().slice(0, 10);
