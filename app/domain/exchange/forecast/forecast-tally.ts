import { createHash } from "node:crypto";

import { type Month, monthLabel } from "#app/domain/demand/month.ts";

import type { PartUnits, RecordPlan } from "../life/plan.ts";
import type { ExpectedPart } from "./expected-part.ts";
import { jumpOf } from "./unusual-parts.ts";

const SHOWN = 40;
const PARTS = 200;

/** What of a file is kept for its plan while its parts go by. */
export class ForecastTally {
  readonly counts = { fresh: 0, changed: 0, same: 0 };
  readonly deeds = new Map<string, number>();
  readonly shown: RecordPlan["shown"] = [];
  readonly jumps: string[] = [];
  readonly units: Omit<PartUnits, "partNo">[] = [];
  readonly partNos = new Map<string, string>();
  readonly months = new Set<Month>();
  readonly monthsNow = new Set<Month>();
  private readonly effect = createHash("sha256");
  total = 0;
  totalNow = 0;
  altered = 0;
  divided = false;

  add(part: ExpectedPart) {
    const { productId, partNo, before, after, rows } = part;
    for (const { verdict } of rows) this.counts[verdict] += 1;
    const units = sumOf(after);
    this.total += units;
    this.totalNow += sumOf(before);
    this.divided ||= part.divided;
    this.units.push({ productId, units });
    this.partNos.set(productId, partNo);
    for (const month of after.keys()) this.months.add(month);
    for (const month of before.keys()) this.monthsNow.add(month);
    for (const deed of deedsOf(part)) this.deeds.set(deed, (this.deeds.get(deed) ?? 0) + 1);
    const jump = jumpOf(part);
    if (jump) this.jumps.push(jump);
    this.show(part);
  }

  private show(part: ExpectedPart) {
    const changes = changesOf(part);
    if (changes.every(({ before, after }) => before === after)) return;
    this.altered += 1;
    this.effect.update(JSON.stringify([part.productId, changes]));
    if (this.shown.length >= SHOWN) return;
    this.shown.push({ title: part.partNo, fresh: part.before.size === 0, changes });
  }

  /** All changes in a few letters, the ones that are not shown among them. */
  mark = (): string => this.effect.digest("base64url").slice(0, 16);

  top(): PartUnits[] {
    return this.units
      .sort((a, b) => b.units - a.units || (a.productId < b.productId ? -1 : 1))
      .slice(0, PARTS)
      .map((part) => ({ ...part, partNo: this.partNos.get(part.productId) ?? "" }));
  }
}

const sumOf = (figures: ReadonlyMap<Month, number>) =>
  [...figures.values()].reduce((sum, quantity) => sum + quantity, 0);

function deedsOf({ before, after, rows }: ExpectedPart): string[] {
  if (before.size === 0) return ["new"];
  if (rows.every(({ verdict }) => verdict === "same")) return [];
  const silent = [...before.keys()].some((month) => !after.has(month));
  return silent ? ["with other figures", "with months that fall silent"] : ["with other figures"];
}

/** All months of a part, so that what stays is seen beside what changes. */
function changesOf({ before, after }: ExpectedPart): RecordPlan["shown"][number]["changes"] {
  const text = (quantity: number | undefined) => quantity?.toLocaleString("en-GB") ?? null;
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((month) => ({
    name: monthLabel(month),
    before: text(before.get(month)),
    after: text(after.get(month)),
  }));
}
