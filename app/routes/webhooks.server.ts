import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import { z } from "zod";

import {
  findDelivery,
  listDeliveries,
  sendAgain,
  sendTest,
} from "#app/domain/deals/hooks/deliveries.server.ts";
import { addEndpointSchema } from "#app/domain/deals/hooks/endpoint.schema.ts";
import {
  addEndpoint,
  changeEndpoint,
  findEndpoint,
  listEndpoints,
} from "#app/domain/deals/hooks/endpoints.server.ts";
import type { WebhooksAnswer } from "#app/domain/deals/ui/hooks/webhooks-page.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { readForm } from "./form.server.ts";
import { requireRecentProof } from "./recent-proof.server.ts";

const asks = (request: Request, deed: string) =>
  new URL(request.url).searchParams.get("do") === deed;
const pathOf = (request: Request) => new URL(request.url).pathname.replace(/\.data$/, "");

/** The endpoints of the actor's organisation, and what a form for another one needs. */
export async function readWebhooks(request: Request, actor: Actor) {
  if (asks(request, "add")) await requireRecentProof(request);
  return withScope(actor, async (tx) => ({
    endpoints: await listEndpoints(tx, actor),
    endpointId: newId(),
    now: now(),
    timeZone: (await findVendor(tx)).timeZone,
  }));
}

const answer = (status: number, rest: WebhooksAnswer) => data<WebhooksAnswer>(rest, { status });

const refusals = {
  "too-many": "There are 20 endpoints; remove one first",
  "sent-twice":
    "The endpoint was added before, and its secret is not shown again. Make a new secret there",
};

/** What is posted to the list of endpoints. */
export async function changeWebhooks(request: Request, actor: Actor) {
  const form = await readForm(request);
  if (form.get("intent") !== "add") throw data("Not understood", { status: 400 });
  await requireRecentProof(request, { back: `${pathOf(request)}?do=add` });
  const schema = addEndpointSchema({ loopback: env.WEBHOOK_LOOPBACK });
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") {
    const { url, events } = submission.error ?? {};
    const typed = { url: String(form.get("url") ?? ""), events: form.getAll("events").map(String) };
    return answer(400, { form: { errors: { url, events }, typed } });
  }
  const added = await addEndpoint(actor, submission.value, now());
  return added.ok
    ? answer(200, { secret: added.secret })
    : answer(409, { refusal: refusals[added.reason] });
}

const Id = z.uuid();
const idIn = (value: FormDataEntryValue | string | null): string | null => {
  const id = Id.safeParse(value);
  return id.success ? id.data : null;
};

/** One endpoint and what was sent there; another organisation's is not found. */
export async function readEndpoint(request: Request, actor: Actor, endpointId: string) {
  const { searchParams } = new URL(request.url);
  if (asks(request, "rotate")) await requireRecentProof(request);
  const of = idIn(searchParams.get("of"));
  return withScope(actor, async (tx) => {
    const endpoint = await findEndpoint(tx, actor, endpointId);
    if (!endpoint) throw data("Not found", { status: 404 });
    return {
      endpoint,
      ...(await listDeliveries(tx, actor, endpointId, idIn(searchParams.get("after")))),
      delivery: of ? await findDelivery(tx, actor, endpointId, of) : null,
      now: now(),
      timeZone: (await findVendor(tx)).timeZone,
    };
  });
}

type EndpointAnswer = { secret?: string; refusal?: string };
const told = (status: number, rest: EndpointAnswer) => data<EndpointAnswer>(rest, { status });

/** What is posted to one endpoint. `list` is where all of them are. */
export async function changeOneEndpoint(
  request: Request,
  actor: Actor,
  endpointId: string,
  list: string,
) {
  if (!(await withScope(actor, (tx) => findEndpoint(tx, actor, endpointId)))) {
    throw data("Not found", { status: 404 });
  }
  const form = await readForm(request);
  const path = pathOf(request);
  const intent = String(form.get("intent"));
  const at = now();
  switch (intent) {
    case "test":
      if (await sendTest(actor, endpointId, at)) throw redirect(`${path}?done=test`);
      return told(409, { refusal: "Resume the endpoint first" });
    case "again": {
      const id = idIn(form.get("of"));
      if (id && (await sendAgain(actor, endpointId, id, at))) {
        throw redirect(`${path}?done=again&of=${id}`);
      }
      return told(409, { refusal: "Resume the endpoint first" });
    }
    case "rotate": {
      await requireRecentProof(request, { back: `${path}?do=rotate` });
      const changed = await changeEndpoint(actor, endpointId, "rotate", at);
      if (changed.ok) return told(200, { secret: changed.secret });
      throw data("Not found", { status: 404 });
    }
    case "pause":
    case "resume":
    case "remove":
      await changeEndpoint(actor, endpointId, intent, at);
      throw redirect(intent === "remove" ? `${list}?done=remove` : `${path}?done=${intent}`);
    default:
      throw data("Not understood", { status: 400 });
  }
}
