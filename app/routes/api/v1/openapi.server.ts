import { z } from "zod";

import { ChangedTerms } from "#app/domain/deals/api/changed-terms.ts";
import { DealList, DealListItem, DealResource } from "#app/domain/deals/api/deal-resource.ts";
import { NewDeal } from "#app/domain/deals/api/new-deal.ts";

import { HookPayload } from "#app/domain/deals/hooks/hook-payload.ts";
import { lineSchemas } from "#app/domain/exchange/api/line-schemas.ts";
import { SubmissionHook } from "#app/domain/exchange/api/submission-hook.ts";
import {
  RowErrors,
  SubmissionList,
  SubmissionListItem,
  SubmissionResource,
} from "#app/domain/exchange/api/submission-resource.ts";

import { changes, type Operation } from "../operation.ts";
import { Problem, type ProblemName, problems } from "../problem.ts";
import { ChangeDeal } from "./deal-operations.ts";
import { operations } from "./operations.ts";

type Json = Record<string, unknown>;

const named = {
  Deal: DealResource,
  DealListItem,
  DealList,
  NewDeal,
  ChangeDeal,
  ChangedTerms,
  Problem,
  WebhookMessage: HookPayload,
  Submission: SubmissionResource,
  SubmissionMessage: SubmissionHook,
  SubmissionListItem,
  SubmissionList,
  RowErrors,
  ...lineSchemas,
};
const nameOf = new Map<z.ZodType, string>(
  Object.entries(named).map(([name, schema]) => [schema, name]),
);
const uri = (name: string) => `#/components/schemas/${name}`;

function components(): Json {
  const written = (io: "input" | "output") => {
    const registry = z.registry<{ id: string }>();
    for (const [name, schema] of Object.entries(named)) registry.add(schema, { id: name });
    return z.toJSONSchema(registry, { io, uri }).schemas;
  };
  const [sent, answered] = [written("input"), written("output")];
  const requests = ["NewDeal", "ChangeDeal", "ChangedTerms", ...Object.keys(lineSchemas)];
  return Object.fromEntries(
    Object.keys(named).map((name) => [
      name,
      withoutMarks((requests.includes(name) ? sent : answered)[name] as Json),
    ]),
  );
}

/** OpenAPI 3.1 speaks the same JSON Schema, says so once for the whole document, and has names in a place of its own. */
function withoutMarks({
  $schema: _schema,
  $id: _id,
  $defs: _named,
  id: _name,
  ...schema
}: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${uri("")}`)) as Json;
}

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const name = nameOf.get(schema);
  return name ? { $ref: uri(name) } : withoutMarks(z.toJSONSchema(schema, { io }) as Json);
};

const header = (name: string, required: boolean, description: string, schema: Json): Json => ({
  ...{ name, in: "header", required, description, schema },
});

const digest = header(
  "Content-Digest",
  false,
  "The SHA-256 of the body (RFC 9530): what arrives otherwise is refused",
  { type: "string", examples: ["sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"] },
);

function parametersOf({ path, query, upload, named: isNamed, version }: Operation): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true, schema: { type: "string", format: "uuid" } },
  }));
  const needed = query ? schemaOf(query, "input").required : undefined;
  const required = new Set(Array.isArray(needed) ? needed : []);
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, type]) => {
    const { description, ...schema } = schemaOf(type as z.ZodType, "input");
    return { name, in: "query", required: required.has(name), description, schema };
  });
  return [
    ...inPath,
    ...inQuery,
    ...(upload ? [digest] : []),
    ...(isNamed
      ? [
          header(
            "Idempotency-Key",
            isNamed === "required",
            "A name of your making: the same request under the same name is done once, and answered again for 24 hours",
            { type: "string", maxLength: 200 },
          ),
        ]
      : []),
    ...(version
      ? [
          header(
            "If-Match",
            version === "required",
            "The ETag of the deal as you know it; 412 when it has changed since",
            { type: "string", examples: ['"3"'] },
          ),
        ]
      : []),
  ];
}

/** Every problem that an operation may answer with. */
export function problemsOf(operation: Operation): ProblemName[] {
  return [
    "malformed",
    "not-signed-in",
    "not-allowed",
    "not-acceptable",
    "too-many",
    "failed",
    "unavailable",
    ...(operation.body ? (["too-large", "wrong-type", "invalid"] as const) : []),
    ...(operation.query ? (["invalid"] as const) : []),
    ...(operation.named ? (["still-running", "name-used"] as const) : []),
    ...(operation.named === "required" ? (["name-your-request"] as const) : []),
    ...(operation.version === "required" ? (["name-the-version"] as const) : []),
    ...(operation.problems ?? []),
  ];
}

function responsesOf(operation: Operation): Json {
  const { status, words, schema, type = "application/json", before } = operation.answer;
  const content = { [type]: { schema: schemaOf(schema, "output") } };
  const byStatus = new Map<number, string[]>();
  for (const problem of problemsOf(operation)) {
    const [code, title] = problems[problem];
    byStatus.set(code, [...(byStatus.get(code) ?? []), `${title} (${problem})`]);
  }
  const failing = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([code, titles]) => [
      String(code),
      {
        description: titles.join("; "),
        content: { "application/problem+json": { schema: { $ref: uri("Problem") } } },
      },
    ]);
  return {
    [String(status)]: { description: words, content },
    ...(before && { "200": { description: before, content } }),
    ...Object.fromEntries(failing),
  };
}

function written(operation: Operation): Json {
  const { id, title, text, side, body, upload, example, path } = operation;
  const who = side === "both" ? "" : `For keys of a ${side}.`;
  const what = changes(operation) ? "The key must be allowed to write." : "";
  return {
    operationId: id,
    summary: title,
    description: [text, who, what].filter(Boolean).join(" ") || undefined,
    tags: [path.startsWith("/deals") ? "Deals" : "Submissions"],
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(body, "input"), example } },
      },
    }),
    ...(upload && { requestBody: { required: true, content: filesAs(upload) } }),
    responses: responsesOf(operation),
  };
}

/** A file is bytes to its readers; of JSON it is also known what its rows are. */
function filesAs(types: readonly string[]): Json {
  const rows = { anyOf: Object.keys(lineSchemas).map((name) => ({ $ref: uri(name) })) };
  const list = { type: "array", items: rows };
  return Object.fromEntries(
    types.map((type) => {
      if (!type.endsWith("json")) return [type, {}];
      if (type !== "application/json") return [type, { schema: rows }];
      const inside = { type: "object", additionalProperties: list };
      return [type, { schema: { oneOf: [list, inside] } }];
    }),
  );
}

const hookHeaders = {
  "webhook-id": "Names the message; the same with each try",
  "webhook-timestamp": "When it was sent, in seconds since 1970",
  "webhook-signature":
    "v1, and the HMAC-SHA256 of id.timestamp.body in base64; several with spaces between",
};

const hookMessage = (summary: string, schema: keyof typeof named): Json => ({
  summary,
  parameters: Object.entries(hookHeaders).map(([name, text]) =>
    header(name, true, text, { type: "string" }),
  ),
  requestBody: {
    required: true,
    content: { "application/json": { schema: { $ref: uri(schema) } } },
  },
  responses: { "2XX": { description: "It has arrived" } },
});

let made: Json | undefined;

/** The API as tools read it, made from the schemas that check requests. */
export function openApi(origin: string): Json {
  made ??= {
    openapi: "3.1.1",
    info: {
      title: "Tributary",
      version: "1",
      description:
        "Deals and submissions for programs. Amounts are decimals in strings, instants are in UTC, days are calendar days. What a key’s organisation may not see does not exist.",
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ key: [] }],
    paths: pathsOf(operations),
    webhooks: {
      dealEvent: { post: hookMessage("Something happened to a deal", "WebhookMessage") },
      submissionEvent: {
        post: hookMessage("Something became of a file", "SubmissionMessage"),
      },
    },
    components: {
      schemas: components(),
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key: trib_…" },
      },
    },
  };
  return made;
}

function pathsOf(all: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of all) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: written(operation),
    };
  }
  return paths;
}
