import { expect, test } from "vitest";

import { faultInWords } from "#app/platform/x12/fault.ts";
import { readX12 } from "#app/platform/x12/read-x12.ts";
import { bytesOf, inPieces, oneSale, x12File } from "#tests/support/x12.ts";

import { acknowledge } from "./acknowledge.ts";
import { surveyX12 } from "./survey-x12.ts";

const at = new Date("2026-08-11T09:30:00Z");

async function answerTo(text: string, taken = true) {
  const survey = await surveyX12(() => inPieces(bytesOf(text)), "pos");
  const answer = acknowledge(survey, { taken, firstControlNo: 7, at });
  if (answer === null) return null;
  const { batches, envelopes } = readX12(inPieces(bytesOf(answer)));
  const segments: string[] = [];
  for await (const batch of batches) segments.push(...batch.map(({ raw }) => raw));
  // Our own reader finds nothing wrong with it.
  expect(
    envelopes.faults.kept.filter(({ weight }) => weight === "refused").map(faultInWords),
  ).toEqual([]);
  return { segments, envelopes, ak: segments.filter((raw) => /^(AK|TA1)/.test(raw)) };
}

test("a good file is accepted, by the receiver to the sender", async () => {
  const answer = await answerTo(x12File({ 867: oneSale }));
  expect(answer?.ak).toEqual(["AK1*PT*101", "AK2*867*0001", "AK5*A", "AK9*A*1*1*1"]);
  expect(answer?.envelopes.interchanges[0]).toMatchObject({
    senderQualifier: "01",
    sender: "123456789",
    receiverQualifier: "ZZ",
    receiver: "SENDER",
    controlNo: "000000007",
    date: "260811",
    time: "0930",
    usage: "P",
  });
  expect(answer?.segments[1]).toBe("GS*FA*RECEIVER*SENDER*20260811*0930*7*X*004010");
});

test("elements that are wrong are named, and the rest is accepted with errors", async () => {
  const bad = [...oneSale.slice(0, -1), "PTD*Q9", "QTY*32*six*ZZ", "LIN**VP*HI-2", "CTT*2"];
  const answer = await answerTo(x12File({ "867": bad, "867b": oneSale }));
  expect(answer?.ak).toEqual([
    ...["AK1*PT*101", "AK2*867*0001"],
    ...["AK3*PTD*18**8", "AK4*1**7*Q9", "AK3*QTY*19**8", "AK4*2**6*six", "AK4*3**7*ZZ"],
    ...["AK5*E*5", "AK2*867*0002", "AK5*A", "AK9*E*2*2*2"],
  ]);
});

test("a set that was not understood here is rejected, and the group in part", async () => {
  const text = x12File({ "867": oneSale, "999": ["AK1*HC*1"] }, { functionalId: "XX" });
  const answer = await answerTo(text);
  expect(answer?.ak).toEqual([
    ...["AK1*XX*101", "AK2*867*0001", "AK5*A", "AK2*999*0002", "AK5*R*1", "AK9*P*2*2*1"],
  ]);
});

test("a file with lying counts is rejected with the reason", async () => {
  const answer = await answerTo(
    x12File({ 867: oneSale }).replace("SE*19*0001", "SE*3*0009"),
    false,
  );
  expect(answer?.ak).toEqual(["AK1*PT*101", "AK2*867*0001", "AK5*R*4*3", "AK9*R*1*1*0"]);
  const group = await answerTo(x12File({ 867: oneSale }).replace("GE*1*101", "GE*4*7"), false);
  expect(group?.ak.at(-1)).toBe("AK9*R*4*1*0*5*4");
});

test("what is wrong with an interchange is said of the interchange", async () => {
  const answer = await answerTo(x12File({ 867: oneSale }).replace("IEA*1*", "IEA*2*"), false);
  expect(answer?.ak[0]).toBe("TA1*000000101*260715*1200*R*021");
});

test("an ISA with an element of another length is answered as an interchange that is wrong", async () => {
  const text = x12File({ 867: oneSale }).replace("*SENDER         *", "*SENDER*");
  expect((await answerTo(text, false))?.ak[0]).toMatch(/^TA1\*000000101\*260715\*1200\*R\*022$/);
});

test("an acknowledgement of the interchange is given where it is asked for", async () => {
  const answer = await answerTo(
    x12File({ 867: oneSale }).replace("*000000101*0*", "*000000101*1*"),
  );
  expect(answer?.ak[0]).toBe("TA1*000000101*260715*1200*A*000");
});

test("each interchange has its own answer, and acknowledgements have none", async () => {
  const second = x12File({ 867: oneSale }, { controlNo: "000000102" });
  const answer = await answerTo(x12File({ 867: oneSale }) + second);
  expect(answer?.envelopes.interchanges.map(({ controlNo }) => controlNo)).toEqual([
    "000000007",
    "000000008",
  ]);
  const ack = x12File({ 997: ["AK1*PT*1", "AK9*A*1*1*1"] }, { functionalId: "FA" });
  expect(await answerTo(ack)).toBeNull();
});

test("a value that looks like structure does not become structure", async () => {
  const bad = oneSale.map((each) =>
    each.startsWith("QTY") ? "QTY|32|6~7|EA" : each.replaceAll("*", "|"),
  );
  const signs = { element: "|", terminator: "\n" };
  const answer = await answerTo(x12File({ 867: bad }, { signs }));
  expect(answer?.ak).toContain("AK4*2**6*6 7");
});
