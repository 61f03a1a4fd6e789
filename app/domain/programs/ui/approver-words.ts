import { type Approver, approverRoleNames, approverRoles } from "../approval/approval-chain.ts";

/** The vendor's people who decide deals, by membership. */
export type ApproverNames = Readonly<Record<string, string>>;

export const approverWords = (approver: Approver, people: ApproverNames): string =>
  approver.by === "manager"
    ? "The partner’s channel manager"
    : approver.by === "role"
      ? approverRoleNames[approver.role]
      : (people[approver.membershipId] ?? "Administrators");

/** Who can be named in a step. */
export const approverOptions = (people: ApproverNames) => [
  { value: "manager", label: "The partner’s channel manager" },
  ...approverRoles.map((role) => ({ value: role, label: approverRoleNames[role] })),
  ...Object.entries(people).map(([value, label]) => ({ value, label })),
];
