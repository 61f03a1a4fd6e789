import fc from "fast-check";

import type { Decider, Seller, Setting } from "./stage.ts";

export const sellerDeeds = [
  ...["register", "register", "register", "hand in a draft", "keep a draft", "copy", "send a file"],
  ...["send by program", "amend", "withdraw", "answer", "answer", "answer", "ask for time"],
  ...["ask for time", "ask for time", "ask for a change", "ask for a change", "ask for a change"],
  ...["take back", "tell the stage", "win", "lose", "resubmit", "resubmit", "say", "put a file"],
  ...["invite", "leave the team", "add a colleague", "hand over", "wait for it", "stop waiting"],
  ...["pre-check", "hand in proof", "hand in proof", "look", "look"],
] as const;
export type SellerDeed = (typeof sellerDeeds)[number];

export const deciderDeeds = [
  ...["approve", "approve", "approve", "approve", "approve", "approve what is free", "review"],
  ...["approve what is free", "approve other terms", "ask", "reject", "revoke", "assign", "grant"],
  ...["grant", "grant", "grant", "refuse", "open a dispute", "open a dispute", "note a finding"],
  ...["decide a dispute", "decide a dispute", "say", "note", "put a file", "engage"],
  ...["end engaging", "register for a partner"],
] as const;
export type DeciderDeed = (typeof deciderDeeds)[number];

type Common = {
  /** Which of the deals that suit the deed; `anywhere` takes any deal at all. */
  deal: number;
  anywhere: boolean;
  /** What customer, products and days it names, and whatever else it leaves open. */
  pick: number;
  /** The version a form shows: as it is, an old one, or none. */
  stamp: "fresh" | "old" | "none";
  /** The same form again, afterwards or at the same instant. */
  times: "once" | "twice" | "both";
};
export type Deed = Common &
  (
    | { side: "seller"; who: Seller; does: SellerDeed }
    | { side: "decider"; who: Decider; does: DeciderDeed }
  );

export type Scene =
  | { kind: "deed"; deed: Deed }
  | { kind: "at once"; deeds: Deed[] }
  | { kind: "wait"; hours: number }
  | { kind: "clock"; runs: number };

const common = {
  deal: fc.nat(7),
  anywhere: fc.nat(9).map((n) => n === 9),
  pick: fc.nat(4095),
  stamp: fc.constantFrom(...(["fresh", "fresh", "fresh", "fresh", "none", "old"] as const)),
  times: fc.constantFrom(
    ...(["once", "once", "once", "once", "once", "once", "twice", "both"] as const),
  ),
};

const sellers = ["ada", "bob", "adaAdmin", "bobAdmin", "northAdmin", "stranger"] as const;
const often: Seller[] = ["ada", "bob", "ada", "bob"];
const deciders = ["manager", "manager", "admin", "admin", "second", "foreigner"] as const;

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    ...common,
    side: fc.constant("seller" as const),
    who: fc.constantFrom<Seller[]>(...often, ...sellers),
    does: fc.constantFrom<SellerDeed[]>(...sellerDeeds),
  }),
  fc.record({
    ...common,
    side: fc.constant("decider" as const),
    who: fc.constantFrom<Decider[]>(...deciders),
    does: fc.constantFrom<DeciderDeed[]>(...deciderDeeds),
  }),
);

const scene: fc.Arbitrary<Scene> = fc.oneof(
  { weight: 16, arbitrary: deed.map((each) => ({ kind: "deed" as const, deed: each })) },
  {
    weight: 2,
    arbitrary: fc
      .array(deed, { minLength: 2, maxLength: 3 })
      .map((deeds) => ({ kind: "at once" as const, deeds })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(1, 7, 26, 24 * 4, 24 * 27, 24 * 62, 24 * 62, 24 * 92, 24 * 92)
      .map((hours) => ({ kind: "wait" as const, hours })),
  },
  { weight: 1, arbitrary: fc.nat(2).map((n) => ({ kind: "clock" as const, runs: n + 1 })) },
);

/** Somebody has to begin, mostly at a customer where others are as well: the mill, the dairy, Quill. */
const opening: fc.Arbitrary<Scene> = fc
  .record({
    ...common,
    pick: fc.constantFrom(1, 2, 1, 2, 5, 6, 9, 10, 0),
    who: fc.constantFrom<Seller[]>("ada", "bob", "northAdmin"),
  })
  .map((each) => ({
    kind: "deed" as const,
    deed: { ...each, side: "seller" as const, does: "register" as const },
  }));

const setting: fc.Arbitrary<Setting> = fc.record({
  wholeFamily: fc.boolean(),
  twoSteps: fc.boolean(),
  apart: fc.boolean(),
});

/** A world and what is done in it, one after the other. */
export const sequence = (most: number) =>
  fc
    .record({
      setting,
      openings: fc.array(opening, { minLength: 2, maxLength: 4 }),
      scenes: fc.array(scene, { minLength: Math.floor(most / 2), maxLength: most, size: "max" }),
    })
    .map(
      ({ setting: own, openings, scenes }): Sequence => ({
        setting: own,
        scenes: [...openings, ...scenes],
      }),
    );
export type Sequence = { setting: Setting; scenes: Scene[] };
