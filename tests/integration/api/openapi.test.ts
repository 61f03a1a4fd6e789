import { expect, test } from "vitest";

import { problems } from "#app/routes/api/problem.ts";
import { openApi } from "#app/routes/api/v1/openapi.server.ts";
import { operations } from "#app/routes/api/v1/operations.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aKey, ask, named, newDeal } from "#tests/support/api.ts";
import { aWorld } from "#tests/support/world.ts";

type Json = Record<string, unknown>;
type Responses = Record<string, { content: Record<string, { schema: { $ref?: string } }> }>;
type Written = { parameters: Json[]; requestBody?: Json; responses: Responses };

const document = openApi("http://localhost:3000") as {
  openapi: string;
  paths: Record<string, Record<string, Written>>;
  components: { schemas: Record<string, Json> };
};

/** Every `$ref` of the document. */
function references(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === "$ref" && typeof value === "string" ? [value] : references(value),
  );
}

test("every reference leads somewhere, and nothing is left of the schemas' own names", () => {
  expect(document.openapi).toMatch(/^3\.1/);
  const all = references(document);
  expect(all.length).toBeGreaterThan(20);
  for (const reference of all) {
    const name = reference.replace("#/components/schemas/", "");
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
  expect(JSON.stringify(document)).not.toMatch(/"\$(schema|id|defs)"/);
});

test("every operation is written down once, with an id of its own", () => {
  const written = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = operations.map(({ method, path }) => `${method} ${path}`);
  expect(written.sort()).toEqual([...known].sort());
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

/** One that nobody has read yet. */
async function aSubmission(key: string): Promise<string> {
  const headers = { "Content-Type": "text/csv" };
  const { body } = await ask("POST", "/submissions?kind=pos", { key, headers, body: "A,B\n1,2\n" });
  return String(body.id);
}

test.each(
  operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const),
)("%s answers as the document says", async (_, operation) => {
  const { ada, adaAdmin, admin, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const vendor = operation.side === "vendor";
  const sends = operation.path.startsWith("/submissions");
  const role = vendor ? "vendor_admin" : sends ? "operations" : "sales_rep";
  const key = await aKey(vendor ? admin : adaAdmin, { role });
  const submissionId = sends ? await aSubmission(key) : "";
  const path = operation.path.replace("{dealId}", dealId).replace("{submissionId}", submissionId);
  const isNew = operation.id === "createDeal";
  const answer = await ask(operation.method, operation.upload ? `${path}?kind=pos` : path, {
    key,
    ...(operation.body && { body: isNew ? newDeal("HI-4210") : operation.example }),
    ...(operation.upload && { body: "Invoice No,Qty\n1,2\n" }),
    headers: {
      ...named(),
      ...(operation.version === "required" && { "If-Match": '"1"' }),
      ...(operation.upload && { "Content-Type": "text/csv" }),
    },
  });
  const written = document.paths[operation.path]?.[operation.method.toLowerCase()];
  const responses: Responses = written?.responses ?? {};
  const [type = ""] = answer.headers.get("Content-Type")?.split(";") ?? [];
  expect(Object.keys(responses)).toContain(String(answer.status));
  const { schema } = responses[String(answer.status)]?.content[type] ?? {};
  expect(schema).toBeDefined();
  // Where it cannot be done with a deal that was just handed in, it says so and nothing else.
  const impossible: Record<string, number> = {
    ...{ answerDeal: 409, closeDeal: 409, askExtensionDeal: 409, revokeDeal: 409 },
    ...{ askAmendmentDeal: 409, resubmitDeal: 409 },
    ...{ withdrawRequestDeal: 404, answerRequestDeal: 404 },
    ...{ applySubmission: 409, discardSubmission: 409, reverseSubmission: 409 },
    getAcknowledgement: 404,
  };
  const no = impossible[operation.id];
  if (no) expect(answer.status).toBe(no);
  else {
    expect(answer.status).toBe(operation.answer.status);
    operation.answer.schema.parse(operation.answer.type ? answer.text : answer.body);
  }
});

test("an example is what its operation takes", () => {
  for (const { body, example, id } of operations) {
    if (body) expect([id, body.safeParse(example).success]).toEqual([id, true]);
  }
});

test("every problem has a status that stands for a problem, and a title of its own", () => {
  const titles = Object.values(problems).map(([status, title]) => {
    expect(status).toBeGreaterThanOrEqual(400);
    return title;
  });
  expect(new Set(titles).size).toBe(titles.length);
});

test("the answer's schema as it is written out takes what is answered, and nothing it does not name", async () => {
  const { ada, adaAdmin, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const { body } = await ask("GET", `/deals/${dealId}`, { key: await aKey(adaAdmin) });
  const { properties = {} } = document.components.schemas.Deal ?? {};
  expect(Object.keys(body).sort()).toEqual(Object.keys(properties as Json).sort());
});
