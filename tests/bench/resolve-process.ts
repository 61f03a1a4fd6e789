// What resolving a party takes by itself, one at a time or a whole file, in a process that does nothing else.
import type { PartyText } from "#app/domain/customers/matching/party.ts";
import type { CompanyWords } from "#app/domain/customers/party.schema.ts";
import { resolveParties, resolveParty } from "#app/domain/customers/resolve-party.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { say } from "#app/platform/run/say.ts";

import { customerIdOf, madeList, resolvingVendor } from "./fill-customers.ts";
import { loop } from "./loop.ts";

export type BulkOutcome = {
  parties: number;
  seconds: number;
  /** Processor time of this process, in seconds; the database's is beside it. */
  processor: number;
  /** Of those that were put to a known customer without anybody, how many are right, in percent. */
  precision: number;
  /** Of those that are a known customer's, how many were put to it, in percent. */
  recall: number;
  /** Resident at most, and before it began, in MB. */
  memory: number;
  idle: number;
};

const size = Number(process.env.BENCH_SIZE);
const seconds = Number(process.env.BENCH_SECONDS);
const system = systemActor(resolvingVendor);
const { reported, truth } = madeList(size);
const wordsOf = ({ address, ...rest }: PartyText): CompanyWords => ({ ...rest, street: address });
const vendorOwn = { partnerId: null };

async function one(turn: number) {
  const party = reported[turn % reported.length];
  if (!party) throw new Error("The list has parties");
  await withScope(system, (tx) => resolveParty(tx, vendorOwn, wordsOf(party), new Date()));
}

const resident = () => process.memoryUsage().rss / 1e6;

async function bulk(): Promise<BulkOutcome> {
  const words = reported.map(wordsOf);
  const idle = resident();
  let memory = idle;
  const looking = setInterval(() => {
    memory = Math.max(memory, resident());
  }, 50);
  const from = performance.now();
  const before = process.cpuUsage();
  const resolved = await withScope(
    system,
    (tx) => resolveParties(tx, vendorOwn, words, new Date()),
    {
      timeoutMs: 600_000,
    },
  );
  const took = (performance.now() - from) / 1000;
  clearInterval(looking);
  const { user, system: kernel } = process.cpuUsage(before);
  const known = new Map(Array.from({ length: size }, (_, n) => [customerIdOf(n), n]));
  let [put, right, wanted] = [0, 0, 0];
  for (const [at, { customerId }] of resolved.entries()) {
    const customer = known.get(customerId);
    const meant = truth[at] ?? null;
    if (meant !== null) wanted += 1;
    if (customer === undefined) continue;
    put += 1;
    if (customer === meant) right += 1;
  }
  const percent = (part: number, of: number) => (100 * part) / Math.max(of, 1);
  return {
    ...{ parties: words.length, seconds: took, processor: (user + kernel) / 1e6 },
    ...{ memory, idle },
    ...{ precision: percent(right, put), recall: percent(right, wanted) },
  };
}

const work = process.argv.at(-1);
if (work === "one") {
  await loop(one, { clients: 1, seconds: 1 });
  say(JSON.stringify(await loop(one, { clients: 1, seconds })));
} else say(JSON.stringify(await bulk()));
await closeDatabase();
