/** An attribute of a tag as it was written, its entities resolved; null when it is not there. */
export function attribute(tag: string, name: string): string | null {
  for (let at = tag.indexOf(name); at !== -1; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1);
    const quote = tag[at + name.length + 1];
    const alone = before <= 32 && tag[at + name.length] === "=";
    if (!alone || (quote !== '"' && quote !== "'")) continue;
    const from = at + name.length + 2;
    const end = tag.indexOf(quote, from);
    return end === -1 ? null : withoutEntities(tag.slice(from, end));
  }
  return null;
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with its entities resolved, and the signs that Excel writes as _x000D_. */
export function withoutEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{2,4});/g, (whole, entity: string) => {
    if (!entity.startsWith("#")) return named[entity] ?? whole;
    const code = entity[1] === "x" ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** The text of all <t> in a piece, those of pronunciation left out. */
export function textIn(xml: string, prefix: string): string {
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  const spoken = `<${prefix}rPh`;
  const source = xml.includes(spoken) ? withoutSpoken(xml, prefix) : xml;
  let text = "";
  for (let at = source.indexOf(open); at !== -1; at = source.indexOf(open, at)) {
    const after = source.charCodeAt(at + open.length);
    const end = source.indexOf(">", at);
    if (end === -1) break;
    // <t>, <t xml:space="preserve"> and no <tc>.
    if ((after !== 62 && after > 32 && after !== 47) || source[end - 1] === "/") {
      at = end;
      continue;
    }
    const stop = source.indexOf(close, end);
    if (stop === -1) break;
    text += source.slice(end + 1, stop);
    at = stop;
  }
  const plain = withoutEntities(text.includes("<![CDATA[") ? withoutSections(text) : text);
  if (!plain.includes("_x")) return plain;
  return plain.replace(escaped, (_whole, code: string) => {
    const sign = String.fromCharCode(Number.parseInt(code, 16));
    return sign === "\0" ? "" : sign;
  });
}

const withoutSections = (text: string) => text.replaceAll("<![CDATA[", "").replaceAll("]]>", "");

function withoutSpoken(xml: string, prefix: string): string {
  const close = `</${prefix}rPh>`;
  let plain = "";
  let at = 0;
  for (;;) {
    const from = xml.indexOf(`<${prefix}rPh`, at);
    const end = from === -1 ? -1 : xml.indexOf(close, from);
    if (end === -1) return plain + xml.slice(at);
    plain += xml.slice(at, from);
    at = end + close.length;
  }
}
