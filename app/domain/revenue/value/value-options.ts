import { parseArgs } from "node:util";
import { OperatorError } from "#app/platform/run/operator-error.ts";
import { readDay } from "#app/platform/tables/cell.ts";

import type { Outlook } from "./lifetime-value.ts";

export type ValueOptions = {
  file: string;
  out: string | null;
  calibrationEnd: Date | null;
  outlook: Outlook;
};

const USAGE =
  "npm run clv -- purchases.csv [--calibration-end 1997-09-30] [--out customers.csv] [--horizon-weeks 156] [--discount-rate 0.1]";

const options = {
  "calibration-end": { type: "string" },
  out: { type: "string" },
  "horizon-weeks": { type: "string", default: "156" },
  "discount-rate": { type: "string", default: "0.1" },
} as const;

/** What the command was asked for; a mistake is said together with how it is asked. */
export function readValueOptions(args: string[]): ValueOptions {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (!file || more.length > 0)
    throw new OperatorError(`One file of purchases is needed: ${USAGE}`);
  return {
    file,
    out: values.out ?? null,
    calibrationEnd: dayIn("--calibration-end", values["calibration-end"]),
    outlook: {
      horizonWeeks: numberIn("--horizon-weeks", values["horizon-weeks"], 1, 5_200),
      discountRate: numberIn("--discount-rate", values["discount-rate"], 0, 10),
    },
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${said}\n${USAGE}`);
  }
}

function dayIn(name: string, text: string | undefined): Date | null {
  if (text === undefined) return null;
  const day = readDay(text, name);
  if (day.ok) return day.value;
  throw new OperatorError(day.hint ? `${day.what}. ${day.hint}` : day.what);
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new OperatorError(`${name} is ${text}; it must be a number from ${least} to ${most}`);
}
