import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import { Parties, type Party } from "./parties.ts";
import { type Dated, datedOf, firstOf } from "./read-values.ts";
import { keep } from "./report-line.ts";

type Price = { basis: string; text: string; segment: Segment; place: number };
const none: readonly string[] = [];

/** What a heading, a transfer (PTD) or a line says that counts for what lies below it. */
export class SalesLevel {
  currency = "";
  // Most levels say little, and there is one for every line: what is not said takes no room.
  private ownParties?: Parties;
  private ownReferences?: Map<string, string>;
  private ownDays?: Map<string, Dated>;
  private ownPrices?: Price[];
  private ownSerials?: string[];
  readonly segments: Segment[] = [];

  constructor(private readonly above: SalesLevel | null) {}

  get parties(): Parties {
    this.ownParties ??= new Parties();
    return this.ownParties;
  }

  get references(): Map<string, string> {
    this.ownReferences ??= new Map();
    return this.ownReferences;
  }

  get days(): Map<string, Dated> {
    this.ownDays ??= new Map();
    return this.ownDays;
  }

  get prices(): Price[] {
    this.ownPrices ??= [];
    return this.ownPrices;
  }

  get serials(): readonly string[] {
    return this.ownSerials ?? none;
  }

  /** True when the segment says something that is used. */
  take(segment: Segment): boolean {
    const used = this.read(segment);
    if (used) keep(this.segments, segment);
    return used;
  }

  private read(segment: Segment): boolean {
    const id = segment.elements[0];
    if (id === "REF" || id === "N9") this.reference(elementOf(segment, 1), elementOf(segment, 2));
    if ((id === "N1" || this.ownParties) && this.parties.take(segment)) return true;
    switch (id) {
      case "REF":
      case "N9":
        return referenceUsed.has(elementOf(segment, 1));
      case "DTM": {
        const dated = datedOf(segment);
        if (!this.days.has(dated.qualifier)) this.days.set(dated.qualifier.slice(0, 3), dated);
        return true;
      }
      case "PRF":
        this.reference("PO", elementOf(segment, 1));
        return true;
      case "CUR":
        this.currency = elementOf(segment, 2);
        return true;
      case "UIT":
        if (elementOf(segment, 2))
          this.prices.push({
            basis: elementOf(segment, 3),
            text: elementOf(segment, 2),
            segment,
            place: 2,
          });
        return true;
      case "CTP":
        if (elementOf(segment, 3))
          this.prices.push({
            basis: elementOf(segment, 2),
            text: elementOf(segment, 3),
            segment,
            place: 3,
          });
        return true;
      default:
        return false;
    }
  }

  private reference(qualifier: string, value: string) {
    if (qualifier === "SE" && value) {
      this.ownSerials ??= [];
      this.ownSerials.push(value);
    }
    if (value === "" || !referenceUsed.has(qualifier) || this.references.has(qualifier)) return;
    this.references.set(qualifier, value);
  }

  find(qualifiers: readonly string[]): string | undefined {
    const own = this.ownReferences && firstOf(this.ownReferences, qualifiers);
    return own ?? this.above?.find(qualifiers);
  }

  day(qualifiers: readonly string[]): Dated | undefined {
    for (const qualifier of this.ownDays ? qualifiers : none) {
      const found = this.ownDays?.get(qualifier);
      if (found) return found;
    }
    return this.above?.day(qualifiers);
  }

  party(roles: readonly string[]): Party | undefined {
    return this.ownParties?.find(roles) ?? this.above?.party(roles);
  }

  money(): string {
    return this.currency || (this.above?.money() ?? "");
  }
}

const referenceUsed = new Set(
  "DI IV IK SI VV CO VN PO PD QK BD PR AU BB SD CT VC QC SE VX TJ GT EI".split(" "),
);
