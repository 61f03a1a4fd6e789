/** Which file of its sender: later ones are of earlier days. */
type Which = { rows: number; nth: number };

const header = [
  ...["Invoice No", "Invoice Line", "Invoice Date", "Part Number", "Qty", "Unit Price", "Currency"],
  ...["End Customer", "Customer Web", "Postcode", "City", "Country"],
].join(",");

/** Somewhat below the list, as customers pay; see fill-world. */
const price = (part: number) => ((100 + part * 7) * 0.88).toFixed(2);

/** Many lines of few customers over a month, as such files are; what is wrong is a part or a quantity. */
export function salesFile({ rows, nth: file }: Which): Buffer {
  const run = Date.now();
  const day = (row: number) =>
    new Date(run - (1 + 28 * file + (row % 28)) * 86_400_000).toISOString().slice(0, 10);
  const pieces: Buffer[] = [];
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - from) }, (_, nth) => {
      const row = from + nth;
      const customer = row % 500;
      const part = row % 40 === 7 ? "HI-0000" : `HI-${6000 + (row % 60)}`;
      const quantity = row % 40 === 27 ? "some" : 1 + (row % 40);
      return [
        ...[`SO-${run}-${row >> 2}`, (row % 4) * 10 + 10, day(row >> 2), part],
        ...[
          quantity,
          price(row % 60),
          "EUR",
          `Reported ${customer} Ltd`,
          `reported-${customer}.example`,
        ],
        ...["HU1 2PS", "Hull", "GB"],
      ].join(",");
    });
    pieces.push(Buffer.from(`${lines.join("\n")}\n`));
  }
  return Buffer.concat([Buffer.from(`${header}\n`), ...pieces]);
}
