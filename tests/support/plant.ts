import { randomBytes } from "node:crypto";

import pg from "pg";

import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { plantAccount, plantReading } from "./plant-account.ts";
import { plantApi } from "./plant-api.ts";
import { plantDeal } from "./plant-deal.ts";
import { plantDraft } from "./plant-draft.ts";
import { plantMatching } from "./plant-matching.ts";
import { plantNotices } from "./plant-notices.ts";
import { plantOnboarding } from "./plant-onboarding.ts";
import { plantPrivacy } from "./plant-privacy.ts";
import { plantForecast, plantSales } from "./plant-reports.ts";
import { plantTalk } from "./plant-talk.ts";
import type { World } from "./world.ts";

export const at = new Date("2026-02-01T09:00:00Z");
export const day = new Date("2026-02-01");

type Rows = Record<string, Record<string, unknown>>;

/** Puts one row of Ada's into every table of the vendor, as the portal would. Answers with one row of each table. */
export async function plantOneOfEach(world: World): Promise<Rows> {
  const accountId = await withScope(world.system, async (tx) => {
    const customer = await plantCustomer(tx, world);
    await plantMatching(tx, customer);
    await plantDeal(tx, world, customer);
    await plantTalk(tx, world);
    await plantDraft(tx, world);
    await plantNotices(tx, world, customer);
    await plantForecast(tx, world, customer);
    await plantSales(tx, world, customer);
    await plantPlatform(tx, world);
    await plantOnboarding(tx, world);
    await plantApi(tx, world);
    await plantView(tx, world);
    await plantPrivacy(tx);
    return plantAccount(tx, world, customer);
  });
  await withScope(world.manager, (tx) => plantReading(tx, world, accountId));
  return rowsOf(world);
}

async function rowsOf(world: World): Promise<Rows> {
  const owner = new pg.Client(process.env.OWNER_DATABASE_URL);
  await owner.connect();
  try {
    const tables = await owner.query<{ name: string }>(`
      select relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'tributary'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and a.attname = 'vendor_id' and a.attnotnull order by 1`);
    const rows: Rows = {};
    for (const { name } of tables.rows) {
      const own = await owner.query(
        `select to_jsonb(t) as row from tributary.${name} t where vendor_id = $1
          order by (to_jsonb(t)->>'partner_id' = $2) desc nulls last limit 1`,
        [world.vendorId, world.ada.partnerId],
      );
      if (!own.rows[0]) throw new Error(`Nothing was planted in ${name}`);
      rows[name] = own.rows[0].row;
    }
    return rows;
  } finally {
    await owner.end();
  }
}

export type PlantedCustomer = { customerId: string; partyId: string };

async function plantCustomer(tx: ScopedTx, world: World): Promise<PlantedCustomer> {
  const { vendorId } = tx;
  const customerId = newId();
  const partyId = newId();
  const named = { name: "Acme", createdAt: at };
  await tx.customer.createMany({
    data: [{ vendorId, id: customerId, kind: "organisation", lifecycle: "prospect", ...named }],
  });
  await tx.customerIdentifier.createMany({
    data: [{ vendorId, id: newId(), customerId, scheme: "domain", value: "acme.example" }],
  });
  const resolved = { method: "new_customer", ruleVersion: 1, score: 0 } as const;
  await tx.reportedParty.createMany({
    data: [
      {
        vendorId,
        id: partyId,
        partnerId: world.ada.partnerId,
        fingerprint: partyId,
        nameKey: "acme",
        customerId,
        ...named,
        ...resolved,
        evidence: [],
      },
    ],
  });
  const decisionId = newId();
  const decided = { vendorId, decisionId, decisionNo: 1 };
  await tx.customerDecision.createMany({
    data: [
      {
        ...{ vendorId, id: decisionId, no: 1, kind: "lock", evidence: {}, byName: "Stefan", at },
      },
    ],
  });
  await tx.customerMove.createMany({
    data: [{ ...decided, register: "value", subjectId: customerId, aspect: "name", after: "Acme" }],
  });
  await tx.customerTouch.createMany({ data: [{ ...decided, customerId }] });
  await tx.customerValue.createMany({
    data: [{ vendorId, customerId, attribute: "name", value: "Acme", why: "locked" }],
  });
  await tx.customerAncestor.createMany({
    data: [{ vendorId, customerId, ancestorId: newId(), depth: 1 }],
  });
  return { customerId, partyId };
}

async function plantView(tx: ScopedTx, { ada }: World) {
  const { vendorId } = tx;
  const { partnerId, personId, name: personName } = ada;
  const view = { place: "portal/deals", name: "Large ones", query: "sort=-value", createdAt: at };
  const own = { vendorId, id: newId(), partnerId, personId: personId ?? "", personName };
  await tx.savedView.createMany({ data: [{ ...own, ...view }] });
}

async function plantPlatform(tx: ScopedTx, world: World) {
  const { vendorId } = tx;
  const own = { vendorId, id: newId(), partnerId: world.ada.partnerId };
  const subject = { subjectKind: "deal", subjectId: newId(), detail: {} };
  await tx.auditEntry.createMany({
    data: [{ ...own, at, actorName: "Ada", action: "deal.created", ...subject }],
  });
  const letter = { toAddress: "a@x.example", toName: "A", subject: "S", text: "T" };
  await tx.mail.createMany({ data: [{ ...own, ...letter, status: "queued", createdAt: at }] });
  const asked = { email: "new@ada.example", name: "New", title: "", role: "sales_rep" } as const;
  const sent = { tokenHash: randomBytes(32), inviterName: "Ada", createdAt: at, expiresAt: at };
  await tx.invitation.createMany({ data: [{ ...own, id: newId(), ...asked, ...sent }] });
}
