import type { RouteConfigEntry } from "@remix-run/route-config";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import routes from "#app/routes.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aKey } from "#tests/support/api.ts";
import { expect, test } from "#tests/support/e2e.ts";
import { reported } from "#tests/support/sales.ts";
import type { World } from "#tests/support/world.ts";

/** Every page and answer of the partners' side that is asked for without an id. */
const addresses = (entries: readonly RouteConfigEntry[], above = ""): string[] =>
  entries.flatMap(({ path = "", children = [] }) => {
    const whole = [above, path].filter(Boolean).join("/");
    const own = /^portal\b/.test(whole) && !/[:*]/.test(whole) ? [`/${whole}`] : [];
    return [...own, ...addresses(children, whole)];
  });
/** When one's own people and keys were last there changes by asking. */
const tellsWhoAsked = /^\/portal\/(api|team\.(csv|xlsx))$/;
const pages = [...new Set(addresses(await routes))].filter((path) => !tellsWhoAsked.test(path));

const hidden = { name: "Quorvane Metals", domain: "quorvane.example", duns: "150483782" };
const figures = [
  ...["bought", "sold", "stock"].map((of) => `/portal/revenue?of=${of}&at=all`),
  ...["bought", "sold"].map((of) => `/portal/revenue/lines.csv?of=${of}&at=all`),
];
const searches = ["customers", "deals", "deals/customers", "accounts", "pipeline/deals"].flatMap(
  (place) =>
    [hidden.name, hidden.domain].map(
      (q) => `/portal/${place}?${new URLSearchParams({ q, status: "all" })}`,
    ),
);

/** A customer that nobody but Bob and the vendor knows: a protected deal, sales of both, a forecast's worth of units. */
async function aHiddenCustomer(world: World) {
  const { vendorId, bob, sentry, relay } = world;
  const now = new Date();
  const dealId = await aRegistration(bob, { products: [sentry], ...hidden }, now);
  await approveDeal(world.manager, { dealId, note: null, freeOnly: false }, now);
  const day = "2026-05-01";
  const line = { productId: relay.id, day, quantity: 2, amountMinor: 240n, party: hidden };
  await reported(vendorId, "direct", null, [line]);
  await reported(vendorId, "pos", bob.partnerId, [line]);
  return withScope(world.system, async (tx) => {
    const parties = await tx.reportedParty.findMany({
      where: { vendorId, name: hidden.name },
      select: { id: true, customerId: true },
    });
    return parties.flatMap(({ id, customerId }) => [id, customerId]);
  });
}

/** Prices that appear nowhere else. */
const dear = /31.?415.?92|27.?182.?81|3.?141.?59/;

/** North bought ten units and sold them on to Ada, who reports, so that they lie with Ada now. */
async function soldThroughNorth({ vendorId, north, ada, relay }: World) {
  const line = { productId: relay.id, day: "2026-05-02", quantity: 10 };
  await reported(vendorId, "sell_in", null, [
    { ...line, amountMinor: 3_141_592n, buyerId: north.partnerId },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    { ...line, amountMinor: 2_718_281n, soldToId: ada.partnerId },
  ]);
}

test("a customer that others named changes nothing that a partner can read", async ({
  page,
  world,
  signIn,
}) => {
  test.setTimeout(120_000);
  const products = [world.sentry];
  await aRegistration(world.ada, { products, name: "Northmoor", domain: "northmoor.example" });
  await reported(world.vendorId, "pos", world.ada.partnerId, [
    {
      ...{ productId: world.vane.id, day: "2026-05-01", quantity: 1, amountMinor: 120n },
      party: { name: "Northmoor", domain: "northmoor.example" },
    },
  ]);
  await soldThroughNorth(world);
  const key = await aKey(world.adaAdmin, { at: new Date() });
  const plain = (text: string) =>
    text
      .replace(/nonce="[^"]*"/g, "")
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
      .replace(/\d{13}/g, "NOW");
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await page.request.get(path, { maxRedirects: 0, headers });
    return `${answer.status()} ${plain(await answer.text())}`;
  };
  const read = async () => {
    const told = new Map<string, string>();
    for (const who of [world.adaAdmin, world.northAdmin]) {
      await signIn(who);
      for (const path of [...pages, ...searches, ...figures])
        told.set(`${who.name} ${path}`, await ask(path));
    }
    for (const path of ["/api/v1/deals", "/api/v1/submissions"]) {
      told.set(path, await ask(path, { Authorization: `Bearer ${key}` }));
    }
    return told;
  };
  const before = await read();
  // What its distributor paid is on no page of a reseller's, though the units lie with it.
  const own = [...before].filter(([path]) => !path.startsWith(world.northAdmin.name));
  expect(own.filter(([, text]) => dear.test(text)).map(([path]) => path)).toEqual([]);
  expect(before.get(`${world.adaAdmin.name} /portal/revenue.csv`)).toContain("HI-7710");
  expect(before.get(`${world.northAdmin.name} /portal/revenue.csv`)).toMatch(dear);
  const ids = await aHiddenCustomer(world);
  const after = await read();
  const differs = [...after].filter(([path, text]) => before.get(path) !== text);
  expect(differs.map(([path]) => path)).toEqual([]);

  // Its ids, guessed, are the same nothing as ids that nobody has, on either side's addresses.
  await signIn(world.adaAdmin);
  for (const id of ids) {
    for (const path of ["/portal/customers", "/desk/customers", "/portal/why/customer"]) {
      const [theirs, nobodys] = [await ask(`${path}/${id}`), await ask(`${path}/${newId()}`)];
      expect(theirs).toMatch(/^404/);
      expect(theirs).toBe(nobodys);
    }
  }
  const search = `/portal/customers?${new URLSearchParams({ q: "northmoor" })}`;
  expect(await ask(search)).toContain("Northmoor");
});
