import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { findParts } from "#app/domain/catalog/find-parts.server.ts";
import {
  AddAlias,
  addAlias,
  forgetRemembered,
  mayRemember,
} from "#app/domain/exchange/said/remembered.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "./form.server.ts";

const Forgetting = z.object({ intent: z.enum(["forget-memory", "forget-alias"]), id: z.uuid() });

const wrong = {
  "unknown-part": { productNo: ["No such part"] },
  "own-part": { partNo: ["The vendor has a part of this number itself"] },
  "no-number": { partNo: ["Write letters or digits"] },
};

/** Forgets something that is remembered of a sender's files, or adds a part number. */
export async function changeRemembered(
  request: Request,
  actor: Actor,
  partnerId: string | null,
  back: string,
) {
  const form = Object.fromEntries(await readForm(request));
  if (!mayRemember(actor, partnerId)) throw data("Not allowed", { status: 403 });
  const done = (what: string) => redirect(`${back}${back.includes("?") ? "&" : "?"}done=${what}`);
  const forgetting = Forgetting.safeParse(form);
  if (forgetting.success) {
    const { intent, id } = forgetting.data;
    const what = intent === "forget-alias" ? "alias" : "memory";
    if (await forgetRemembered(actor, partnerId, what, id)) return done("forgotten");
    throw data("Not found", { status: 404 });
  }
  if (form.intent !== "add" || partnerId === null) throw data("Not understood", { status: 400 });
  const typed = { partNo: String(form.partNo ?? ""), productNo: String(form.productNo ?? "") };
  const said = AddAlias.safeParse(typed);
  if (!said.success) {
    return data({ errors: z.flattenError(said.error).fieldErrors, typed }, { status: 400 });
  }
  const learnt = await addAlias(actor, partnerId, said.data, now());
  if (learnt.ok) return done("learnt");
  const errors: Partial<Record<"partNo" | "productNo", string[]>> = wrong[learnt.reason];
  return data({ errors, typed }, { status: 400 });
}

const LONGEST = 100;

/** Parts by number or name, for a field in which one is typed. */
export async function suggestParts(request: Request, actor: Actor): Promise<Response> {
  const words = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST);
  const parts = words.length < 2 ? [] : await withScope(actor, (tx) => findParts(tx, words));
  const options = parts.map(({ partNo, name }) => ({ value: partNo, label: partNo, note: name }));
  return Response.json({ options }, { headers: { "Cache-Control": "private, no-store" } });
}
