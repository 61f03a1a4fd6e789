// What the use cases of a registration take by themselves, in a process that does nothing else.
import { findConflicts } from "#app/domain/deals/conflicts/find-conflicts.server.ts";
import type { Asked } from "#app/domain/deals/conflicts/near.ts";
import { registerDealSchema } from "#app/domain/deals/register/register-deal.schema.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { type PartnerActor, systemActor } from "#app/platform/actor.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { say } from "#app/platform/run/say.ts";

import { vendorId } from "./fill-world.ts";
import { loop } from "./loop.ts";

const size = Number(process.env.BENCH_SIZE);
const seconds = Number(process.env.BENCH_SECONDS);
const system = systemActor(vendorId);
const day = 86_400_000;

const words = (customer: number) => ({
  name: `Customer ${customer}`,
  domain: `customer-${customer}.example`,
});

const { actor, products, families } = await withScope(system, async (tx) => {
  const member = await tx.membership.findFirstOrThrow({
    where: { vendorId, partner: { vendorId, code: "P0" } },
    select: { id: true, personId: true, name: true, partner: { select: { id: true, name: true } } },
  });
  const sold = await tx.product.findMany({
    where: { vendorId },
    take: 20,
    select: { id: true, familyId: true },
  });
  const partner: PartnerActor = {
    ...{ audience: "partner", vendorId, partnerKind: "reseller", role: "partner_admin" },
    ...{ partnerId: member.partner?.id ?? "", partnerName: member.partner?.name ?? "" },
    ...{ linked: [], showing: [] },
    ...{ personId: member.personId, membershipId: member.id, name: member.name },
  };
  return {
    actor: partner,
    products: sold.map(({ id }) => id),
    families: [...new Set(sold.map(({ familyId }) => familyId))],
  };
});

const schema = registerDealSchema(new Date(Date.now() - day));

/** Every second registration names a customer that the vendor knows. */
async function submit(turn: number) {
  const customer = turn % 2 === 0 ? Math.floor(Math.random() * size) : null;
  const form = schema.parse({
    dealId: newId(),
    ...(customer === null
      ? { name: `Newcomer ${newId()}`, domain: `${newId()}.example` }
      : words(customer)),
    ...{ city: "Hull", country: "GB", contactName: "Jane Fox", currency: "EUR" },
    lines: [{ productId: products[turn % products.length], quantity: "12" }],
    stage: "proposal",
    closeDay: new Date(Date.now() + 60 * day).toISOString().slice(0, 10),
    workDone: "A visit and a trial on line three.",
  });
  const registration = await registerDeal(actor, form, new Date());
  if (!registration.ok) throw new Error(`Not registered: ${registration.reason}`);
}

/** The customer, its domain and the name it goes by; what the registration itself would look for. */
async function detect() {
  const { partnerId } = actor;
  const until = new Date(Date.now() + 90 * day);
  const parties = await withScope(system, (tx) =>
    tx.reportedParty.findMany({
      where: { vendorId, fingerprint: { in: some().map((n) => `bench-${n}`) } },
      select: {
        ...{ customerId: true, nameKey: true, domainKey: true, dunsKey: true, vatKey: true },
      },
    }),
  );
  const asked = parties.map(
    ({ customerId, ...keys }, turn): Asked => ({
      ...{ dealId: null, partnerId, customerId, keys, wholeFamily: true, until },
      familyIds: [families[turn % families.length] ?? ""],
    }),
  );
  return withScope(
    system,
    async (tx) => {
      const one = async (turn: number) => {
        const each = asked[turn % asked.length];
        if (each) await findConflicts(tx, each, new Date());
      };
      await loop(one, { clients: 1, seconds: 1 });
      return loop(one, { clients: 1, seconds });
    },
    { timeoutMs: 600_000 },
  );
}

/** Parties with deals and parties without. */
const some = () =>
  Array.from({ length: 500 }, (_, n) =>
    n % 2 === 0
      ? 100_000_000_000_000 + Math.floor(size / 4) + Math.floor(Math.random() * (size * 0.75))
      : 10_000_000 * (n % 20) + Math.floor(Math.random() * 30),
  );

const work = process.argv.at(-1);
if (work === "detect") say(JSON.stringify(await detect()));
else {
  await loop(submit, { clients: 1, seconds: 2 });
  say(JSON.stringify(await loop(submit, { clients: 1, seconds })));
}
await closeDatabase();
