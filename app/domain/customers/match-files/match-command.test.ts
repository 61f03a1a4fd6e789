import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeAll, expect, test, vi } from "vitest";

import { csvRow } from "#app/platform/tables/write-csv.ts";
import { twoLists, type World } from "#tests/support/matching-world.ts";

import { matchCommand } from "./match-command.ts";

let folder: string;
let world: World;
const said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "match-"));
  world = twoLists({ size: 80, seed: 21, fields: ["address", "city", "phone"] });
  const file = (list: World["left"], head: string[], name: string) =>
    writeFile(
      join(folder, name),
      [
        csvRow(head),
        ...list.map((one, at) =>
          csvRow([`${name[0]}${at}`, one.name, one.address, one.city, one.phone]),
        ),
      ].join(""),
    );
  await file(world.left, ["id", "Company Name", "Addr", "City", "Phone"], "left.csv");
  await file(world.right, ["id", "title", "street address", "Town", "tel"], "right.csv");
  const pairs = world.pairs.map(([left, right]) => csvRow(["x", `l${left}`, `r${right}`, 1]));
  await writeFile(
    join(folder, "pairs.csv"),
    [csvRow(["_id", "ltable_id", "rtable_id", "gold"]), ...pairs].join(""),
  );
  await writeFile(join(folder, "header.csv"), "id,name\r\n");
  await writeFile(join(folder, "numbers.csv"), "a;b\r\n1;2\r\n3;4\r\n");
});

afterEach(() => {
  vi.restoreAllMocks();
  said.length = 0;
});

async function run(...args: string[]): Promise<string> {
  const listen = (text: string | Uint8Array) => said.push(String(text)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(listen);
  vi.spyOn(process.stderr, "write").mockImplementation(listen);
  await matchCommand(args, folder);
  return said.join("");
}

test("two files: pairs with evidence in words, and how good they are", async () => {
  const summary = await run("left.csv", "right.csv", "--truth", "pairs.csv", "--out", "out.csv");
  expect(summary).toContain("left.csv: 80 rows, name from Company Name, address from Addr");
  expect(summary).toContain("city from Town, phone from tel, id");
  expect(summary).toContain(`${world.pairs.length} true pairs`);
  expect(summary).toMatch(/automatic \+ workbench +\d+ +[01]\.\d{4} +[01]\.\d{4} +[01]\.\d{4}/);
  expect(summary).toMatch(/blocking recall +[01]\.\d{4}/);
  const [head = "", first = ""] = (await readFile(join(folder, "out.csv"), "utf8")).split("\r\n");
  expect(head).toMatch(/^left_id,right_id,left_name,right_name,probability,verdict,held_back,name/);
  expect(first).toMatch(/^l\d+,r\d+,.*,1\.0000,automatic,/);
  expect(first).toMatch(/same name.* \(\+\d+\.\d\)/);
});

test("one file against itself, written to where the next program reads", async () => {
  const text = await run("left.csv");
  expect(text).toContain("left_id,right_id");
  expect(text).toContain("against itself");
});

test("--columns uses what it names and nothing else", async () => {
  const text = await run(
    "left.csv",
    "right.csv",
    "--columns",
    "name,city=Town",
    "--out",
    "few.csv",
  );
  expect(text).toContain(
    "right.csv: 57 rows, name from title, city from Town, id".replace(
      "57",
      String(world.right.length),
    ),
  );
  expect(text).not.toContain("phone");
});

test.each([
  [["missing.csv"], "There is no file"],
  [["header.csv"], "no row below it"],
  [["numbers.csv"], "no column name. It has a, b"],
  [["left.csv", "--columns", "shoe"], "--columns knows name, address"],
  [["left.csv", "--truth", "numbers.csv"], "needs two columns"],
  [["left.csv", "--nonsense"], "npm run match"],
  [[], "One file or two"],
  [["left.csv", "--out", "no/such/folder.csv"], "cannot be written"],
])("%j is told what is wrong", async (args, words) => {
  await expect(run(...args)).rejects.toThrow(words);
});
