import type { RouteConfigEntry } from "@remix-run/route-config";

import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import routes from "#app/routes.ts";
import { expect, test } from "#tests/support/e2e.ts";
import { plantOneOfEach } from "#tests/support/plant.ts";
import { aWorld, type World } from "#tests/support/world.ts";

/** Every address that somebody who is signed in asks for by an id. */
const addresses = (entries: readonly RouteConfigEntry[], above = ""): string[] =>
  entries.flatMap(({ path = "", children = [] }) => {
    const whole = [above, path].filter(Boolean).join("/");
    // A template has a name and a rule a number, which are no secrets.
    const asked = /^(portal|desk)\/.*:(?!(name|version)\b)/.test(whole);
    return [...(asked ? [whole] : []), ...addresses(children, whole)];
  });
const all = [...new Set(addresses(await routes))];

type Rows = Awaited<ReturnType<typeof plantOneOfEach>>;

/** Where the id in an address comes from: a row of Ada's, or one that her vendor alone may see. */
const tables: Record<string, string> = {
  dealId: "deal",
  draftId: "deal_draft",
  fileId: "deal_file",
  endpointId: "webhook_endpoint",
  membershipId: "membership",
  submissionId: "submission",
  accountId: "joint_account",
  partnerId: "partner",
  customerId: "customer",
  partyId: "reported_party",
  requestId: "privacy_request",
  applicationId: "partner_application",
  productId: "product",
  programId: "program",
  chainId: "approval_chain",
  entryId: "audit_entry",
  costId: "channel_cost",
};

function filled(address: string, idOf: (name: string) => string) {
  const of = address.includes("why/:kind") ? "dealId" : "id";
  return `/${address
    .replace(":kind", "deal")
    .replace(/:id\b/, `:${of}`)
    .replace(/:(\w+)/g, (_, name: string) => idOf(name))}`;
}

const idIn = (rows: Rows) => (name: string) => {
  const id = rows[tables[name] ?? ""]?.id;
  if (typeof id !== "string") throw new Error(`No id is known for :${name}`);
  return id;
};

/** Bob as the administrator of his company: whoever may most there. */
const promote = (world: World, actor: World["bob"], role: "partner_admin") =>
  withScope(world.system, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: actor.membershipId ?? "" },
      data: { role },
    }),
  );

/** What every form of ours may ask for; each page takes what it knows. */
const form = {
  ...{ intent: "withdraw", version: "1", note: "x", reason: "other", text: "x", stream: "shared" },
  ...{ memberId: newId(), access: "view", name: "x", role: "sales_rep", email: "x@y.example" },
};

test("an id of somebody else's is the same nothing as one that nobody has, at every address", async ({
  page,
  world,
  signIn,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const rows = await plantOneOfEach(world);
  const stranger = await aWorld();
  await promote(world, world.bob, "partner_admin");
  await promote(stranger, stranger.bob, "partner_admin");
  const plain = (text: string) =>
    text
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
      .replace(/nonce="[^"]*"/g, "")
      .replace(/\d{13}/g, "NOW");
  const ask = async (path: string, method: "get" | "post") => {
    const sent = method === "get" ? {} : { headers: { Origin: baseURL ?? "" }, form };
    const answer = await page.request[method](path, { ...sent, maxRedirects: 0 });
    return { status: answer.status(), text: plain(await answer.text()) };
  };
  // Whoever reads a catalogue or the addresses of its own vendor may know these.
  const shared = /:productId|:programId|:partnerId/;
  const told: string[] = [];
  // The wrong side is turned away before an id is looked at, at every vendor alike.
  const asking = [
    { who: world.bob, at: all },
    { who: stranger.bob, at: all.filter((address) => address.startsWith("portal/")) },
    { who: stranger.admin, at: all.filter((address) => address.startsWith("desk/")) },
  ];
  for (const { who, at } of asking) {
    await signIn(who);
    for (const address of at) {
      const theirs = filled(address, idIn(rows));
      const nobodys = filled(address, () => newId());
      for (const method of ["get", "post"] as const) {
        const [one, other] = [await ask(theirs, method), await ask(nobodys, method)];
        const open = one.status < 400 && !(one.status === 302 && other.status === 302);
        if (open || one.status >= 500 || one.status !== other.status || one.text !== other.text) {
          if (who === world.bob && shared.test(address)) continue;
          told.push(
            `${who.name} ${who.vendorId === world.vendorId} ${method} ${address}: ${one.status}, ${other.status}`,
          );
        }
      }
    }
  }
  expect(told).toEqual([]);
});
