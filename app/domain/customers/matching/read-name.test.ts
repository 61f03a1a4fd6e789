import { expect, test } from "vitest";

import { readName } from "./read-name.ts";

test.each([
  ["ACME Corporation, Inc.", "acme", "inc"],
  ["Müller & Söhne GmbH & Co. KG", "muller and sohne", "gmbh and co kg"],
  ["Société Générale S.A.", "societe generale", "sa"],
  ["Aktsionernoe Obshchestvo Vympel", "aktsionernoe obshchestvo vympel", null],
  ["ООО «Ромашка»", "romashka", "ooo"],
  ["株式会社日立製作所", "日立製作所", "株式会社"],
  ["ＡＢＣ株式会社", "abc", "株式会社"],
  ["北京小米科技有限责任公司", "北京小米科技", "有限公司"],
  ["(주)삼성전자", "삼성전자", "주식회사"],
  ["Przykład Sp. z o.o.", "przyklad", "sp zoo"],
  ["Český Sklad s.r.o.", "cesky sklad", "sro"],
  ["Yıldız Holding A.Ş.", "yildiz holdings", "as"],
  ["Møller & Sønner A/S", "moller and sonner", "as"],
  ["Tata Motors Pvt. Ltd.", "tata motors", "pvt ltd"],
  ["Limited Ltd", "limited", "ltd"],
  ["O'Hara's Intl. Mfg.", "oharas international manufacturing", null],
])("%s is named %s, and is a %s", (text, words, legal) => {
  const name = readName(text);
  expect(name.words.join(" ")).toBe(words);
  expect(name.legal).toBe(legal);
});

test("numbers and model codes stand apart from the words", () => {
  expect(readName("Store 12").codes).toEqual(["12"]);
  expect(readName("Second Avenue Deli").codes).toEqual(["2"]);
  expect(readName("Sony Bravia KDL-40V3000 40-inch").codes).toEqual(["40inch", "kdl40v3000"]);
  expect(readName("Acme 0ptics").codes).toEqual(["0ptics"]);
  expect(readName("3M").words).toEqual(["3m"]);
});

test("what stands in brackets is said beside the name, unless it is all there is", () => {
  expect(readName("Ritz-Carlton Cafe (Atlanta)")).toMatchObject({
    words: ["ritz", "carlton", "cafe"],
    aside: ["atlanta"],
  });
  expect(readName("(Atlanta)").words).toEqual(["atlanta"]);
});

test("initials are those of the words that say something", () => {
  expect(readName("International Bank for Reconstruction").initials).toBe("ibr");
  expect(readName("IBM Corp.").initials).toBeNull();
});
