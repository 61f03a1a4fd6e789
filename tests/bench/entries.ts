import type pg from "pg";

import type { BenchServer } from "./bench-server.ts";
import { clvFit } from "./entries/clv-fit.ts";
import { dealConflict } from "./entries/deal-conflict.ts";
import { dealCreate } from "./entries/deal-create.ts";
import { dealDetail } from "./entries/deal-detail.ts";
import { dealList } from "./entries/deal-list.ts";
import { dealSubmit } from "./entries/deal-submit.ts";
import { ledgerAllocate, ledgerLate, ledgerRebuild, ledgerViews } from "./entries/ledger.ts";
import { matching } from "./entries/matching.ts";
import { matchingQuality } from "./entries/matching-quality.ts";
import { memory } from "./entries/memory.ts";
import { pipeline } from "./entries/pipeline.ts";
import { posIntake } from "./entries/pos-intake.ts";
import { resolveBulk, resolveOne } from "./entries/resolve.ts";
import { search } from "./entries/search.ts";
import { signIn } from "./entries/sign-in.ts";
import { x12Read } from "./entries/x12-read.ts";
import type { Figure } from "./figure.ts";

export type Bench = {
  /** Deals in the database. */
  size: number;
  owner: pg.Client;
  ownerUrl: string;
  server: BenchServer;
  /** Of the server before anybody asked it for anything, in MB. */
  idleMemory: number;
  /** How long each loop runs. */
  seconds: number;
};

export type Found = Pick<Figure, "name" | "value" | "unit" | "limit">;

/** What is measured, in this order: what adds rows comes after what reads them. */
export const entries = {
  "sign-in": signIn,
  "deal-list": dealList,
  "deal-detail": dealDetail,
  search,
  "deal-conflict": dealConflict,
  pipeline,
  "deal-create": dealCreate,
  "deal-submit": dealSubmit,
  "pos-intake": posIntake,
  "x12-read": x12Read,
  matching,
  "matching-quality": matchingQuality,
  "resolve-one": resolveOne,
  "resolve-bulk": resolveBulk,
  "ledger-rebuild": ledgerRebuild,
  "ledger-allocate": ledgerAllocate,
  "ledger-late": ledgerLate,
  "ledger-views": ledgerViews,
  "clv-fit": clvFit,
  memory,
} satisfies Record<string, (bench: Bench) => Promise<Found[]>>;
export type EntryName = keyof typeof entries;
