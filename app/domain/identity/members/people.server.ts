import type { Role } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type Colleague = { id: string; name: string; email: string; title: string; role: Role };

const people = (tx: ScopedTx, partnerId: string | null): Promise<Colleague[]> =>
  tx.query<Colleague>(Prisma.sql`
    select id, name, email, title, role::text from membership
     where vendor_id = ${tx.vendorId}::int and ended_at is null
       and ${partnerId === null ? Prisma.sql`partner_id is null` : Prisma.sql`partner_id = ${partnerId}::uuid`}
     order by name, id`);

/** Who works at the partner today. `id` is the membership's. */
export const colleaguesOf = (tx: ScopedTx, partnerId: string) => people(tx, partnerId);

/** Who works for the vendor today. */
export const staff = (tx: ScopedTx) => people(tx, null);
