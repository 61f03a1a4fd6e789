import { z } from "zod";

import { edition, required } from "#app/platform/form-fields.ts";

import { type Approver, approverRoles, MOST_STEPS } from "../approval/approval-chain.ts";
import { conditionFields } from "./condition-fields.schema.ts";

/** "manager", a role, or the membership of a person. */
const approver = z.string("Choose who approves").transform((choice, context): Approver => {
  if (choice === "manager") return { by: "manager" };
  const role = approverRoles.find((each) => each === choice);
  if (role) return { by: "role", role };
  if (!z.uuid().safeParse(choice).success) context.addIssue("Choose who approves");
  return { by: "person", membershipId: choice };
});

export const approverChoice = (choice: Approver): string =>
  choice.by === "manager" ? "manager" : choice.by === "role" ? choice.role : choice.membershipId;

const decisionDays = z
  .string("Write a number")
  .trim()
  .regex(/^([1-9]|[1-5]\d|60)$/, "From 1 to 60")
  .transform(Number);

const step = z.object({ name: required("Write a name", 60), approver, decisionDays });

/** A chain as its form asks it. */
export const ChainForm = z.object({
  ...conditionFields,
  name: required("Write a name", 60),
  apart: z
    .string()
    .optional()
    .transform((box) => box !== undefined),
  lines: z
    .array(step, "Add at least one step")
    .min(1, "Add at least one step")
    .max(MOST_STEPS, `At most ${MOST_STEPS} steps`),
  edition: edition().optional(),
});
export type ChainForm = z.output<typeof ChainForm>;
