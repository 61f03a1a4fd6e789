type Counts = number[] | Int32Array | Float32Array | Float64Array;

/** Adds to one place of a list of counts. */
export function tally(counts: Counts, place: number, amount: number): void {
  counts[place] = (counts[place] ?? 0) + amount;
}
