import prometheus from "prom-client";
import { expect, test } from "vitest";

import { addsUpWith, allMetrics } from "./metrics.ts";

test("what a thread has counted is added to what the process has", async () => {
  const files = new prometheus.Counter({
    name: "test_files_total",
    help: "Files",
    labelNames: ["outcome"],
  });
  const alone = new prometheus.Counter({ name: "test_pages_total", help: "Pages" });
  files.inc({ outcome: "applied" }, 2);
  alone.inc(7);
  const elsewhere = new prometheus.Registry();
  const theirs = new prometheus.Counter({
    name: "test_files_total",
    help: "Files",
    labelNames: ["outcome"],
    registers: [elsewhere],
  });
  theirs.inc({ outcome: "applied" }, 3);
  theirs.inc({ outcome: "refused" }, 1);

  addsUpWith(() => elsewhere.getMetricsAsJSON());
  const text = await allMetrics();

  expect(text).toContain('test_files_total{outcome="applied"} 5');
  expect(text).toContain('test_files_total{outcome="refused"} 1');
  expect(text).toContain("test_pages_total 7");
  expect(text.match(/^# TYPE test_files_total /gm)).toHaveLength(1);
  expect(text).toMatch(/[^\n]\n$/);
  addsUpWith(async () => []);
});
