import { request as httpRequest } from "node:http";

import { anotherProcess, aWire } from "#tests/support/another-process.ts";
import { expect, test } from "#tests/support/e2e.ts";

const up = /Tributary is at/;

test("a second process knows who is signed in at the first, and who is no longer", async ({
  page,
  world,
  signIn,
}) => {
  const second = await anotherProcess("start", up);
  try {
    await signIn(world.manager);
    await page.goto(`http://localhost:${second.port}/desk`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goto("/desk");
    await page.locator("summary", { hasText: world.manager.name }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);

    await page.goto(`http://localhost:${second.port}/desk`);
    await expect(page).toHaveURL(/\/sign-in/);
    expect(second.output()).toContain(`"membershipId":"${world.manager.membershipId}"`);
    expect(second.output()).not.toContain(world.manager.name);
  } finally {
    await second.stop();
  }
});

test("a process that is asked to end answers the request it has begun, and ends well", async () => {
  const second = await anotherProcess("start", up);
  const body = "email=nobody%40example.com&password=wrong";
  const answer = new Promise<{ status?: number }>((done, fail) => {
    const sending = httpRequest({
      port: second.port,
      method: "POST",
      path: "/sign-in",
      headers: {
        Origin: `http://localhost:${second.port}`,
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": body.length,
        Expect: "100-continue",
      },
    });
    sending.on("error", fail);
    sending.on("response", (response) => {
      response.resume();
      done({ status: response.statusCode });
    });
    // The server has the request in hand once it asks for the body; then it is told to end.
    sending.on("continue", () => {
      second.signal("SIGTERM");
      void untilClosed(second.port).then(() => sending.end(body));
    });
    sending.flushHeaders();
  });
  expect(await answer).toEqual({ status: 400 });
  expect(await second.ended).toBe(0);
  await second.stop();
});

/** Resolves when nobody listens there any more. */
async function untilClosed(port: number): Promise<void> {
  for (;;) {
    const open = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    );
    if (!open) return;
  }
}

test("without its database a process says so, and goes on by itself when it is back", async ({
  page,
}) => {
  const wire = await aWire(process.env.OWNER_DATABASE_URL ?? "");
  const second = await anotherProcess("start", up, { DATABASE_URL: wire.url });
  const status = (path: string) =>
    fetch(`http://localhost:${second.port}${path}`).then((answer) => answer.status);
  try {
    expect(await status("/readyz")).toBe(200);
    wire.cut();
    expect(await status("/readyz")).toBe(503);
    expect(await status("/healthz")).toBe(200);
    await page
      .context()
      .addCookies([
        { name: "tributary", value: "somebody", url: `http://localhost:${second.port}` },
      ]);
    const answer = await page.goto(`http://localhost:${second.port}/portal/deals`);
    expect(answer?.status()).toBe(503);
    await expect(page.getByRole("heading", { name: "Not available right now" })).toBeVisible();

    wire.mend();
    expect(await status("/readyz")).toBe(200);
    await page.getByRole("link", { name: "Try again" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  } finally {
    await second.stop();
    wire.close();
  }
});

test("a process that only runs jobs says how they and it fare", async () => {
  const worker = await anotherProcess("worker", /Running jobs/);
  try {
    const metrics = await fetch(`http://127.0.0.1:${worker.port}/metrics`);
    const text = await metrics.text();
    expect(text).toMatch(/^tributary_database_connections\{state="idle"\} \d+$/m);
    expect(text).toContain("# HELP tributary_jobs ");
    expect(text).toContain("# HELP tributary_intake_rows_total ");
    expect((await fetch(`http://127.0.0.1:${worker.port}/readyz`)).status).toBe(200);
    // A caller from elsewhere, as a proxy would name it, learns nothing.
    const stranger = await fetch(`http://127.0.0.1:${worker.port}/metrics`, {
      headers: { "X-Forwarded-For": "203.0.113.7" },
    });
    expect(stranger.status).toBe(404);
  } finally {
    await worker.stop();
  }
});
