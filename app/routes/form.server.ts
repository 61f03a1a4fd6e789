import { data } from "@remix-run/node";
import { z } from "zod";

import { plainText } from "#app/platform/plain-text.ts";

/** Far more than any form of ours holds; files have readers of their own. */
const MOST_BYTES = 1_000_000;
const MOST_FIELDS = 5_000;
const LONGEST_NAME = 200;
/** A place in a list becomes an array of that length, so one large number would eat up all memory. */
const LARGE_PLACE = /\[\d{4,}\]/;
const MOST_PLACES = 1_000;

const Place = z.number().int().min(0).max(MOST_PLACES);
const Lines = z.literal("lines");

/** What the buttons of our forms ask for: another line, or one less. */
const Intent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("insert"),
    payload: z.looseObject({ name: Lines, index: Place.optional() }),
  }),
  z.object({ type: z.literal("remove"), payload: z.looseObject({ name: Lines, index: Place }) }),
]);

const refused = (status: number) => data("Not understood", { status });

/**
 * The form a page sends. What is no form, breaks off, or is made to hurt is refused before anything works with it.
 * PostgreSQL holds no NUL, and nobody can type one, nor other signs that are not seen.
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    throw refused(400);
  }
  const body = new Response(await wholeBody(request), { headers: { "Content-Type": type } });
  const sent = await body.formData().catch(() => {
    throw refused(400);
  });
  const form = new FormData();
  let fields = 0;
  for (const [name, value] of sent) {
    fields += 1;
    if (fields > MOST_FIELDS || !isBounded(name, value)) throw refused(400);
    if (typeof value === "string") form.append(name, plainText(value));
  }
  return form;
}

function isBounded(name: string, value: FormDataEntryValue): boolean {
  if (name.length > LONGEST_NAME || name.includes("\0") || LARGE_PLACE.test(name)) return false;
  return name !== "__intent__" || isBoundedIntent(value);
}

function isBoundedIntent(value: FormDataEntryValue): boolean {
  try {
    return Intent.safeParse(JSON.parse(String(value))).success;
  } catch {
    return false;
  }
}

async function wholeBody(request: Request): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return new Blob(chunks);
    bytes += value.length;
    if (bytes > MOST_BYTES) throw refused(413);
    chunks.push(value);
  }
}
