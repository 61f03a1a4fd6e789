import { readFile } from "node:fs/promises";
import path from "node:path";

import { z } from "zod";

import { env } from "#app/platform/env.server.ts";

const DemoLogins = z.array(
  z.object({
    role: z.string(),
    name: z.string(),
    email: z.string(),
    password: z.string(),
    what: z.string(),
  }),
);
export type DemoLogin = z.infer<typeof DemoLogins>[number];

/** The demo's logins, as its seed wrote them down; none outside the demo. */
export async function demoLogins(): Promise<DemoLogin[]> {
  if (!env.DEMO) return [];
  try {
    const text = await readFile(path.join(env.DATA_DIR, "demo-logins.json"), "utf8");
    return DemoLogins.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
