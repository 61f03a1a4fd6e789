#!/usr/bin/env node
// Prisma's CLI starts this file in place of its native schema engine, so it must be executable.
import { register } from "tsx/esm/api";

register();
await import("./schema-engine.ts");
