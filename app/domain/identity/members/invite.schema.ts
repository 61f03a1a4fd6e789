import { z } from "zod";

export const Email = z
  .string("Write a work e-mail")
  .trim()
  .toLowerCase()
  .pipe(z.email("Write an address such as name@company.com").max(254));

export const PersonName = z
  .string("Write a name")
  .trim()
  .min(2, "Write a name")
  .max(100, "Write at most 100 characters")
  // Names stand in the heads of mails and in the audit trail: one line, read from its beginning.
  .regex(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u, "Write a name on one line");

/** Who is asked to work somewhere, and as what. */
export const InviteMember = z.object({
  email: Email,
  name: PersonName,
  title: z.string().trim().max(100, "Write at most 100 characters").default(""),
  role: z.enum(
    [
      "vendor_admin",
      "channel_manager",
      "channel_operations",
      "finance",
      "partner_admin",
      "sales_rep",
      "operations",
      "planner",
    ],
    "Choose a role",
  ),
});
export type InviteMember = z.infer<typeof InviteMember>;
