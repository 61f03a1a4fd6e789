import { timingSafeEqual } from "node:crypto";

import type { Request, RequestHandler } from "express";
import prometheus from "prom-client";

prometheus.collectDefaultMetrics();

const duration = new prometheus.Histogram({
  name: "http_request_duration_seconds",
  help: "Time from a request to the end of its response",
  labelNames: ["method", "status", "area"],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

export const measure: RequestHandler = (request, response, next) => {
  const end = duration.startTimer();
  const { method, originalUrl } = request;
  response.once("finish", () =>
    end({ method, status: response.statusCode, area: areaOf(originalUrl) }),
  );
  next();
};

const areas = new Set(["portal", "desk", "account", "sign-in", "assets", "api"]);

/** The first step of the path. Few and known, so that nobody's typing makes up new ones. */
function areaOf(url: string): string {
  const [first = ""] = url.slice(1).split(/[/?.]/, 1);
  return areas.has(first) ? first : "other";
}

export type Counted = prometheus.MetricObjectWithValues<prometheus.MetricValue<string>>[];
let elsewhere: () => Promise<Counted> = async () => [];

/** What a thread of this process counts is told with what the process counts itself. */
export function addsUpWith(counted: () => Promise<Counted>): void {
  elsewhere = counted;
}

/** All that this process and its threads count, as Prometheus reads it. */
export async function allMetrics(): Promise<string> {
  const { register } = prometheus;
  const others = await elsewhere();
  const shared = new Set(others.map(({ name }) => name));
  const own = register.getMetricsAsArray().map(({ name }) => name);
  const both = own
    .filter((name) => shared.has(name))
    .map((name) => register.getSingleMetric(name)?.get());
  const alone = own.filter((name) => !shared.has(name));
  const [counted, ...texts] = await Promise.all([
    Promise.all(both),
    ...alone.map((name) => register.getSingleMetricAsString(name)),
  ]);
  const here = counted.flatMap((metric) => metric ?? []);
  const together = prometheus.AggregatorRegistry.aggregate([here, others]);
  return `${[...texts, (await together.metrics()).trimEnd()].join("\n\n")}\n`;
}

/** Prometheus text for this machine itself, or for whoever knows METRICS_TOKEN. */
export const metrics: RequestHandler = (request, response, next) => {
  if (!isLocal(request) && !hasToken(request)) {
    response.status(404).end();
    return;
  }
  allMetrics().then(
    (text) => response.type(prometheus.register.contentType).send(text),
    (error: unknown) => next(error),
  );
};

/** A proxy on this machine names the caller it passes on, so such a request is not local. */
const isLocal = ({ ip }: Request) =>
  ip === "127.0.0.1" || ip === "::1" || ip === "::ffff:127.0.0.1";

function hasToken(request: Request): boolean {
  const token = process.env.METRICS_TOKEN;
  if (!token) return false;
  const sent = Buffer.from(request.get("authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return sent.length === wanted.length && timingSafeEqual(sent, wanted);
}
