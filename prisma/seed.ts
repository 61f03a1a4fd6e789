// First of all, because connections read it as they are made.
import "./demo/quick-commits.ts";

import { seedDemo } from "./demo/seed-demo.ts";

try {
  await seedDemo(new Date());
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
}
