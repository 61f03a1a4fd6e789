import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { currentProgram } from "#app/domain/programs/current-program.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { clockAt } from "../clock.ts";
import { type DealSet, endBuckets, waitBuckets } from "./deal-set.ts";
import {
  type Cohort,
  closingKeys,
  type DecisionTime,
  type Figure,
  figuresOf,
  inOrder,
  stageKeys,
} from "./pipeline.ts";
import { currenciesOf, readCohorts, readDecisionTime, sumLive } from "./read-pipeline.server.ts";

type Named = { id: string; name: string };

export type PipelineView = {
  currency: string;
  currencies: string[];
  narrowed: { partner: Named | null; family: Named | null };
  partners: Named[];
  families: Named[];
  nameOf: Map<string, string>;
  stages: Figure[];
  closes: Figure[];
  waits: Figure[];
  ends: Figure[];
  byFamily: Figure[];
  byPartner: Figure[];
  cohorts: Cohort[];
  decision: DecisionTime;
  seesNewCustomers: boolean;
};

/** What a page of deals seen from above needs to know besides the deals. */
export async function pipelineFrame(actor: Actor, set: DealSet, now: Date) {
  return withScope(actor, async (tx) => {
    const vendor = await findVendor(tx);
    const isVendor = actor.audience === "vendor";
    const partners = isVendor
      ? (await listPartners(tx)).filter(({ kind }) => kind !== "supplier")
      : [];
    const families = await listFamilies(tx);
    const named = (list: readonly Named[], id: string | undefined): Named | null => {
      const found = list.find((each) => each.id === id);
      return found ? { id: found.id, name: found.name } : null;
    };
    return {
      clock: clockAt(now, vendor.timeZone),
      currency: set.currency ?? vendor.currency,
      shortName: vendor.shortName,
      odds: (await currentProgram(tx, now)).rules.stageOdds,
      partners: partners.map(({ id, name }) => ({ id, name })),
      families: families.map(({ id, name }) => ({ id, name })),
      narrowed: { partner: named(partners, set.partner), family: named(families, set.family) },
    };
  });
}

/** Registrations seen from above: the vendor's all, a partner's own. */
export async function pipelineView(actor: Actor, set: DealSet, now: Date): Promise<PipelineView> {
  const frame = await pipelineFrame(actor, set, now);
  const { clock, currency, odds, partners, families } = frame;
  const narrowed = { partner: frame.narrowed.partner?.id, family: frame.narrowed.family?.id };
  const [sums, cohorts, decision, currencies] = await withReadScope(actor, (tx) =>
    Promise.all([
      sumLive(tx, actor, narrowed, currency, clock),
      readCohorts(tx, actor, narrowed, currency, clock),
      readDecisionTime(tx, actor, narrowed, currency, clock),
      currenciesOf(tx, actor),
    ]),
  );
  const isVendor = actor.audience === "vendor";
  return {
    currency,
    currencies: [...new Set([...currencies, currency])].sort(),
    narrowed: frame.narrowed,
    partners,
    families,
    nameOf: new Map([...partners, ...families].map(({ id, name }) => [id, name])),
    stages: inOrder(figuresOf(sums, "stage", odds), stageKeys),
    closes: inOrder(figuresOf(sums, "closes", odds), closingKeys(clock.today)),
    waits: inOrder(figuresOf(sums, "waits", odds), waitBuckets),
    ends: inOrder(figuresOf(sums, "ends", odds), endBuckets),
    byFamily: figuresOf(sums, "family", odds),
    byPartner: isVendor ? figuresOf(sums, "partner", odds) : [],
    cohorts: cohorts.toReversed(),
    decision,
    seesNewCustomers: isVendor,
  };
}
