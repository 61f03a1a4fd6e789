/** Why customers cannot be decided on as asked. */
export type DecisionRefusal =
  | { ok: false; reason: "not-found" }
  /** The record is merged, or has no party left: another one stands for it. */
  | { ok: false; reason: "not-live"; standsFor: string }
  | { ok: false; reason: "same" }
  /** It would stand below itself, or be merged into itself. */
  | { ok: false; reason: "circle" }
  /** Decided in the same way already, or taken back already. */
  | { ok: false; reason: "done-already" }
  | { ok: false; reason: "nothing-left" }
  | { ok: false; reason: "collides"; collisions: Collision[] };

/** Two that cannot both stand once their customers are one. All but one of them end in the same step. */
export type Collision = {
  /** What they both claim, in words: a product family. */
  about: string;
  sides: CollisionSide[];
};

export type CollisionSide = {
  id: string;
  /** Whose it is, and where to read more. */
  who: string;
  title: string;
  to: string;
  until: Date;
};

/** Ends the transaction in which a decision turned out to be impossible. */
export class Refused extends Error {
  constructor(readonly refusal: DecisionRefusal) {
    super(refusal.reason);
  }
}
