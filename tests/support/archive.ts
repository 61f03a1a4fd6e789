import { crc32, deflateRawSync } from "node:zlib";

export type Part = {
  name: string;
  content: string | Buffer;
  /** What the directory says instead of the truth. */
  lie?: Partial<Record<"size" | "compressed" | "offset" | "crc" | "method" | "flags", number>>;
};

/** A ZIP archive, honest or not. */
export function archive(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, lie = {} } of parts) {
    const bytes = Buffer.from(content as Buffer);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(lie.crc ?? crc32(bytes), 0);
    sizes.writeUInt32LE(lie.compressed ?? packed.length, 4);
    sizes.writeUInt32LE(lie.size ?? bytes.length, 8);
    const head = Buffer.alloc(6);
    head.writeUInt16LE(lie.flags ?? 0, 0);
    head.writeUInt16LE(lie.method ?? 8, 2);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(title.length, 0);
    const entry = Buffer.alloc(10);
    const at = Buffer.alloc(4);
    at.writeUInt32LE(lie.offset ?? offset, 0);
    const stamp = Buffer.from("00002100", "hex");
    const start = Buffer.concat([
      ...[Buffer.from("504b03041400", "hex"), head.subarray(0, 4), stamp, sizes, lengths, title],
      packed,
    ]);
    local.push(start);
    directory.push(
      Buffer.concat([
        ...[Buffer.from("504b010214001400", "hex"), head.subarray(0, 4), stamp, sizes, lengths],
        ...[entry, at, title],
      ]),
    );
    offset += start.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, list, end]);
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const xml = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>${content}`;

type Sheet = { name: string; state?: string; data: string };
type More = { styles?: string; strings?: string; from1904?: boolean; parts?: Part[] };

/** A workbook whose sheets' rows are given as XML. */
export function workbookOf(sheets: readonly Sheet[], more: More = {}): Part[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const list = sheets.map(
    ({ name, state = "visible" }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="s${at}"/>`,
  );
  const relations = [
    ...sheets.map((_sheet, at) => relation(`s${at}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
    relation("st", "styles", "styles.xml"),
    relation("ss", "sharedStrings", "/xl/sharedStrings.xml"),
  ];
  const date = more.from1904 ? '<workbookPr date1904="1"/>' : "";
  return [
    {
      name: "_rels/.rels",
      content: xml(
        `<Relationships>${relation("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
      ),
    },
    {
      name: "xl/workbook.xml",
      content: xml(
        `<workbook xmlns:r="${RELATIONS}">${date}<sheets>${list.join("")}</sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: xml(`<Relationships>${relations.join("")}</Relationships>`),
    },
    { name: "xl/styles.xml", content: xml(`<styleSheet>${more.styles ?? ""}</styleSheet>`) },
    { name: "xl/sharedStrings.xml", content: xml(`<sst>${more.strings ?? ""}</sst>`) },
    ...sheets.map(({ data }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: xml(`<worksheet><sheetData>${data}</sheetData></worksheet>`),
    })),
    ...(more.parts ?? []),
  ];
}
