import { expect, test } from "vitest";

import { DealList, DealResource } from "#app/domain/deals/api/deal-resource.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { Problem } from "#app/routes/api/problem.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aKey, ask, named, newDeal } from "#tests/support/api.ts";
import { aWorld } from "#tests/support/world.ts";

test("a deal is registered, read, listed, and read again by the vendor", async () => {
  const { adaAdmin, admin } = await aWorld();
  const key = await aKey(adaAdmin);
  const made = await ask("POST", "/deals", { key, body: newDeal("HI-4210"), headers: named() });
  expect(made.status).toBe(201);
  const deal = DealResource.parse(made.body);
  expect(deal).toMatchObject({
    status: "submitted",
    value: "2100.00",
    currency: "EUR",
    closeDay: "2026-05-22",
    customer: { name: "Meridian Health Group", domain: "meridianhealth.example" },
    lines: [{ partNo: "HI-4210", quantity: 3, unitPrice: "700.00", amount: "2100.00" }],
  });
  expect(made.headers.get("Location")).toBe(deal.links.self);
  expect(made.headers.get("ETag")).toBe(`"${deal.version}"`);

  const read = await ask("GET", `/deals/${deal.id}`, { key });
  expect(read.body).toEqual(made.body);
  const vendor = await aKey(admin);
  const seen = DealResource.parse((await ask("GET", `/deals/${deal.id}`, { key: vendor })).body);
  expect(seen.links.page).toContain(`/desk/deals/${deal.id}`);
  const { data } = DealList.parse((await ask("GET", "/deals", { key: vendor })).body);
  expect(data.map(({ id }) => id)).toEqual([deal.id]);
});

test("the same request under the same name is one deal and one answer; another one is refused", async () => {
  const { adaAdmin, ada, vendorId } = await aWorld();
  const key = await aKey(adaAdmin);
  const headers = named("order-17");
  const body = newDeal("HI-4210");
  const first = await ask("POST", "/deals", { key, body, headers });
  const again = await ask("POST", "/deals", { key, body, headers });
  expect(again).toMatchObject({ status: 201, text: first.text });
  expect(again.headers.get("ETag")).toBe(first.headers.get("ETag"));
  expect(again.headers.get("Idempotency-Replayed")).toBe("true");

  const other = newDeal("HI-7710");
  const reused = await ask("POST", "/deals", { key, body: other, headers });
  expect(Problem.parse(reused.body)).toMatchObject({ status: 422, type: /#name-used$/ } as object);
  const count = await withScope(ada, (tx) => tx.deal.count({ where: { vendorId } }));
  expect(count).toBe(1);

  // The name is its key's own, and is free again after a day.
  const second = await aKey(adaAdmin);
  const elsewhere = await ask("POST", "/deals", { key: second, body: other, headers });
  expect(elsewhere.status).toBe(201);
  const tomorrow = new Date(thursday.getTime() + 25 * 3_600_000);
  const fresh = await ask("POST", "/deals", { key, body: other, headers, at: tomorrow });
  expect(fresh.status).toBe(201);
});

test("sent many times at once it is one deal", async () => {
  const { adaAdmin, ada, vendorId } = await aWorld();
  const key = await aKey(adaAdmin);
  const headers = named();
  const body = newDeal("HI-4210");
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => ask("POST", "/deals", { key, body, headers })),
  );
  for (const { status } of answers) expect([201, 409]).toContain(status);
  expect(answers.some(({ status }) => status === 201)).toBe(true);
  const count = await withScope(ada, (tx) => tx.deal.count({ where: { vendorId } }));
  expect(count).toBe(1);
});

test("a process that died between doing and answering does no harm: the next try finds the deal", async () => {
  const { adaAdmin, ada, system, vendorId } = await aWorld();
  const key = await aKey(adaAdmin);
  const headers = named("crash");
  const body = newDeal("HI-4210");
  const first = await ask("POST", "/deals", { key, body, headers });
  // As it was left: the deal is there, the answer is not.
  await withScope(system, (tx) =>
    tx.apiIdempotency.updateMany({
      where: { vendorId },
      data: { status: null, headers: undefined, body: null, createdAt: thursday },
    }),
  );
  const soon = await ask("POST", "/deals", { key, body, headers });
  expect(soon).toMatchObject({ status: 409, body: { title: /worked on/ } } as object);
  const minutes = new Date(thursday.getTime() + 120_000);
  const retried = await ask("POST", "/deals", { key, body, headers, at: minutes });
  expect(retried).toMatchObject({ status: 201, body: { id: first.body.id } });
  const count = await withScope(ada, (tx) => tx.deal.count({ where: { vendorId } }));
  expect(count).toBe(1);
});

test("what was refused may be mended and sent under the same name", async () => {
  const { adaAdmin } = await aWorld();
  const key = await aKey(adaAdmin);
  const headers = named();
  const wrong = newDeal("HI-4210", { closeDay: "2020-01-01" });
  expect((await ask("POST", "/deals", { key, body: wrong, headers })).status).toBe(422);
  const right = newDeal("HI-4210");
  expect((await ask("POST", "/deals", { key, body: right, headers })).status).toBe(201);
});

test("everything wrong is told at once, each thing where it stands in the request", async () => {
  const { adaAdmin } = await aWorld();
  const key = await aKey(adaAdmin);
  const told = async (body: unknown) => {
    const answer = await ask("POST", "/deals", { key, body, headers: named() });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("Content-Type")).toMatch(/^application\/problem\+json/);
    return Problem.parse(answer.body).errors?.map(({ pointer }) => pointer);
  };
  const { customer } = newDeal("x");
  expect(await told({})).toEqual([
    ...["/customer", "/contact", "/currency", "/lines", "/closeDay", "/workDone"],
  ]);
  const odd = {
    customer: { ...customer, domain: "not a domain", duns: "12" },
    closeDay: "2020-01-01",
  };
  expect(await told(newDeal("HI-4210", odd))).toEqual([
    ...["/customer/domain", "/customer/duns", "/closeDay"],
  ]);
  expect(await told(newDeal("HI-4210", { surprise: 1, "a/b": 2 }))).toEqual(["/surprise", "/a~1b"]);
  expect(await told(newDeal("NO-SUCH"))).toEqual(["/lines/0/partNo"]);
  expect(await told(newDeal("HI-4210", { currency: "NOK" }))).toEqual(["/lines/0/partNo"]);
  expect(await told(newDeal("HI-4210", { lines: [{ partNo: "HI-4210", quantity: 1.5 }] }))).toEqual(
    ["/lines/0/quantity"],
  );
  expect(await told(newDeal("HI-4210", { lines: [{ quantity: 1 }] }))).toEqual(["/lines/0/partNo"]);
});

test("what is no request is refused before anything works with it", async () => {
  const { adaAdmin } = await aWorld();
  const key = await aKey(adaAdmin);
  const post = async (body: string, headers: Record<string, string> = {}) =>
    (await ask("POST", "/deals", { key, body, headers: { ...named(), ...headers } })).status;
  expect(await post("{")).toBe(400);
  expect(await post(JSON.stringify({ name: "\0" }))).toBe(400);
  expect(await post("[]")).toBe(422);
  expect(await post("x=1", { "Content-Type": "application/x-www-form-urlencoded" })).toBe(415);
  expect(await post("{}", { "Content-Encoding": "gzip" })).toBe(415);
  expect(await post(JSON.stringify({ name: "x".repeat(300_000) }))).toBe(413);
  expect(await post("{}", { Accept: "text/html" })).toBe(406);
  const nameless = await ask("POST", "/deals", { key, body: newDeal("HI-4210") });
  expect(nameless).toMatchObject({ status: 400, body: { title: "An Idempotency-Key is missing" } });
  for (const method of ["PUT", "DELETE"]) {
    const answer = await ask(method, "/deals", { key, body: {} });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")).toBe("GET, HEAD, POST");
  }
  expect((await ask("GET", "/nothing", { key })).status).toBe(404);
  expect((await ask("GET", "/deals/nonsense", { key })).status).toBe(404);
});

test("another partner's deal is not there, whatever is asked of it", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const stranger = await aWorld();
  const admins = [{ ...world.bob, role: "partner_admin" as const }, stranger.adaAdmin];
  for (const administrator of admins) {
    const key = await aKey(administrator);
    const nothing = await ask("GET", `/deals/${newId()}`, { key });
    expect(nothing.status).toBe(404);
    const asked = [
      await ask("GET", `/deals/${dealId}`, { key }),
      await ask("PATCH", `/deals/${dealId}`, {
        ...{ key, body: { note: "x" }, headers: { "If-Match": '"1"' } },
      }),
      await ask("POST", `/deals/${dealId}/actions/withdraw`, { key, body: {} }),
      await ask("POST", `/deals/${dealId}/actions/close`, { key, body: { outcome: "won" } }),
    ];
    // The same words as for what does not exist at all.
    for (const { text } of asked) expect(text).toBe(nothing.text);
    expect((await ask("GET", "/deals?q=meridian", { key })).body).toEqual({ data: [], next: null });
  }
});

test("a distributor that is shown a reseller's deals reads them, and changes none", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const key = await aKey(world.northAdmin);
  const read = DealResource.parse((await ask("GET", `/deals/${dealId}`, { key })).body);
  expect(read).toMatchObject({ partner: { name: "Ada" }, customer: { domain: null, city: null } });
  const headers = { "If-Match": `"${read.version}"` };
  const change = await ask("PATCH", `/deals/${dealId}`, { key, body: { note: "x" }, headers });
  expect(change.status).toBe(404);
});

test("the list goes on where it ended, in either order, and misses nothing", async () => {
  const { ada, adaAdmin, admin, sentry } = await aWorld();
  const made: string[] = [];
  for (let each = 0; each < 5; each += 1) {
    const at = new Date(thursday.getTime() + each * 60_000);
    const name = `Customer ${each}`;
    made.push(
      await aRegistration(ada, { name, domain: `c${each}.example`, products: [sentry] }, at),
    );
  }
  const walk = async (key: string, search: string) => {
    const found: string[] = [];
    let path: string | null = `/deals?limit=2${search}`;
    while (path) {
      const page = await ask("GET", path, { key });
      expect(page.status).toBe(200);
      const { data, next } = DealList.parse(page.body);
      found.push(...data.map(({ id }) => id));
      const link = /<http:\/\/[^/]+\/api\/v1(.+)>; rel="next"/.exec(page.headers.get("Link") ?? "");
      expect(Boolean(link)).toBe(next !== null);
      path = link?.[1] ?? null;
    }
    return found;
  };
  for (const key of [await aKey(adaAdmin), await aKey(admin)]) {
    expect(await walk(key, "")).toEqual([...made].reverse());
    const since = new Date(thursday.getTime() + 60_000).toISOString();
    expect(await walk(key, `&updatedSince=${since}`)).toEqual(made.slice(1));
    expect(await walk(key, "&status=submitted,approved&q=customer")).toEqual([...made].reverse());
    expect(await walk(key, "&status=won")).toEqual([]);
    expect(await walk(key, "&mine=true")).toEqual([]);
  }
  const key = await aKey(adaAdmin);
  const [cursor] = [(await ask("GET", "/deals?limit=2", { key })).body.next];
  const wrong = [
    "status=nonsense",
    "limit=0",
    "limit=101",
    "surprise=1",
    "cursor=abc",
    "updatedSince=today",
  ];
  for (const search of [...wrong, `cursor=${cursor}&updatedSince=2026-01-01T00:00:00Z`]) {
    expect((await ask("GET", `/deals?${search}`, { key })).status).toBe(422);
  }
});
