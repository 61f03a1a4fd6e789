import prometheus from "prom-client";

const lag = new prometheus.Gauge({
  name: "tributary_deal_clock_lag_seconds",
  help: "How late the clock was for the deal that had waited longest, when this process last looked",
});

const notices = new prometheus.Counter({
  name: "tributary_deal_notices_total",
  help: "What the clock has done for deals in this process, by kind",
  labelNames: ["kind"],
});

export const countNotice = (kind: string, times = 1) => notices.inc({ kind }, times);

export const setClockLag = (milliseconds: number) => lag.set(Math.max(milliseconds, 0) / 1000);
