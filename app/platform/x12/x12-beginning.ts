const BOM = "\u00ef\u00bb\u00bf";
/** Segments with which parts of an interchange begin: such a file is X12 that was cut or put together wrongly. */
const fragments = /^(?:GS|ST|TA1|DXS|UNA|UNB)[^A-Za-z0-9\s",;\t]/;

/** Whether a file is X12, whole or broken, by its first bytes. */
export function looksLikeX12(first: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = first.subarray(0, 64);
  const text = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
  const start = (text.startsWith(BOM) ? text.slice(BOM.length) : text).trimStart();
  if (fragments.test(start)) return true;
  if (/^\u00c9\u00e2\u00c1/.test(start)) return true;
  const separator = start[3] ?? "";
  return (
    start.startsWith("ISA") && !/[A-Za-z0-9 \r\n]/.test(separator) && isFixed(start, separator)
  );
}

/** A table whose first column is called ISA has no two digits in its second. */
const isFixed = (start: string, separator: string) =>
  (/^\d\d$/.test(start.slice(4, 6)) && start[6] === separator) ||
  (!",;\t".includes(separator) && start.split(separator).length > 5);
