import { openDealsByPartner } from "#app/domain/deals/lists/open-deals-by-partner.server.ts";
import { lastSalesOutByPartner } from "#app/domain/exchange/last-sales-out.server.ts";
import { staff } from "#app/domain/identity/members/people.server.ts";
import { partnerLinks } from "#app/domain/partners/partner-links.server.ts";
import { arrangePartners, PartnerListQuery } from "#app/domain/partners/partner-list.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** The partners as an address asks for them, with what each room knows of them. */
export async function readPartners(tx: ScopedTx, request: Request) {
  const query = PartnerListQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const partners = await listPartners(tx);
  const links = (await partnerLinks(tx)).filter(({ status }) => status === "live");
  const people = new Map((await staff(tx)).map(({ id, name }) => [id, name]));
  const nameOf = new Map(partners.map(({ id, name }) => [id, name]));
  const openDeals = await openDealsByPartner(tx, now());
  const lastReport = await lastSalesOutByPartner(tx);
  const rows = partners.map((partner) => ({
    ...partner,
    managerName: people.get(partner.managerId ?? "") ?? null,
    links: links
      .filter((link) => [link.distributorId, link.resellerId].includes(partner.id))
      .map((link) => (link.resellerId === partner.id ? link.distributorId : link.resellerId))
      .flatMap((id) => nameOf.get(id) ?? []),
    openDeals: openDeals.get(partner.id) ?? 0,
    lastReport: lastReport.get(partner.id) ?? null,
  }));
  const managers = [...people].filter(([id]) => partners.some((each) => each.managerId === id));
  return { query, managers, total: rows.length, partners: arrangePartners(rows, query) };
}
