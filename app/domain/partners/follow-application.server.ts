import { hashOfSecret } from "#app/domain/identity/sign-in/token.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import {
  insertNote,
  lockApplication,
  moveApplication,
  notesOf,
  selectApplications,
} from "./application.store.server.ts";
import type { Application, ApplicationNote, ApplicationStatus } from "./application.ts";
import { applicant } from "./apply.server.ts";
import { findVendor } from "./vendor.server.ts";

export type FollowedApplication = {
  vendorName: string;
  timeZone: string;
  company: string;
  status: ApplicationStatus;
  createdAt: Date;
  decidedAt: Date | null;
  /** What was asked, answered and said in the end; nothing of what the vendor's people noted among themselves. */
  said: ApplicationNote[];
};

async function bySecret(tx: ScopedTx, secret: string): Promise<Application | null> {
  const [application] = await selectApplications(tx, { tokenHash: hashOfSecret(secret) });
  return application ?? null;
}

/** An application as whoever holds its link sees it. */
export const followApplication = (
  vendorId: number,
  secret: string,
): Promise<FollowedApplication | null> =>
  withScope(systemActor(vendorId), async (tx) => {
    const application = await bySecret(tx, secret);
    if (!application) return null;
    const { name, timeZone } = await findVendor(tx);
    const { company, status, createdAt, decidedAt } = application;
    const said = await notesOf(tx, application.id, ["asked", "answered", "declined"]);
    // Who at the vendor wrote it is the vendor's own business.
    const signed = said.map((note) => ({
      ...note,
      authorName: note.kind === "answered" ? application.name : name,
    }));
    return { vendorName: name, timeZone, company, status, createdAt, decidedAt, said: signed };
  });

/** Puts down the applicant's answer; the vendor has the next word again. */
export const answerQuestion = (
  vendorId: number,
  secret: string,
  text: string,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: "unknown" | "nothing-asked" }> =>
  withScope(systemActor(vendorId), async (tx) => {
    const found = await bySecret(tx, secret);
    const application = found && (await lockApplication(tx, found.id));
    if (!application) return { ok: false, reason: "unknown" };
    if (application.status !== "asked") return { ok: false, reason: "nothing-asked" };
    const { id, name } = application;
    await insertNote(tx, id, { at, authorName: name, kind: "answered", text });
    await moveApplication(tx, id, "received");
    const who = applicant(vendorId, name);
    await audit(tx, who, "application.answered", { kind: "application", id });
    return { ok: true };
  });
