import { can, type Permission } from "#app/domain/identity/permissions.ts";
import type { Role } from "#app/platform/actor.ts";
import type { NavGroup, NavItem } from "#app/ui/frame.tsx";

type Place = NavItem & { needs?: Permission };
type Counts = { deals?: number };

const groups: { head?: string; links: Place[] }[] = [
  {
    links: [
      { to: "/desk", label: "Today", icon: "home", end: true },
      { to: "/desk/deals", label: "Deals", icon: "deals", thumb: true, needs: "deal:read" },
      { to: "/desk/pipeline", label: "Pipeline", icon: "chart", needs: "deal:read" },
      { to: "/desk/matching", label: "Matching", icon: "merge", needs: "customer:decide" },
      { to: "/desk/submissions", label: "Submissions", icon: "file", needs: "submission:read" },
      { to: "/desk/reporting", label: "Reporting", icon: "calendar", needs: "submission:read" },
    ],
  },
  {
    head: "Know",
    links: [
      {
        to: "/desk/revenue",
        label: "Revenue",
        icon: "revenue",
        thumb: true,
        needs: "revenue:read",
      },
      { to: "/desk/value", label: "Customer value", icon: "star", needs: "revenue:read" },
      {
        to: "/desk/customers",
        label: "Customers",
        icon: "building",
        thumb: true,
        needs: "customer:read",
      },
      {
        to: "/desk/partners",
        label: "Partners",
        icon: "people",
        thumb: true,
        needs: "partner:read",
      },
      { to: "/desk/inventory", label: "Inventory", icon: "box", needs: "inventory:read" },
      { to: "/desk/demand", label: "Demand", icon: "demand", needs: "demand:read" },
    ],
  },
  {
    head: "Shared",
    links: [
      { to: "/desk/accounts", label: "Joint accounts", icon: "joint", needs: "account:read" },
      { to: "/desk/outbox", label: "Outbox", icon: "mail", needs: "outbox:read" },
      { to: "/desk/audit", label: "Audit trail", icon: "rules", needs: "audit:read" },
      { to: "/desk/scope", label: "Scope certificate", icon: "lock", needs: "audit:read" },
    ],
  },
  {
    head: "Administration",
    links: [
      { to: "/desk/admin/people", label: "People", icon: "key", needs: "people:manage" },
      { to: "/desk/admin/tiers", label: "Tiers", icon: "star", needs: "tier:manage" },
      { to: "/desk/admin/catalog", label: "Catalog", icon: "grid", needs: "catalog:manage" },
      { to: "/desk/admin/prices", label: "Price lists", icon: "rules", needs: "catalog:manage" },
      { to: "/desk/admin/programs", label: "Programmes", icon: "rules", needs: "program:manage" },
      { to: "/desk/admin/approvals", label: "Approvals", icon: "check", needs: "program:manage" },
      { to: "/desk/away", label: "Absence", icon: "calendar", needs: "deal:decide" },
      {
        to: "/desk/admin/matching",
        label: "Matching rules",
        icon: "merge",
        needs: "settings:manage",
      },
      { to: "/desk/admin/api", label: "API", icon: "link", needs: "api:manage" },
      { to: "/desk/admin/privacy", label: "Privacy", icon: "people", needs: "privacy:manage" },
      { to: "/desk/admin/settings", label: "Settings", icon: "gear", needs: "settings:manage" },
    ],
  },
];

/** The places of the desk that a role may enter. */
export function deskNavigation(actor: { role: Role }, counts: Counts = {}): NavGroup[] {
  return groups
    .map(({ head, links }) => ({
      head,
      links: links
        .filter(({ needs }) => !needs || can(actor, needs))
        .map(({ needs: _, ...link }) => ({
          ...link,
          count: link.to === "/desk/deals" ? counts.deals : undefined,
        })),
    }))
    .filter(({ links }) => links.length > 0);
}
