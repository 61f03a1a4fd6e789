import { readFileSync } from "node:fs";

import { expect, test } from "#tests/support/e2e.ts";

const csv = (text: string, name: string) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

test("products are handed over, shown with what stands there now, applied and taken back", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.steward);
  await page.goto("/desk/submissions?hand=products");
  await expect(page.getByRole("radio", { name: /^Products/ })).toBeChecked();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Products", exact: true }).click();
  const template = readFileSync(await (await download).path(), "utf8");
  expect(template).toContain("Part number,Name,Family");

  const [header = ""] = template.split("\r\n");
  const rows = [
    "AB-1000,Nova,Sentry,,piece,1,active,",
    "HI-4210,Sentry Two,,,,,ended,AB-1000",
    "AB-1001,Vela,Nowhere,,,,,",
  ];
  const file = csv([header, ...rows, ""].join("\r\n"), "products.csv");
  await page.getByLabel("Drop your files here").setInputFiles(file);
  await page.getByRole("button", { name: "Send the files" }).click();
  await expect(page).toHaveURL(/submissions\/[0-9a-f]/, { timeout: 15_000 });

  await expect(page.getByText("1 new product, 1 renamed")).toBeVisible();
  await expect(page.getByRole("row", { name: /HI-4210 Name .* Sentry Two/ })).toBeVisible();
  await expect(page.getByText("Family not known: Nowhere")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply 2 rows" }).click();
  await expect(page.getByText("2 taken", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Take back" }).click();
  await expect(page.getByText("1 say again what they said before")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("The file was taken back")).toBeVisible();
  await page.goto("/desk/admin/catalog?q=HI-4210");
  await expect(page.getByText("Sentry Two")).toHaveCount(0);
  await page.goto("/desk/admin/catalog?q=AB-1000");
  await expect(page.getByText("Nova")).toHaveCount(0);
});
