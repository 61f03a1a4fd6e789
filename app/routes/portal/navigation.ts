import { can, type Permission } from "#app/domain/identity/permissions.ts";
import type { PartnerActor, PartnerKind } from "#app/platform/actor.ts";
import type { NavGroup, NavItem } from "#app/ui/frame.tsx";

type Place = NavItem & { needs?: Permission; for?: PartnerKind[] };

const selling: PartnerKind[] = ["distributor", "reseller"];

const groups: { head?: string; links: Place[] }[] = [
  {
    links: [
      { to: "/portal", label: "Home", icon: "home", end: true, thumb: true },
      {
        to: "/portal/deals",
        label: "Deals",
        icon: "deals",
        thumb: true,
        needs: "deal:read",
        for: selling,
      },
      {
        to: "/portal/pipeline",
        label: "Pipeline",
        icon: "chart",
        needs: "deal:read",
        for: selling,
      },
      {
        to: "/portal/customers",
        label: "Customers",
        icon: "user",
        needs: "own-customer:read",
        for: selling,
      },
      {
        to: "/portal/accounts",
        label: "Joint accounts",
        icon: "joint",
        thumb: true,
        needs: "account:read",
        for: selling,
      },
    ],
  },
  {
    head: "Report",
    links: [
      {
        to: "/portal/sales-out",
        label: "Sales-out",
        icon: "file",
        thumb: true,
        needs: "submission:send",
        for: selling,
      },
      {
        to: "/portal/inventory",
        label: "Inventory",
        icon: "box",
        needs: "inventory:read",
        for: selling,
      },
      {
        to: "/portal/forecast",
        label: "Forecast",
        icon: "demand",
        thumb: true,
        needs: "demand:publish",
      },
      {
        to: "/portal/revenue",
        label: "Own ledger",
        icon: "revenue",
        needs: "submission:read",
        for: selling,
      },
      { to: "/portal/reporting", label: "Reporting", icon: "calendar", needs: "submission:read" },
    ],
  },
  {
    head: "Know",
    links: [
      {
        to: "/portal/demand",
        label: "Demand",
        icon: "revenue",
        thumb: true,
        needs: "demand:read",
        for: ["supplier"],
      },
    ],
  },
  {
    head: "Own company",
    links: [
      { to: "/portal/company", label: "Company", icon: "building", needs: "company:read" },
      { to: "/portal/api", label: "API", icon: "link", needs: "api:manage" },
      { to: "/portal/team", label: "Team", icon: "people", needs: "team:manage" },
      { to: "/portal/audit", label: "Audit trail", icon: "rules", needs: "audit:read" },
    ],
  },
];

/** The places of the portal that a partner of this kind and a person of this role have. */
export function portalNavigation(actor: Pick<PartnerActor, "role" | "partnerKind">): NavGroup[] {
  return groups
    .map(({ head, links }) => ({
      head,
      links: links
        .filter((link) => !link.needs || can(actor, link.needs))
        .filter((link) => !link.for || link.for.includes(actor.partnerKind))
        .map(({ needs: _needs, for: _for, ...link }) => link),
    }))
    .filter(({ links }) => links.length > 0);
}
