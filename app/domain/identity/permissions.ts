import type { Actor, Role } from "#app/platform/actor.ts";

/**
 * What each role may do. Which rows it may do it on is row-level security's business, not this table's.
 * A role or permission that is not written here is refused.
 */
const granted = {
  vendor_admin: [
    "deal:read",
    "deal:decide",
    "customer:read",
    "customer:decide",
    "partner:read",
    "submission:read",
    "submission:send",
    "demand:read",
    "inventory:read",
    "revenue:read",
    "cost:manage",
    "account:read",
    "account:manage",
    "outbox:read",
    "audit:read",
    "people:manage",
    "api:manage",
    "tier:manage",
    "settings:manage",
    "privacy:manage",
    "program:manage",
    "catalog:manage",
    "partner:manage",
    "application:read",
  ],
  channel_manager: [
    "deal:read",
    "deal:decide",
    "customer:read",
    "partner:read",
    "submission:read",
    "demand:read",
    "inventory:read",
    "revenue:read",
    "account:read",
    "account:manage",
    "partner:manage",
    "application:read",
  ],
  channel_operations: [
    "deal:read",
    "customer:read",
    "customer:decide",
    "partner:read",
    "submission:read",
    "submission:send",
    "demand:read",
    "inventory:read",
    "revenue:read",
    "cost:manage",
    "account:read",
    "catalog:manage",
    "application:read",
  ],
  finance: [
    "deal:read",
    "customer:read",
    "partner:read",
    "submission:read",
    "submission:send",
    "inventory:read",
    "revenue:read",
    "cost:manage",
  ],
  partner_admin: [
    "own-customer:read",
    "deal:read",
    "deal:register",
    "account:read",
    "account:manage",
    "submission:read",
    "submission:send",
    "demand:read",
    "demand:publish",
    "inventory:read",
    "team:manage",
    "api:manage",
    "company:read",
    "company:manage",
    "audit:read",
  ],
  sales_rep: [
    "own-customer:read",
    "deal:read",
    "deal:register",
    "account:read",
    "account:manage",
    "company:read",
  ],
  operations: [
    "own-customer:read",
    "submission:read",
    "submission:send",
    "demand:read",
    "demand:publish",
    "inventory:read",
    "company:read",
  ],
  planner: ["demand:read", "demand:publish", "submission:read", "submission:send", "company:read"],
  system: [],
} as const satisfies Record<Role, readonly string[]>;

export type Permission = (typeof granted)[Role][number];

export function can(actor: Pick<Actor, "role">, permission: Permission): boolean {
  const permissions: readonly string[] = granted[actor.role] ?? [];
  return permissions.includes(permission);
}

/** A role's name as people read it. */
export const roleNames: Record<Role, string> = {
  vendor_admin: "Administrator",
  channel_manager: "Channel manager",
  channel_operations: "Channel operations",
  finance: "Finance",
  partner_admin: "Administrator",
  sales_rep: "Sales",
  operations: "Operations",
  planner: "Planner",
  system: "Tributary",
};
