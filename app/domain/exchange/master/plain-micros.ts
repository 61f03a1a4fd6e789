/** Millionths as a number with all its decimals, which has one reading. */
export function plainMicros(micros: bigint): string {
  const figures = (micros < 0n ? -micros : micros).toString().padStart(7, "0");
  return `${micros < 0n ? "-" : ""}${figures.slice(0, -6)}.${figures.slice(-6)}`;
}
