import { createHash } from "node:crypto";
import { addEndpoint } from "#app/domain/deals/hooks/endpoints.server.ts";
import type { PartnerActor, PartnerRole, VendorActor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import type { KnownKind } from "#app/platform/files/recognise-file.ts";
import { newId } from "#app/platform/id.server.ts";
import { aColleague } from "#tests/support/a-colleague.ts";
import { aWorld, rules, type World } from "#tests/support/world.ts";

/** What differs between the worlds in which sequences are played. */
export type Setting = { wholeFamily: boolean; twoSteps: boolean; apart: boolean };

export const houses = ["ada", "bob", "north", "stranger"] as const;
/** A partner. The last one works for another vendor. */
export type House = (typeof houses)[number];

/** What a partner and its people are called, and a word that stands in everything it writes or is written to it. */
export const nameMark = (house: House) => `nm${house}`;
export const wordMark = (house: House) => `mk${house}`;
/** What a distributor that is shown a deal does not read either: the customer's address and drafts. */
export const ownMark = (house: House) => `own${house}`;
/** What nobody at a partner ever reads. */
export const vendorMarks = ["vnote", "vstep", "vdispute", "vengaged", "vfile"] as const;

/** Fridays before clocks go forward: 29 March 2026 in Berlin. */
export const curtain = new Date("2026-03-20T09:00:00Z");

const createdAt = new Date("2026-01-01T00:00:00Z");

export type Seller = "ada" | "adaAdmin" | "bob" | "bobAdmin" | "northAdmin" | "stranger";
export type Decider = "manager" | "admin" | "second" | "foreigner";

export type Stage = {
  setting: Setting;
  world: World;
  vendorId: number;
  sellers: Record<Seller, PartnerActor>;
  deciders: Record<Decider, VendorActor>;
  houseOf: Map<string, House>;
  products: { id: string; partNo: string; familyId: string }[];
  now: Date;
  /** Deals on whose team North was at any time. */
  guestOf: Set<string>;
};

/** The same for all sequences. */
let foreign: Promise<World> | undefined;
function anotherVendor(): Promise<World> {
  foreign ??= aWorld();
  return foreign;
}

export async function aStage(setting: Setting): Promise<Stage> {
  const [world, other] = await Promise.all([aWorld(), anotherVendor()]);
  const bobAdmin = await aPartnerColleague(world, world.bob, "partner_admin");
  const { vendorId } = world;
  await withScope(world.system, async (tx) => {
    await prepareRules(tx, setting);
    await aGroupOfCompanies(tx);
  });
  const sellers = {
    ada: await named(world, world.ada, "ada"),
    adaAdmin: await named(world, world.adaAdmin, "ada"),
    bob: await named(world, world.bob, "bob"),
    bobAdmin: await named(world, bobAdmin, "bob"),
    northAdmin: await named(world, world.northAdmin, "north"),
    stranger: await named(other, other.ada, "stranger"),
  };
  const hook = { endpointId: newId(), url: "https://hooks.example.com/", events: ["deal.*"] };
  await addEndpoint(sellers.bobAdmin, hook, createdAt);
  const { partnerId: strangerId } = sellers.stranger;
  return {
    setting,
    world,
    vendorId,
    sellers,
    deciders: {
      manager: world.manager,
      admin: world.admin,
      second: await aColleague(world, "channel_manager", "Sven"),
      foreigner: other.manager,
    },
    houseOf: new Map<string, House>([
      [world.ada.partnerId, "ada"],
      [world.bob.partnerId, "bob"],
      [world.north.partnerId, "north"],
      [strangerId, "stranger"],
    ]),
    products: [world.sentry, world.relay, world.vane, world.sentryPro],
    now: curtain,
    guestOf: new Set(),
  };
}

async function prepareRules(tx: ScopedTx, { wholeFamily, twoSteps, apart }: Setting) {
  const { vendorId } = tx;
  const program = await tx.program.findFirstOrThrow({ where: { vendorId } });
  const version = { vendorId, id: newId(), programId: program.id, version: 2 };
  const own = { ...rules, wholeFamily, longestProtectionDays: 120 };
  await tx.programVersion.createMany({
    data: [{ ...version, rules: own, validFrom: new Date("2026-02-01") }],
  });
  const steps = [
    { name: "Channel", approver: { by: "manager" }, decisionDays: 1 },
    { name: "Head of channel", approver: { by: "role", role: "vendor_admin" }, decisionDays: 2 },
  ];
  const at = { createdAt, updatedAt: createdAt };
  const chain = { vendorId, id: newId(), name: "Two", rank: 1, conditions: {}, steps, apart };
  if (twoSteps) await tx.approvalChain.createMany({ data: [{ ...chain, ...at }] });
}

/** Kestrel owns a mill and a dairy; the vendor knows all three. */
async function aGroupOfCompanies(tx: ScopedTx) {
  const { vendorId } = tx;
  const ids = { parent: newId(), mill: newId(), dairy: newId() };
  const company = (key: keyof typeof ids, parentId: string | null) => ({
    ...{ vendorId, id: ids[key], name: `Kestrel ${key}`, parentId, createdAt },
    kind: "organisation" as const,
    lifecycle: "prospect" as const,
  });
  await tx.customer.createMany({
    data: [company("parent", null), company("mill", ids.parent), company("dairy", ids.parent)],
  });
  await tx.customerIdentifier.createMany({
    data: Object.entries(ids).map(([key, customerId]) => ({
      ...{ vendorId, id: newId(), customerId, value: `kestrel${key}.example` },
      scheme: "domain" as const,
    })),
  });
}

/** The same person and company under names that are found wherever they are written. */
async function named(world: World, actor: PartnerActor, house: House): Promise<PartnerActor> {
  const [name, partnerName] = [`${nameMark(house)} ${actor.role}`, `${nameMark(house)} Ltd`];
  const { vendorId } = world;
  await withScope(world.system, async (tx) => {
    const id = actor.membershipId ?? "";
    await tx.membership.updateMany({ where: { vendorId, id }, data: { name } });
    const where = { vendorId, id: actor.partnerId };
    await tx.partner.updateMany({ where, data: { name: partnerName } });
  });
  return { ...actor, name, partnerName };
}

async function aPartnerColleague(world: World, like: PartnerActor, role: PartnerRole) {
  const [personId, id] = [newId(), newId()];
  const { vendorId } = world;
  const { partnerId } = like;
  const email = `colleague.${personId}@example.com`;
  await prisma.person.createMany({ data: [{ id: personId, email, name: "Colleague", createdAt }] });
  await withScope(world.system, (tx) =>
    tx.membership.createMany({
      data: [
        {
          ...{ vendorId, id, personId, partnerId, role, email, createdAt },
          ...{ name: "Colleague", title: role },
        },
      ],
    }),
  );
  return { ...like, personId, membershipId: id, role };
}

/** A file as if it had arrived: its content is not looked at here. */
export const aFileNamed = (
  name: string,
): { name: string; kind: KnownKind; bytes: number; sha256: string } => ({
  ...{ name: `${name}.pdf`, kind: "pdf", bytes: 12 },
  sha256: createHash("sha256").update(name).digest("hex"),
});
