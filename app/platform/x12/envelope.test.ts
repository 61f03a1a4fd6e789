import { expect, test } from "vitest";

import { bytesOf, inPieces, interchange, oneSale, sent } from "#tests/support/x12.ts";

import { faultInWords } from "./fault.ts";
import { readX12 } from "./read-x12.ts";

async function faultsOf(text: string, weight: "refused" | "noted" = "refused") {
  const { batches, envelopes } = readX12(inPieces(bytesOf(text)));
  for await (const _ of batches);
  return envelopes.faults.of(weight).map(faultInWords);
}

const plain = interchange({ 867: oneSale });
const text = sent(plain);
const without = (id: string) => sent(plain.filter((segment) => !segment.startsWith(`${id}*`)));

test("envelopes that agree with themselves have no faults", async () => {
  expect(await faultsOf(text)).toEqual([]);
});

test.each([
  ["SE*19*", "SE*18*", "Segment 21, SE01 18: 18 segments said, 19 counted"],
  ["SE*19*", "SE**", "Segment 21, SE01: The number of segments is not said, 19 counted"],
  ["*0001~GE", "*0009~GE", "Segment 21, SE02 0009: The control number differs from 0001 in ST02"],
  ["GE*1*", "GE*2*", "Segment 22, GE01 2: 2 transaction sets said, 1 counted"],
  ["GE*1*101", "GE*1*7", "Segment 22, GE02 7: The control number differs from 101 in GS06"],
  ["IEA*1*", "IEA*3*", "Segment 23, IEA01 3: 3 groups said, 1 counted"],
  [
    "IEA*1*000000101",
    "IEA*1*000000999",
    "Segment 23, IEA02 000000999: The control number differs from 000000101 in ISA13",
  ],
  ["GS*PT*", "GS*IB*", "Segment 3, ST01 867: A group of IB holds 846"],
  ["*101*X*", "*A1*X*", /GS06 A1: The control number is not a number of up to nine digits/],
  ["*X*004010", "*X*4010", "Segment 2, GS08 4010: The version does not begin with six digits"],
  ["*00401*", "*0040A*", "Segment 1, ISA12 0040A: The version is not five digits"],
  ["*SENDER         *", "*               *", "Segment 1, ISA06: The sender is missing"],
  ["*0*P*>~", "*0*P**~", "Segment 1, ISA16 *: Two separators are the same sign"],
  ["ST*867*0001", "ST*867*", /ST02: The control number is not four to nine letters or digits/],
])("%s as %s is a fault", async (from, to, words) => {
  expect(text).toContain(from);
  const [first = ""] = await faultsOf(text.replace(from, to));
  if (words instanceof RegExp) expect(first).toMatch(words);
  else expect(first).toBe(words);
});

test.each([
  ["SE", "Segment 21, SE: Transaction set 867 0001 has no SE segment: GE follows"],
  ["GE", "Segment 22, GE: Group 101 has no GE segment: IEA follows"],
  ["IEA", "Segment 22, IEA: Interchange 000000101 has no IEA segment: the file ends"],
  ["GS", "Segment 2, ST: The segment stands outside of any group"],
  ["ST", "Segment 3, BPT: The segment stands outside of any transaction set"],
])("a missing %s is named", async (id, words) => {
  expect((await faultsOf(without(id)))[0]).toBe(words);
});

test("a file that ends in mid-segment misses all that was to come", async () => {
  expect(await faultsOf(text.slice(0, text.indexOf("LIN*") + 9))).toEqual([
    "Segment 14, SE: Transaction set 867 0001 has no SE segment: the file ends",
    "Segment 14, GE: Group 101 has no GE segment: the file ends",
    "Segment 14, IEA: Interchange 000000101 has no IEA segment: the file ends",
  ]);
});

test("a set that begins before the last has ended leaves the next one its own count", async () => {
  const two = interchange({ "867": oneSale, "867b": oneSale });
  const cut = two.filter((segment) => !(segment.startsWith("SE*") && segment.endsWith("0001")));
  expect(await faultsOf(sent(cut))).toEqual([
    "Segment 21, SE: Transaction set 867 0001 has no SE segment: another ST begins",
  ]);
});

test("control numbers are unique within what holds them", async () => {
  const twice = await faultsOf(text + text);
  expect(twice).toEqual([
    "Segment 24, ISA13 000000101: Another interchange of the file has this control number",
  ]);
  const sets = sent(interchange({ "867": oneSale, "867b": oneSale })).replaceAll(
    "*0002~",
    "*0001~",
  );
  expect(await faultsOf(sets)).toEqual([
    expect.stringContaining("ST02 0001: Another set of the group has this control number"),
  ]);
});

test("a number without its leading zeros is the same number", async () => {
  expect(await faultsOf(text.replace("IEA*1*000000101", "IEA*1*101"))).toEqual([]);
});

test("a test is marked as one", async () => {
  expect(await faultsOf(text.replace("*0*P*>", "*0*T*>"), "noted")).toEqual([
    "Segment 1, ISA15 T: The interchange is marked a test",
  ]);
});

test("envelopes have an end", async () => {
  const [isa = "", gs = ""] = plain;
  const sets = Array.from({ length: 50_001 }, (_, nth) => `ST*867*${nth}~SE*2*${nth}~`);
  await expect(faultsOf(`${isa}~${gs}~${sets.join("")}`)).rejects.toThrow(
    "The file has more than 50,000 envelopes. Send it in several parts",
  );
});
