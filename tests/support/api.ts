import type { ActionFunctionArgs } from "@remix-run/node";

import { makeKey } from "#app/domain/identity/keys/keys.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import * as action from "#app/routes/api/v1/deals.$dealId.actions.$action.ts";
import * as deal from "#app/routes/api/v1/deals.$dealId.ts";
import * as deals from "#app/routes/api/v1/deals.ts";
import * as nowhere from "#app/routes/api/v1/nowhere.ts";
import * as submissionPart from "#app/routes/api/v1/submissions.$submissionId.$part.ts";
import * as submissionErrors from "#app/routes/api/v1/submissions.$submissionId.errors.ts";
import * as submission from "#app/routes/api/v1/submissions.$submissionId.ts";
import * as submissions from "#app/routes/api/v1/submissions.ts";

import { thursday } from "./a-registration.ts";

type Wish = { role?: string; access?: "read" | "write"; name?: string; days?: number; at?: Date };

/** A key that an administrator makes for its organisation. */
export async function aKey(administrator: Actor, wish: Wish = {}): Promise<string> {
  const usual = administrator.audience === "partner" ? "sales_rep" : "channel_manager";
  const { role = usual, access = "write", name = "Sync", days = 365, at = thursday } = wish;
  const made = await makeKey(administrator, { keyId: newId(), name, role, access, days }, at);
  if (!made.ok) throw new Error(`No key: ${made.reason}`);
  return made.text;
}

type Ask = {
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** When it is asked. */
  at?: Date;
  address?: string;
};

const ID = "([^/]+)";
const routes = [
  { shape: /^\/deals$/, names: [], module: deals },
  { shape: new RegExp(`^/deals/${ID}$`), names: ["dealId"], module: deal },
  {
    shape: new RegExp(`^/deals/${ID}/actions/${ID}$`),
    names: ["dealId", "action"],
    module: action,
  },
  { shape: /^\/submissions$/, names: [], module: submissions },
  { shape: new RegExp(`^/submissions/${ID}$`), names: ["submissionId"], module: submission },
  {
    shape: new RegExp(`^/submissions/${ID}/errors$`),
    names: ["submissionId"],
    module: submissionErrors,
  },
  {
    shape: new RegExp(`^/submissions/${ID}/${ID}$`),
    names: ["submissionId", "part"],
    module: submissionPart,
  },
  { shape: /^/, names: [], module: nowhere },
];

/** Asks an address of the API as it is asked over the network. */
export async function ask(method: string, path: string, { key, body, ...wish }: Ask = {}) {
  const url = new URL(`http://localhost:3000/api/v1${path}`);
  const place = url.pathname.replace("/api/v1", "");
  const route = routes.find(({ shape }) => shape.test(place));
  if (!route) throw new Error(`No route for ${path}`);
  const values = route.shape.exec(place)?.slice(1) ?? [];
  const params = Object.fromEntries(route.names.map((name, index) => [name, values[index]]));
  const request = new Request(url, {
    method,
    headers: {
      ...(key && { Authorization: `Bearer ${key}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...wish.headers,
    },
    ...(body !== undefined && { body: asBody(body), duplex: "half" }),
  });
  const context = { nonce: "", address: wish.address ?? "203.0.113.77" };
  const args = { request, params, context } as ActionFunctionArgs;
  const run = method === "GET" || method === "HEAD" ? route.module.loader : route.module.action;
  const response = await asOf(wish.at ?? thursday, () => run(args));
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("Content-Type") ?? "");
  const read = text && isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, body: read, text };
}

/** Files go as they are. */
function asBody(body: unknown): BodyInit {
  const sent = typeof body === "string" || body instanceof ReadableStream;
  return sent || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body);
}

/** What a program sends to register a deal. */
export const newDeal = (partNo: string, wish: Record<string, unknown> = {}) => ({
  customer: {
    name: "Meridian Health Group",
    domain: "meridianhealth.example",
    city: "Leeds",
    country: "GB",
  },
  contact: { name: "Claire Dunn" },
  currency: "EUR",
  lines: [{ partNo, quantity: 3 }],
  stage: "proposal",
  closeDay: "2026-05-22",
  workDone: "Site survey on 4 March",
  ...wish,
});

/** The same with a name, which registering wants. */
export const named = (name = newId()) => ({ "Idempotency-Key": name });
