import { z } from "zod";

import { type Facet, facets, type Levels, levels } from "./joint-account.ts";

const Level = z.enum(levels).default("none");
const Words = (longest: number) =>
  z.string().trim().max(longest, `At most ${longest} characters`).optional();

/** The last day on which what is shown is shown; nothing means until it is taken back. */
const Until = z.iso
  .date("Write a day such as 2026-12-31")
  .refine((day) => day > "2000", "Write a day such as 2026-12-31")
  .transform((day) => new Date(`${day}T00:00:00Z`))
  .optional();

const Shown = {
  pipeline: Level,
  revenue: Level,
  installed_base: Level,
  contacts: Level,
  until: Until,
};

export const InviteToJointAccount = z.object({
  customerId: z.uuid("Choose a customer"),
  partnerId: z.uuid("Choose a partner"),
  message: Words(1_000),
  ...Shown,
});
export type InviteToJointAccount = z.infer<typeof InviteToJointAccount>;

export const ProposeJointAccount = z.object({
  dealId: z.uuid("Choose one of your deals"),
  message: Words(1_000),
  ...Shown,
});
export type ProposeJointAccount = z.infer<typeof ProposeJointAccount>;

export const AcceptInvitation = z.object(Shown);
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const ChangeLevel = z.object({ facet: z.enum(facets), level: z.enum(levels), until: Until });
export type ChangeLevel = z.infer<typeof ChangeLevel>;

export const AddMember = z.object({ membershipId: z.uuid("Choose a colleague") });
export const Named = z.object({ id: z.uuid() });

export const AddContact = z.object({
  name: z.string({ error: "Write a name" }).trim().min(1, "Write a name").max(200),
  title: Words(200),
  email: z.email("Write an address such as jo@example.com").max(320).optional(),
  phone: Words(60),
});
export type AddContact = z.infer<typeof AddContact>;

export const AccountListQuery = z.object({
  status: z.enum(["open", "invited", "active", "closed", "all"]).catch("open"),
  q: z.string().trim().max(100).catch(""),
});
export type AccountListQuery = z.infer<typeof AccountListQuery>;

export function levelsFrom(input: Record<Facet, Levels[Facet]>): Levels {
  return Object.fromEntries(facets.map((facet) => [facet, input[facet]]));
}
