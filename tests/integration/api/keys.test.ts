import { expect, test } from "vitest";

import { listKeys, makeKey, revokeKey } from "#app/domain/identity/keys/keys.server.ts";
import { changePartnerStatus } from "#app/domain/partners/change-partner-status.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aKey, ask, named, newDeal } from "#tests/support/api.ts";
import { aWorld } from "#tests/support/world.ts";

const later = (days: number) => new Date(thursday.getTime() + days * 86_400_000);

test("a key is shown once: what is kept is a hash and a part that opens nothing", async () => {
  const { adaAdmin, system, vendorId } = await aWorld();
  const key = await aKey(adaAdmin, { name: "CRM" });
  expect(key).toMatch(new RegExp(`^trib_${vendorId}_[0-9a-z]{8}_[\\w-]{43}$`));

  const [line] = await withScope(adaAdmin, (tx) => listKeys(tx, adaAdmin));
  expect(line).toMatchObject({ name: "CRM", role: "sales_rep", mayWrite: true, lastUsedAt: null });
  expect(key.startsWith(line?.shown.replace("…", "") ?? "-")).toBe(true);
  const kept = await withScope(system, (tx) => tx.apiKey.findMany({ where: { vendorId } }));
  expect(JSON.stringify(kept)).not.toContain(key.split("_").at(-1));
});

test("it acts as its organisation, in its role, and the audit trail names it", async () => {
  const { adaAdmin, bob, sentry, vendorId } = await aWorld();
  const key = await aKey(adaAdmin, { name: "CRM" });
  await aRegistration(bob, { products: [sentry] });
  const made = await ask("POST", "/deals", { key, body: newDeal("HI-4210"), headers: named() });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ owner: { name: adaAdmin.name } });

  const listed = await ask("GET", "/deals", { key });
  expect(listed.body.data).toMatchObject([{ id: made.body.id }]);
  const entries = await withScope(adaAdmin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId, action: "deal.submitted" } }),
  );
  expect(entries).toMatchObject([{ actorName: "CRM (API key)", personId: null }]);
});

test("its use is noted, with a network and no address", async () => {
  const { adaAdmin } = await aWorld();
  const key = await aKey(adaAdmin);
  await ask("GET", "/deals", { key, address: "203.0.113.77" });
  const line = async () => (await withScope(adaAdmin, (tx) => listKeys(tx, adaAdmin)))[0];
  expect(await line()).toMatchObject({ lastUsedAt: thursday, lastNetwork: "203.0.113.0/24" });
  // Once a minute, unless it comes from elsewhere.
  const [soon, next] = [30_000, 60_000].map((ms) => new Date(thursday.getTime() + ms));
  await ask("GET", "/deals", { key, address: "203.0.113.78", at: soon });
  expect(await line()).toMatchObject({ lastUsedAt: thursday });
  await ask("GET", "/deals", { key, address: "203.0.113.78", at: next });
  expect(await line()).toMatchObject({ lastUsedAt: next });
});

test("an organisation has fifty live keys at most", async () => {
  const { adaAdmin } = await aWorld();
  for (let made = 0; made < 50; made++) await aKey(adaAdmin, { days: 30 });
  await expect(aKey(adaAdmin)).rejects.toThrow("too-many");
  await aKey(adaAdmin, { at: later(31) });
});

test("nothing, rubbish, a wrong secret, a revoked and an expired key are refused alike with 401", async () => {
  const world = await aWorld();
  const { adaAdmin } = world;
  const key = await aKey(adaAdmin, { days: 30 });
  const wrong = `${key.slice(0, -4)}AAAA`;
  const revoked = await aKey(adaAdmin);
  const lines = await withScope(adaAdmin, (tx) => listKeys(tx, adaAdmin));
  for (const { id, shown } of lines) {
    if (revoked.startsWith(shown.replace("…", ""))) await revokeKey(adaAdmin, id, thursday);
  }
  for (const bad of [undefined, "rubbish", wrong, revoked]) {
    const answer = await ask("GET", "/deals", { key: bad, address: newId() });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("WWW-Authenticate")).toMatch(/^Bearer/);
  }
  expect((await ask("GET", "/deals", { key, at: later(29) })).status).toBe(200);
  expect((await ask("GET", "/deals", { key, at: later(31) })).status).toBe(401);
});

test("a session's cookie opens nothing here", async () => {
  await aWorld();
  const answer = await ask("GET", "/deals", { headers: { Cookie: "tributary=anything" } });
  expect(answer.status).toBe(401);
});

test("when the partner is suspended its keys end, and stay ended when it is let back", async () => {
  const { admin, adaAdmin, ada } = await aWorld();
  const key = await aKey(adaAdmin);
  await changePartnerStatus(admin, ada.partnerId, { status: "suspended", note: null }, thursday);
  expect((await ask("GET", "/deals", { key })).status).toBe(401);
  await changePartnerStatus(admin, ada.partnerId, { status: "active", note: null }, thursday);
  expect((await ask("GET", "/deals", { key })).status).toBe(401);
});

test("whoever made it may leave: the key goes on, and what it registers belongs to an administrator", async () => {
  const world = await aWorld();
  const { adaAdmin, ada, vendorId, system } = world;
  const key = await aKey(adaAdmin);
  const leave = {
    where: { vendorId, id: adaAdmin.membershipId ?? "" },
    data: { endedAt: thursday },
  };
  await withScope(system, (tx) => tx.membership.updateMany(leave));
  // Nobody is left who could own it: reading goes on, registering is refused.
  expect((await ask("GET", "/deals", { key })).status).toBe(200);
  const refused = await ask("POST", "/deals", { key, body: newDeal("HI-4210"), headers: named() });
  expect(refused.status).toBe(409);
  const promote = {
    where: { vendorId, id: ada.membershipId ?? "" },
    data: { role: "partner_admin" as const },
  };
  await withScope(system, (tx) => tx.membership.updateMany(promote));
  const made = await ask("POST", "/deals", { key, body: newDeal("HI-4210"), headers: named() });
  expect(made.body).toMatchObject({ owner: { name: ada.name } });
});

test("only administrators make keys, with roles of their own side that the API has something for", async () => {
  const { ada, adaAdmin, manager, admin } = await aWorld();
  const wanted = { keyId: newId(), name: "X", access: "read" as const, days: 30 };
  const refused = { ok: false, reason: "role-not-yours-to-give" };
  expect(await makeKey(ada, { ...wanted, role: "sales_rep" }, thursday)).toEqual(refused);
  expect(await makeKey(manager, { ...wanted, role: "channel_manager" }, thursday)).toEqual(refused);
  for (const role of ["vendor_admin", "system", "nonsense"]) {
    expect(await makeKey(adaAdmin, { ...wanted, role }, thursday)).toEqual(refused);
  }
  expect(await makeKey(admin, { ...wanted, role: "sales_rep" }, thursday)).toEqual(refused);
});

test("the same form sent twice is one key", async () => {
  const { adaAdmin } = await aWorld();
  const form = { keyId: newId(), name: "X", role: "sales_rep", access: "read" as const, days: 30 };
  const [first, second] = await Promise.all([
    makeKey(adaAdmin, form, thursday),
    makeKey(adaAdmin, form, thursday),
  ]);
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
});

test("another organisation neither lists nor ends it", async () => {
  const { adaAdmin, admin, northAdmin } = await aWorld();
  const stranger = await aWorld();
  await aKey(adaAdmin);
  const [line] = await withScope(adaAdmin, (tx) => listKeys(tx, adaAdmin));
  for (const other of [admin, northAdmin, stranger.adaAdmin]) {
    expect(await withScope(other, (tx) => listKeys(tx, other))).toEqual([]);
    expect(await revokeKey(other, line?.id ?? "", thursday)).toBe(false);
  }
});

test("a key that may only read changes nothing", async () => {
  const { adaAdmin } = await aWorld();
  const key = await aKey(adaAdmin, { access: "read" });
  const answer = await ask("POST", "/deals", { key, body: newDeal("HI-4210"), headers: named() });
  expect(answer).toMatchObject({ status: 403, body: { detail: "The key may only read" } });
});

test("a vendor's key in a role that decides nothing decides nothing", async () => {
  const { admin, ada, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const key = await aKey(admin, { role: "finance" });
  expect((await ask("GET", `/deals/${dealId}`, { key })).status).toBe(200);
  const path = `/deals/${dealId}/actions/approve`;
  expect((await ask("POST", path, { key, body: {} })).status).toBe(403);
});

test("a key has so many requests in a minute, and is told", async () => {
  const { adaAdmin } = await aWorld();
  const key = await aKey(adaAdmin);
  const first = await ask("GET", "/deals?limit=1", { key });
  expect(first.headers.get("RateLimit-Limit")).toBe("600");
  expect(first.headers.get("RateLimit-Remaining")).toBe("599");
  for (let asked = 0; asked < 60; asked += 1) {
    await Promise.all(Array.from({ length: 10 }, () => ask("GET", "/deals?limit=0", { key })));
  }
  const last = await ask("GET", "/deals", { key });
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(last.body).toMatchObject({ status: 429, title: "Too many requests" });
});
