import { ProgramRules, rulesToJson } from "#app/domain/programs/program-rules.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, day } from "./plant.ts";
import type { World } from "./world.ts";

type Own = { vendorId: number; partnerId: string; dealId: string };

export async function plantApproval(tx: ScopedTx, world: World, own: Own) {
  const { vendorId } = tx;
  const program = await tx.program.findFirstOrThrow({ where: { vendorId } });
  const edited = { editedBy: "Astrid", updatedAt: at };
  const rules = rulesToJson(ProgramRules.parse({}));
  await tx.programDraft.createMany({
    data: [{ vendorId, programId: program.id, rules, ...edited }],
  });
  const steps = [{ name: "Decision", approver: { by: "manager" }, decisionDays: 3 }];
  const named = { id: newId(), name: "Large deals", rank: 1, apart: true };
  const times = { createdAt: at, updatedAt: at };
  // For nobody who registers: what is planted here changes no deal of a test.
  const conditions = { tierIds: [newId()] };
  await tx.approvalChain.createMany({
    data: [{ vendorId, ...named, conditions, steps, ...times }],
  });
  const decider = { approverId: world.manager.membershipId, approverName: "Ingrid" };
  const timed = { decisionDays: 3, escalationHours: 24, dueAt: at, escalateAt: at };
  await tx.approvalStep.createMany({
    data: [
      {
        ...own,
        stepNo: 1,
        name: "Decision",
        ...decider,
        byManager: true,
        apart: false,
        status: "current",
        ...timed,
      },
    ],
  });
  const who = {
    membershipId: world.manager.membershipId ?? "",
    delegateId: world.admin.membershipId ?? "",
  };
  const until = { fromDay: day, untilDay: day, createdAt: at, createdBy: "Ingrid" };
  await tx.delegation.createMany({ data: [{ vendorId, id: newId(), ...who, ...until }] });
}
