import type { z } from "zod";

import type { Permission } from "#app/domain/identity/permissions.ts";

import type { ProblemName } from "./problem.ts";

/** What an address does for a method, as programs and their authors need to know it. */
export type Operation = {
  id: string;
  method: "GET" | "POST" | "PATCH";
  /** Below /api/v1, with parameters in braces. */
  path: string;
  title: string;
  /** More than the title says, in Markdown. */
  text?: string;
  /** Whose keys it is for. */
  side: "partner" | "vendor" | "both";
  permission: Permission;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Takes a file as it is instead, in any of these types. */
  upload?: readonly string[];
  /** Whether an Idempotency-Key must be named. Without this there is none. */
  named?: "required" | "optional";
  /** Whether the version must be named in If-Match. */
  version?: "required" | "optional";
  answer: {
    status: 200 | 201;
    words: string;
    schema: z.ZodType;
    /** What a file is answered as; JSON without. */
    type?: string;
    /** Where it was done before, and nothing is done again. */
    before?: string;
  };
  /** Beside those that every operation may answer with. */
  problems?: readonly ProblemName[];
  example?: unknown;
};

export const changes = ({ method }: Pick<Operation, "method">): boolean => method !== "GET";
