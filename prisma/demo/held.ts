type Hold = { from: Date; until: Date };

/** Who holds which family at which customer, and until when: as the database will insist on. */
export class Held {
  private readonly holds = new Map<string, Hold[]>();
  private readonly asked = new Set<string>();

  /** Whether the partner has registered any of these at that customer already. */
  wasAsked(customer: string, families: readonly string[], partner: string): boolean {
    return families.some((family) => this.asked.has(`${customer} ${family} ${partner}`));
  }

  /** Whether anybody holds any of these at some time between. */
  isHeld(customer: string, families: readonly string[], from: Date, until: Date): boolean {
    return families
      .flatMap((family) => this.holds.get(`${customer} ${family}`) ?? [])
      .some((hold) => hold.from < until && from < hold.until);
  }

  ask(customer: string, families: readonly string[], partner: string) {
    for (const family of families) this.asked.add(`${customer} ${family} ${partner}`);
  }

  keep(customer: string, families: readonly string[], hold: Hold) {
    for (const family of families) {
      const key = `${customer} ${family}`;
      this.holds.set(key, [...(this.holds.get(key) ?? []), hold]);
    }
  }
}
