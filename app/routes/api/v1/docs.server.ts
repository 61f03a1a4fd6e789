import { z } from "zod";

import { HookPayload } from "#app/domain/deals/hooks/hook-payload.ts";
import { lineSchemas } from "#app/domain/exchange/api/line-schemas.ts";

import type { Operation } from "../operation.ts";
import { type ProblemName, problems } from "../problem.ts";
import { problemsOf } from "./openapi.server.ts";
import { operations } from "./operations.ts";

type Json = Record<string, unknown>;

/** A field of a request or an answer, as a table shows it. */
export type FieldRow = { name: string; type: string; required: boolean; text: string };

export type OperationDoc = Pick<Operation, "id" | "method" | "path" | "title" | "text" | "side"> & {
  query: FieldRow[];
  body: FieldRow[];
  answer: { status: number; words: string; fields: FieldRow[] };
  curl: string;
  problems: ProblemName[];
};

/** "array of string", "one of won, lost": a JSON Schema in a few words. */
function typeWords(schema: Json): string {
  if (Array.isArray(schema.anyOf)) {
    const parts = (schema.anyOf as Json[]).filter(({ type }) => type !== "null").map(typeWords);
    const nullable = (schema.anyOf as Json[]).some(({ type }) => type === "null");
    return [...new Set(parts), ...(nullable ? ["null"] : [])].join(" or ");
  }
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(", ")}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return `list of ${typeWords((schema.items ?? {}) as Json)}`;
  if (typeof schema.format === "string") return schema.format;
  if (typeof schema.maxLength === "number") {
    return schema.minLength === schema.maxLength
      ? `${schema.maxLength} characters`
      : `text, at most ${schema.maxLength.toLocaleString("en")}`;
  }
  return (
    { string: "text", integer: "whole number", boolean: "true or false" }[String(schema.type)] ??
    String(schema.type ?? "")
  );
}

/** Every field, those within another one under a name such as customer.name or lines[].quantity. */
function fieldsOf(schema: Json, before = ""): FieldRow[] {
  if (Array.isArray(schema.oneOf)) return mergedFields(schema.oneOf as Json[]);
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries((schema.properties ?? {}) as Record<string, Json>).flatMap(
    ([name, each]) => {
      const path = `${before}${name}`;
      const row = {
        name: path,
        type: typeWords(each),
        required: required.has(name),
        text: String(each.description ?? ""),
      };
      const inner = [each, ...((each.anyOf ?? []) as Json[])].find(({ properties }) => properties);
      if (inner) return fieldsOf(inner, `${path}.`);
      const items = (each.items ?? {}) as Json;
      return items.properties ? fieldsOf(items, `${path}[].`) : [row];
    },
  );
}

/** Of several shapes: what each of them has, once. What not all of them want is not required. */
function mergedFields(shapes: Json[]): FieldRow[] {
  const rows = new Map<string, FieldRow & { shapes: number }>();
  for (const row of shapes.flatMap((shape) => fieldsOf(shape))) {
    const known = rows.get(row.name);
    rows.set(row.name, {
      ...row,
      type: known && known.type !== row.type ? `${known.type} or ${row.type}` : row.type,
      required: row.required && (known?.required ?? true),
      shapes: (known?.shapes ?? 0) + 1,
    });
  }
  return [...rows.values()].map(({ shapes: of, ...row }) => ({
    ...row,
    required: row.required && of === shapes.length,
  }));
}

/** Puts what is named elsewhere in its place. */
function inPlace(schema: unknown, named: Record<string, Json>): unknown {
  if (Array.isArray(schema)) return schema.map((each) => inPlace(each, named));
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, $defs: _, ...rest } = schema as Json;
  const [, name = ""] = /^#\/\$defs\/(.+)$/.exec(String($ref)) ?? [];
  const whole = { ...named[name], ...rest };
  return Object.fromEntries(
    Object.entries(whole).map(([key, value]) => [key, inPlace(value, named)]),
  );
}

function written(schema: z.ZodType, io: "input" | "output"): FieldRow[] {
  const json = z.toJSONSchema(schema, { io }) as Json;
  return fieldsOf(inPlace(json, (json.$defs ?? {}) as Record<string, Json>) as Json);
}

const quoted = (json: unknown) => JSON.stringify(json, null, 2).replaceAll("'", "’");

function curlOf(operation: Operation, origin: string): string {
  const { method, path, body, upload, named, version, example } = operation;
  const place = path.replace("{dealId}", "$DEAL").replace("{submissionId}", "$SUBMISSION");
  const address = `${origin}/api/v1${place}${upload ? "?kind=pos&fileName=week-32.csv" : ""}`;
  const parts = [
    method === "GET" ? `curl "${address}"` : `curl -X ${method} "${address}"`,
    '-H "Authorization: Bearer $TRIBUTARY_KEY"',
    ...(version === "required" ? [`-H 'If-Match: "1"'`] : []),
    ...(named === "required" ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${quoted(example ?? {})}'`] : []),
    ...(upload ? ['-H "Content-Type: text/csv"', "--data-binary @week-32.csv"] : []),
    ...(operation.answer.type ? ["-O"] : []),
  ];
  return parts.join(" \\\n  ");
}

const docOf = (operation: Operation, origin: string): OperationDoc => {
  const { id, method, path, title, text, side, query, body, answer } = operation;
  return {
    ...{ id, method, path, title, text, side },
    query: query ? written(query, "input") : [],
    body: body ? written(body, "input") : [],
    answer: {
      status: answer.status,
      words: [answer.words, answer.before && `200: ${answer.before}`].filter(Boolean).join(", or "),
      fields: written(answer.schema, "output"),
    },
    curl: curlOf(operation, origin),
    problems: problemsOf(operation),
  };
};

let made: ReturnType<typeof make> | undefined;

const make = (origin: string) => ({
  origin,
  operations: operations.map((operation) => docOf(operation, origin)),
  problems: Object.entries(problems).map(([name, [status, title]]) => ({ name, status, title })),
  rows: Object.entries(lineSchemas).map(([name, schema]) => ({
    name,
    fields: written(schema, "input").map((row) => ({ ...row, type: "text or number" })),
  })),
  hook: written(HookPayload, "output").filter(({ name }) => !name.startsWith("data.deal.")),
});

/** The API as people read it, from the same schemas that check requests. */
export const apiDocs = (origin: string) => {
  made ??= make(origin);
  return made;
};
export type ApiDocs = ReturnType<typeof make>;
