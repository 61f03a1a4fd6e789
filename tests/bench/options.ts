import { parseArgs } from "node:util";

import { OperatorError } from "#app/platform/run/operator-error.ts";

import { type EntryName, entries } from "./entries.ts";

export type Options = {
  json: boolean;
  entries: EntryName[];
  sizes: number[];
  /** Seconds that each loop runs. */
  seconds: number;
};

const names = Object.keys(entries) as EntryName[];

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
      size: { type: "string", multiple: true },
      seconds: { type: "string", default: "4" },
    },
  });
  const sizes = (values.size ?? ["10000", "100000"]).map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 200 || size > 10_000_000)) {
    throw new OperatorError("--size must be a whole number of deals from 200 to 10000000");
  }
  const seconds = Number(values.seconds);
  if (!(seconds > 0 && seconds <= 60)) {
    throw new OperatorError("--seconds must be a number up to 60");
  }
  const unknown = values.only?.find((name) => !names.some((known) => known === name));
  if (unknown) throw new OperatorError(`--only ${unknown} is none of ${names.join(", ")}`);
  const only = names.filter((name) => values.only?.includes(name) ?? true);
  return { json: values.json, entries: only, sizes, seconds };
}
