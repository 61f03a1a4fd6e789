import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** Whose word on a customer counts most at this vendor; empty while the usual order holds. */
export async function customerSources(tx: ScopedTx): Promise<string[]> {
  const vendor = await tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { customerSources: true },
  });
  return vendor.customerSources;
}

/** The vendor's systems that keep customers, by name. */
export async function customerSystems(tx: ScopedTx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ system: string }[]>`
    with recursive named as (
      select min(system) as system from customer_record where vendor_id = ${tx.vendorId}::int
      union all
      select (select min(r.system) from customer_record r
               where r.vendor_id = ${tx.vendorId}::int and r.system > n.system)
        from named n where n.system is not null)
    select system from named where system is not null`;
  return rows.map(({ system }) => system);
}
