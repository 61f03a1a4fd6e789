import { addEndpoint, changeEndpoint } from "#app/domain/deals/hooks/endpoints.server.ts";
import { fanOut } from "#app/domain/deals/hooks/fan-out.server.ts";
import { findKey } from "#app/domain/identity/keys/key-actor.server.ts";
import { makeKey, revokeKey } from "#app/domain/identity/keys/keys.server.ts";
import { type Actor, systemActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";
import { vendor } from "./vendor.ts";

type Scene = { cast: Cast; calendar: Calendar };

const { vendorId } = vendor;
const system = systemActor(vendorId);

/** What Bluepeak and the vendor let their own programs do, and what an address of Bluepeak's was told. */
export async function loadApi({ cast, calendar }: Scene): Promise<void> {
  const helen = cast.partner("helen.marsh@bluepeak.example");
  const astrid = cast.vendor("astrid.nygaard@halden.example");
  const at = (days: number) => calendar.on(calendar.daysAgo(days), "09:30");
  const key = (actor: Actor, name: string, role: string, access: "read" | "write", days: number) =>
    asOf(at(days), async () => {
      const keyId = newId();
      const made = await makeKey(actor, { keyId, name, role, access, days: 365 }, at(days));
      if (!made.ok) throw new Error(`No key for ${name}: ${made.reason}`);
      return { keyId, text: made.text };
    });
  const first = await key(helen, "CRM, first try", "partner_admin", "write", 96);
  await asOf(at(90), () => revokeKey(helen, first.keyId, at(90)));
  const crm = await key(helen, "CRM", "sales_rep", "write", 90);
  const warehouse = await key(astrid, "Data warehouse", "channel_operations", "read", 120);
  await findKey(crm.text, "198.51.100.24", at(1));
  await findKey(warehouse.text, "203.0.113.61", at(1));
  await loadHook(helen, at(88));
}

async function loadHook(helen: Actor, since: Date) {
  const endpointId = newId();
  const url = "https://crm.bluepeak.example/hooks/tributary";
  await asOf(since, () => addEndpoint(helen, { endpointId, url, events: ["deal.*"] }, since));
  const events = await withScope(system, (tx) =>
    tx.dealEvent.findMany({
      where: { vendorId, partnerId: helen.partnerId ?? "", at: { gt: since }, internal: false },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: 6,
      select: { id: true, at: true },
    }),
  );
  for (const event of events) {
    await asOf(event.at, () => fanOut.run({ vendorId, eventId: event.id }));
    await withScope(system, (tx) => arrive(tx, endpointId, event));
  }
  // Nobody is at that address, so nothing more is sent there.
  await changeEndpoint(helen, endpointId, "pause", since);
}

type Tx = Parameters<Parameters<typeof withScope>[1]>[0];

async function arrive(tx: Tx, endpointId: string, event: { id: string; at: Date }) {
  const where = { vendorId, endpointId, eventId: event.id };
  const message = await tx.webhookDelivery.findFirst({ where });
  if (!message) return;
  const { id: deliveryId, partnerId } = message;
  const answer = { at: event.at, httpStatus: 204, durationMs: 40 + (event.at.getSeconds() % 60) };
  await tx.webhookAttempt.createMany({
    data: [{ vendorId, id: newId(), deliveryId, partnerId, ...answer }],
  });
  await tx.webhookDelivery.updateMany({
    where,
    data: {
      ...{ status: "delivered", attempts: 1, nextAt: null },
      ...{ finishedAt: event.at, lastStatus: 204 },
    },
  });
}
