/** Rows of a file that are done with in one statement. */
export type Stretch = { after: number; to: number };

/** Rows from the first to the last in parts of about the same size: a small rest costs as much as a whole part. */
export function* stretches(lastRow: number, rows: number): Generator<Stretch> {
  const parts = Math.max(1, Math.round(lastRow / rows));
  for (let nth = 1, after = 0; nth <= parts; nth += 1) {
    const to = Math.ceil((lastRow * nth) / parts);
    yield { after, to };
    after = to;
  }
}
