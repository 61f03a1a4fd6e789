import { Buffer } from "node:buffer";

const text = (words: string) => Buffer.from(words);

/** A ZIP archive of empty files with these names. */
export function anArchive(names: string[]): Buffer {
  const entries = names.map((name) => {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(Buffer.byteLength(name), 28);
    return {
      local: Buffer.concat([local, text(name)]),
      listed: Buffer.concat([listed, text(name)]),
    };
  });
  const contents = Buffer.concat(entries.map(({ local }) => local));
  const directory = Buffer.concat(entries.map(({ listed }) => listed));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(contents.length, 16);
  return Buffer.concat([contents, directory, end]);
}

export const aWordFile = () => anArchive(["[Content_Types].xml", "word/document.xml"]);
export const aPdf = (words = "x") => text(`%PDF-1.7\n${words}`);
export const aPng = () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
