const MOST_REMEMBERED = 20_000;
/** That begin with the same cell; each is compared with. */
const MOST_ALIKE = 40;

/**
 * What cells were read as before. Forgotten whole when there is too much of it, so that memory has an end. Rows below
 * each other often say the same, so the last one is looked at first.
 */
export class Remembered<Value> {
  private readonly values = new Map<string, Value>();
  private lastText: string | null = null;
  private lastValue: Value | undefined;

  constructor(private readonly most = MOST_REMEMBERED) {}

  get(text: string): Value | undefined {
    if (text === this.lastText) return this.lastValue;
    const value = this.values.get(text);
    if (value !== undefined) {
      this.lastText = text;
      this.lastValue = value;
    }
    return value;
  }

  learn(text: string, value: Value) {
    if (this.values.size >= this.most) this.values.clear();
    this.values.set(text, value);
    this.lastText = text;
    this.lastValue = value;
  }
}

type Known<Value> = { cells: readonly string[]; value: Value };

/** The same of several cells of a row, told apart by the first and compared by the others. */
export class RememberedCells<Value> {
  private readonly values = new Map<string, Known<Value>[]>();
  private size = 0;

  /** `places` are where the cells stand. */
  constructor(private readonly places: readonly number[]) {}

  get(cells: readonly string[]): Value | undefined {
    const found = this.values.get(this.first(cells));
    if (found) for (const known of found) if (this.equal(known.cells, cells)) return known.value;
    return undefined;
  }

  learn(cells: readonly string[], value: Value) {
    if (this.size >= MOST_REMEMBERED) {
      this.values.clear();
      this.size = 0;
    }
    this.size += 1;
    const first = this.first(cells);
    const known = { cells: this.places.map((place) => cells[place] ?? ""), value };
    const others = this.values.get(first)?.filter((other) => !this.equal(other.cells, cells));
    this.values.set(first, [...(others ?? []), known].slice(-MOST_ALIKE));
  }

  private first = (cells: readonly string[]) => cells[this.places[0] ?? -1] ?? "";

  private equal(known: readonly string[], cells: readonly string[]): boolean {
    for (let nth = 0; nth < this.places.length; nth += 1) {
      if (known[nth] !== (cells[this.places[nth] ?? -1] ?? "")) return false;
    }
    return true;
  }
}
