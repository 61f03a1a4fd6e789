import type { PartnerKind } from "#app/platform/actor.ts";

export const applicationStatuses = ["received", "asked", "registered", "declined"] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/** As the vendor reads it. */
export const applicationStatusNames: Record<ApplicationStatus, string> = {
  received: "To look at",
  asked: "Waiting for an answer",
  registered: "Registered",
  declined: "Declined",
};

/** What is looked at before a company becomes a partner. */
export const checklist = {
  identity: "The company exists and the applicant works there",
  territory: "It sells where we need a partner",
  overlap: "It is no partner or customer of ours under another name",
  finance: "It can pay",
  compliance: "It is on no sanctions list",
} as const;
export type ChecklistItem = keyof typeof checklist;
export const checklistItems = Object.keys(checklist) as ChecklistItem[];

export type NoteKind = "note" | "asked" | "answered" | "declined";
export type ApplicationNote = {
  id: string;
  at: Date;
  authorName: string;
  kind: NoteKind;
  text: string;
};

export type Application = {
  id: string;
  status: ApplicationStatus;
  kind: PartnerKind;
  company: string;
  country: string;
  city: string;
  domain: string | null;
  taxId: string | null;
  sells: string;
  name: string;
  email: string;
  title: string;
  checked: string[];
  partnerId: string | null;
  decidedAt: Date | null;
  deciderName: string | null;
  createdAt: Date;
};

export const isOpen = ({ status }: Pick<Application, "status">) =>
  status === "received" || status === "asked";
