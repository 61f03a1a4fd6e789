import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";

import { clockAt } from "#app/domain/deals/clock.ts";
import { removeFile } from "#app/domain/deals/files/remove-file.server.ts";
import { readTalk } from "#app/domain/deals/talk/read-talk.server.ts";
import { noteInternally, sayToBoth } from "#app/domain/deals/talk/say.server.ts";
import { takeBack } from "#app/domain/deals/talk/take-back.server.ts";
import { PartnerTalk, VendorTalk } from "#app/domain/deals/talk/talk.schema.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "./form.server.ts";

export const dealPage = (actor: Actor, dealId: string) =>
  `${actor.audience === "vendor" ? "/desk" : "/portal"}/deals/${dealId}`;

const notFound = () => data("Not found", { status: 404 });

/** What a page of a deal's talk shows. */
export function loadTalk(actor: Actor, dealId: string) {
  return withScope(actor, async (tx) => {
    const talk = await readTalk(tx, actor, dealId);
    if (!talk) throw notFound();
    const vendor = await findVendor(tx);
    return {
      talk,
      clock: clockAt(now(), vendor.timeZone),
      vendorName: vendor.shortName,
      base: dealPage(actor, dealId),
      under: { label: talk.deal.number, to: dealPage(actor, dealId) },
    };
  });
}

/** Back to the deal, with what its list had chosen, at the place where something was done. */
export function backTo(request: Request, page: string, done: string, place: string): string {
  const { searchParams } = new URL(request.url);
  for (const own of ["say", "attach", "remove", "do", "index", "_routes"]) searchParams.delete(own);
  searchParams.set("done", done);
  return `${page}?${searchParams}#${place}`;
}

/** Takes what was said, taken back or removed beside a deal. */
export async function takeTalk(request: Request, actor: Actor, dealId: string) {
  const form = await readForm(request);
  const schema = actor.audience === "vendor" ? VendorTalk : PartnerTalk;
  const submission = parseWithZod(form, { schema });
  const typed = { text: String(form.get("text") ?? ""), stream: String(form.get("stream") ?? "") };
  if (submission.status !== "success") {
    const errors = Object.values(submission.error ?? {}).flatMap((each) => each ?? []);
    return data({ ...typed, errors }, { status: 400 });
  }
  const back = (done: string, place = "talk") =>
    redirect(backTo(request, dealPage(actor, dealId), done, place));
  const asked = submission.value;
  const at = now();
  switch (asked.intent) {
    case "say": {
      const { text, formId } = asked;
      const internal = asked.stream === "internal" && actor.audience === "vendor";
      const said = internal
        ? await noteInternally(actor, { dealId, text, formId }, at)
        : await sayToBoth(actor, { dealId, text, formId }, at);
      if (said.ok) return back(internal ? "noted" : "said");
      throw said.reason === "not-found" ? notFound() : data("Not allowed", { status: 403 });
    }
    case "remove-file": {
      const removed = await removeFile(actor, { dealId, fileId: asked.id }, at);
      if (!removed.ok) throw notFound();
      return back("file-removed", "files");
    }
    default: {
      const stream = asked.intent === "take-back" ? "shared" : "internal";
      const taken = await takeBack(actor, { dealId, id: asked.id, stream }, at);
      if (taken.ok) return back("taken-back");
      if (taken.reason === "not-found") throw notFound();
      return data(
        { ...typed, errors: ["It was said too long ago to be taken back"] },
        { status: 409 },
      );
    }
  }
}
