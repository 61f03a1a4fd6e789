import { z } from "zod";

import { LONGEST_TEXT } from "./talk.ts";

const text = z
  .string("Write something first")
  .trim()
  .min(1, "Write something first")
  .max(LONGEST_TEXT, "At most 4,000 characters");

/** The form sent twice is said once. */
const formId = z.uuid().optional();

const takeBack = z.object({ intent: z.literal("take-back"), id: z.uuid() });
const takeBackNote = z.object({ intent: z.literal("take-back-note"), id: z.uuid() });
const removeFile = z.object({ intent: z.literal("remove-file"), id: z.uuid() });

/** The vendor says to whom with every word: there is no stream that nobody chose. */
export const VendorTalk = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("say"),
    stream: z.enum(["shared", "internal"], "Choose who reads it"),
    formId,
    text,
  }),
  takeBack,
  takeBackNote,
  removeFile,
]);
export type VendorTalk = z.infer<typeof VendorTalk>;

/** A partner has one stream, and no form of its can name the other. */
export const PartnerTalk = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("say"), stream: z.literal("shared"), formId, text }),
  takeBack,
  removeFile,
]);
export type PartnerTalk = z.infer<typeof PartnerTalk>;
