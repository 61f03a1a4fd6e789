import { performance } from "node:perf_hooks";

export type Loop = { p50: number; p95: number; perSecond: number; count: number };

type Limits = { clients: number; seconds: number; most?: number };

/** Does the same again and again, by so many at once, until the time is over; at least once each. */
export async function loop(work: (turn: number) => Promise<void>, limits: Limits): Promise<Loop> {
  const { clients, seconds, most = Number.POSITIVE_INFINITY } = limits;
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  let turns = 0;
  const client = async () => {
    do {
      const turn = turns++;
      const from = performance.now();
      await work(turn);
      times.push(performance.now() - from);
    } while (performance.now() < end && turns < most);
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), perSecond: times.length / elapsed, count: times.length };
}
