import { expect, test } from "vitest";

import { DealResource } from "#app/domain/deals/api/deal-resource.ts";
import { Problem } from "#app/routes/api/problem.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aKey, ask, named, newDeal } from "#tests/support/api.ts";
import { aWorld } from "#tests/support/world.ts";

test("a change names the version it is of; one that came too late is refused with the one that stands", async () => {
  const { adaAdmin, ada, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const key = await aKey(adaAdmin);
  const path = `/deals/${dealId}`;
  const body = { stage: "negotiation", note: "With their board" };
  expect((await ask("PATCH", path, { key, body })).status).toBe(428);
  const before = DealResource.parse((await ask("GET", path, { key })).body);
  const headers = { "If-Match": `"${before.version}"` };
  const first = await ask("PATCH", path, { key, body, headers });
  expect(first).toMatchObject({
    status: 200,
    body: { stage: "negotiation", closeDay: before.closeDay },
  });
  const second = await ask("PATCH", path, { key, body: { stage: "proposal" }, headers });
  expect(second).toMatchObject({ status: 412, body: { version: first.body.version } });
  expect((await ask("PATCH", path, { key, body, headers: { "If-Match": "*" } })).status).toBe(400);
  const empty = { "If-Match": String(first.headers.get("ETag")) };
  expect((await ask("PATCH", path, { key, body: {}, headers: empty })).status).toBe(422);
});

test("both sides work on a deal from beginning to end", async () => {
  const { adaAdmin, admin } = await aWorld();
  const partner = await aKey(adaAdmin);
  const vendor = await aKey(admin, { role: "vendor_admin" });
  const body = newDeal("HI-4210");
  const made = await ask("POST", "/deals", { key: partner, body, headers: named() });
  const act = async (key: string, name: string, sent: unknown) => {
    const answer = await ask("POST", `/deals/${made.body.id}/actions/${name}`, { key, body: sent });
    return answer.status === 200 ? DealResource.parse(answer.body).status : answer.status;
  };
  expect(await act(vendor, "start-review", {})).toBe("in_review");
  expect(await act(vendor, "ask-information", { note: "Which site" })).toBe("info_requested");
  expect(await act(vendor, "answer", { note: "x" })).toBe(403);
  expect(await act(partner, "answer", { note: "Leeds" })).toBe("submitted");
  expect(await act(partner, "approve", {})).toBe(403);
  // The step is the partner's channel manager's, who made no key.
  expect(await act(await aKey(admin), "approve", {})).toBe(409);
  expect(await act(vendor, "approve", { note: "Go ahead" })).toBe("approved");
  expect(await act(vendor, "approve", {})).toBe(409);
  expect(await act(partner, "close", { outcome: "lost" })).toBe(422);
  expect(await act(partner, "close", { outcome: "won" })).toBe("won");
  expect(await act(partner, "withdraw", {})).toBe(409);
  expect(await act(partner, "no-such", {})).toBe(404);
});

test("what was asked about is answered with the fields that opened, and nothing else of it", async () => {
  const { adaAdmin, admin } = await aWorld();
  const partner = await aKey(adaAdmin);
  const vendor = await aKey(admin, { role: "vendor_admin" });
  const body = newDeal("HI-4210");
  const made = await ask("POST", "/deals", { key: partner, body, headers: named() });
  const act = (key: string, name: string, sent: unknown) =>
    ask("POST", `/deals/${made.body.id}/actions/${name}`, { key, body: sent });
  await act(vendor, "ask-information", { note: "Where is it", fields: ["address"] });
  const wrong = await act(partner, "answer", { note: "x", terms: { customer: { city: "" } } });
  expect(Problem.parse(wrong.body).errors).toMatchObject([{ pointer: "/terms/customer/city" }]);
  const terms = { customer: { city: "Hull", postcode: "HU1 2AA" }, workDone: "Something else" };
  const answered = await act(partner, "answer", { note: "In Hull", terms });
  expect(DealResource.parse(answered.body)).toMatchObject({
    status: "submitted",
    customer: { city: "Hull", postcode: "HU1 2AA", domain: "meridianhealth.example" },
    workDone: body.workDone,
  });
});

test("terms are amended, asked to be amended, and granted", async () => {
  const { adaAdmin, admin, northAdmin } = await aWorld();
  const partner = await aKey(adaAdmin);
  const vendor = await aKey(admin, { role: "vendor_admin" });
  const body = newDeal("HI-4210", { reference: "A-1" });
  const made = await ask("POST", "/deals", { key: partner, body, headers: named() });
  const act = async (key: string, name: string, sent: unknown) => {
    const path = `/deals/${made.body.id}/actions/${name}`;
    const answer = await ask("POST", path, { key, body: sent });
    expect([name, answer.status, answer.text]).toEqual([name, 200, expect.any(String)]);
    return DealResource.parse(answer.body);
  };
  const twelve = { lines: [{ partNo: "HI-4210", quantity: 12 }], reference: null };
  const amended = await act(partner, "amend", { terms: twelve });
  expect(amended).toMatchObject({ value: "8400.00", reference: null });
  await act(vendor, "approve", {});
  const seven = { lines: [{ partNo: "HI-4210", quantity: 7 }] };
  const asked = await act(partner, "ask-amendment", { reason: "Fewer", terms: seven });
  const [request] = asked.requests;
  expect(request).toMatchObject({ kind: "amendment", status: "pending", reason: "Fewer" });
  expect(asked.value).toBe("8400.00");
  // The distributor that is shown the deal sees nothing of what was asked.
  const north = await ask("GET", `/deals/${asked.id}`, { key: await aKey(northAdmin) });
  expect(north.body).toMatchObject({ id: asked.id, requests: [] });
  const grant = { requestId: request?.id, answer: "grant" };
  const granted = await act(vendor, "answer-request", grant);
  expect(granted).toMatchObject({ value: "4900.00", requests: [{ status: "granted" }] });
  const none = { terms: { lines: [{ partNo: "NO-SUCH", quantity: 1 }] }, reason: "x" };
  const path = `/deals/${asked.id}/actions/ask-amendment`;
  const wrong = await ask("POST", path, { key: partner, body: none });
  expect(Problem.parse(wrong.body).errors).toMatchObject([{ pointer: "/terms/lines/0/partNo" }]);
});
