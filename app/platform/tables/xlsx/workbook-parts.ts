import { BrokenTable, type Open } from "../table.ts";
import { type CellStyle, stylesOf } from "./cell-style.ts";
import { attribute } from "./xml.ts";
import type { ZipEntry } from "./zip-directory.ts";
import { wholeXml } from "./zip-entry.ts";

export type SheetPart = { name: string; hidden: boolean; entry: ZipEntry };

/** What a workbook says about itself, without its cells. */
export type WorkbookParts = {
  sheets: SheetPart[];
  /** Days are counted from 1904, as on old Macs. */
  from1904: boolean;
  styles: CellStyle[];
  strings: ZipEntry | null;
};

type Relation = { id: string; type: string; target: string };
const MOST_SHEETS = 500;

export async function partsOf(open: Open, entries: readonly ZipEntry[]): Promise<WorkbookParts> {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const find = (name: string) => byName.get(name.toLowerCase());
  const relationsOf = async (folder: string, file: string): Promise<Relation[]> => {
    const entry = find(`${folder}_rels/${file}.rels`);
    return entry ? readRelations(await wholeXml(open, entry), folder) : [];
  };
  const root = await relationsOf("", "");
  const main = root.find(({ type }) => type.endsWith("/officeDocument"))?.target;
  const workbook = find(main ?? "xl/workbook.xml");
  if (!workbook) throw new BrokenTable(strangerIn(entries));
  if (workbook.name.endsWith(".bin")) {
    throw new BrokenTable(
      "The file is a binary workbook (XLSB). Save it as XLSX and send it again",
    );
  }
  const cut = workbook.name.lastIndexOf("/") + 1;
  const xml = await wholeXml(open, workbook);
  const relations = await relationsOf(workbook.name.slice(0, cut), workbook.name.slice(cut));
  const part = (ending: string) => {
    const target = relations.find(({ type }) => type.endsWith(ending))?.target;
    return target === undefined ? undefined : find(target);
  };
  const styles = part("/styles");
  return {
    sheets: sheetsOf(xml, relations, find),
    from1904: /<(\w+:)?workbookPr[^>]*\sdate1904=["'](1|true)["']/.test(xml),
    styles: styles ? stylesOf(await wholeXml(open, styles)) : [],
    strings: part("/sharedStrings") ?? null,
  };
}

function sheetsOf(
  xml: string,
  relations: readonly Relation[],
  find: (name: string) => ZipEntry | undefined,
): SheetPart[] {
  const targets = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: SheetPart[] = [];
  for (const [tag] of xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const relation = targets.get(/\s\w+:id=["']([^"']*)["']/.exec(tag)?.[1] ?? "");
    const entry = relation?.type.endsWith("/worksheet") ? find(relation.target) : undefined;
    if (!entry) continue;
    const state = attribute(tag, "state");
    const name = (attribute(tag, "name") ?? "").slice(0, 100);
    sheets.push({ name, hidden: state === "hidden" || state === "veryHidden", entry });
    if (sheets.length >= MOST_SHEETS) break;
  }
  return sheets;
}

function readRelations(xml: string, folder: string): Relation[] {
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => ({
    id: attribute(tag, "Id") ?? "",
    type: attribute(tag, "Type") ?? "",
    target: resolved(attribute(tag, "Target") ?? "", folder),
  }));
}

/** "/xl/a.xml", "a.xml" and "../xl/a.xml" as a name in the archive. */
function resolved(target: string, folder: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

function strangerIn(entries: readonly ZipEntry[]): string {
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("content.xml") && names.has("mimetype")) {
    return "The file is an OpenDocument sheet (ODS). Save it as XLSX or CSV and send it again";
  }
  if (names.has("Index/Document.iwa")) {
    return "The file is from Apple Numbers. Export it as XLSX or CSV and send it again";
  }
  if ([...names].some((name) => name.startsWith("word/") || name.startsWith("ppt/"))) {
    return "The file is a text document. Send its rows as XLSX or CSV";
  }
  return "The file is a packed archive. Unpack it and send what is in it";
}
