type Signs = { element: string; component: string; terminator: string; after: string };

export const usualSigns: Signs = { element: "*", component: ">", terminator: "~", after: "" };

type Envelope = {
  isa?: string;
  controlNo?: string;
  groupNo?: string;
  functionalId?: string;
  usage?: string;
  version?: string;
  signs?: Partial<Signs>;
};

const functionalIds: Record<string, string> = { 867: "PT", 852: "PD", 846: "IB", 830: "PS" };

/**
 * An X12 file of one interchange with one group. `sets` are the segments of each transaction set between ST and SE,
 * with * for the element separator; the first word of a set says what it is.
 */
export function x12File(sets: Record<string, string[]>, envelope: Envelope = {}): string {
  return sent(interchange(sets, envelope), envelope);
}

/** The segments of such a file, to be made wrong. */
export function interchange(sets: Record<string, string[]>, envelope: Envelope = {}): string[] {
  const { controlNo = "000000101", groupNo = "101", usage = "P", version = "00401" } = envelope;
  const names = Object.keys(sets);
  const id = names[0]?.slice(0, 3) ?? "867";
  const functionalId = envelope.functionalId ?? functionalIds[id] ?? "PT";
  const bodies = Object.entries(sets).flatMap(([name, segments], nth) => {
    const no = String(nth + 1).padStart(4, "0");
    return [`ST*${name.slice(0, 3)}*${no}`, ...segments, `SE*${segments.length + 2}*${no}`];
  });
  const isa = `ISA*00*          *00*          *ZZ*SENDER         *01*123456789      *260715*1200*U*${version}*${controlNo}*0*${usage}*>`;
  return [
    envelope.isa ?? isa,
    `GS*${functionalId}*SENDER*RECEIVER*20260715*1200*${groupNo}*X*004010`,
    ...bodies,
    `GE*${names.length}*${groupNo}`,
    `IEA*1*${controlNo}`,
  ];
}

/** Segments as they travel, with whatever separators. */
export function sent(segments: readonly string[], { signs = {} }: Envelope = {}): string {
  const { element, component, terminator, after } = { ...usualSigns, ...signs };
  return segments
    .map(
      (segment) => segment.replaceAll("*", element).replaceAll(">", component) + terminator + after,
    )
    .join("");
}

export const bytesOf = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** The bytes as a stream of pieces. */
export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** One sale of an 867. */
export const oneSale = [
  "BPT*00*R-1*20260810",
  "CUR*SE*EUR",
  "N1*DB*Hull branch*92*B07",
  "PTD*SD***IV*INV-77*DC",
  "N1*DU*Bluepeak Systems*92*BP01",
  "N1*EN*Northwind Traders*1*123456789",
  "N3*12 High Street",
  "N4*Hull**HU1 2PS*GB",
  "REF*VX*GB123456789",
  "QTY*32*6*EA",
  "LIN*10*BP*OURS-1*VP*HI-4210*SN*S-1",
  "UIT*EA*127.60*RS",
  "REF*PD*DR-00042",
  "REF*AU*SPA-9",
  "REF*SE*S-2",
  "DTM*003*20260809",
  "CTT*1",
];

/** What each row of a table holds, by the names of its columns. */
export function namedRows(rows: readonly { cells: string[] }[]): Record<string, string>[] {
  const [header, ...lines] = rows.map(({ cells }) => cells);
  return lines.map((cells) =>
    Object.fromEntries(
      (header ?? []).map((name, place) => [name, cells[place] ?? ""]).filter(([, cell]) => cell),
    ),
  );
}
