export type Batch<Row, Place> = {
  rows: readonly Row[] /** Where the next one begins. */;
  next: Place | null;
};

/** A long list batch by batch: each read begins where the last ended, so that no transaction stays open meanwhile. */
export async function* inBatches<Row, Place>(
  read: (after: Place | null) => Promise<Batch<Row, Place>>,
): AsyncGenerator<readonly Row[]> {
  let place: Place | null = null;
  do {
    const { rows, next }: Batch<Row, Place> = await read(place);
    yield rows;
    place = next;
  } while (place !== null);
}

/** A list that is short enough to be read at once. */
export async function* atOnce<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}
