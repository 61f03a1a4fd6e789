import { runDealClock } from "#app/domain/deals/due/deal-clock.server.ts";
import type { PrecheckAnswer } from "#app/domain/deals/precheck/precheck.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { deciderActs } from "./decider-deeds.ts";
import type { Deed, Scene, Sequence } from "./deeds.ts";
import {
  letterFaults,
  overlapFaults,
  precheckFaults,
  readFaults,
  rowFaults,
  sendHooks,
} from "./disclosure-rules.ts";
import { digestOf, type Facts, factsOf } from "./facts.ts";
import { historyFaults, stepFaults } from "./history-rules.ts";
import { noticeFaults } from "./notice-rules.ts";
import { castFor, isOutdated, type Part, stampOf } from "./part.ts";
import { type AllRead, readAll, textOf } from "./partner-reads.ts";
import { overlapsOfProtections, protectionFaults } from "./protection-rules.ts";
import { sellerActs } from "./seller-deeds.ts";
import { aStage, type Stage } from "./stage.ts";
import { calledCustomer, calledFamilies } from "./words.ts";

/** Every so many scenes all that anybody reads is read. */
const CLOSELY = 4;

/** A rule that did not hold, and what was done until then, one line each. */
export class Broken extends Error {
  constructor(faults: readonly string[], lines: readonly string[]) {
    super(`${[...new Set(faults)].join("\n")}\n  after\n${lines.join("\n")}`);
  }
}

const refusals = [
  ...["not-found", "wrong-state", "changed", "no-price", "not-taken", "not-possible", "protected"],
  ...["not-yours", "decided-before", "step-decided", "no-family", "too-long", "in-the-past"],
  ...[
    "no-reviewer",
    "held",
    "asked-before",
    "too-late",
    "nothing-differs",
    "not-allowed",
    "nobody",
  ],
  ...["on-it", "too-many", "gone", "faults", "closed", "not-yet", "no-rival", "past", "discloses"],
  ...["decided", "no-such-family"],
];

type Answer = { what: unknown; refused: boolean; words: string };

/** One of the answers that are declared; anything else is a fault. */
function answerOf(what: unknown): Answer {
  if (what === null) return { what, refused: true, words: "not found" };
  const { ok, reason, outcome } = what as { ok?: boolean; reason?: string; outcome?: string };
  if (ok === false && refusals.includes(reason ?? "")) {
    return { what, refused: true, words: `refused: ${reason}` };
  }
  if (ok === true || typeof outcome === "string") {
    return { what, refused: false, words: outcome ?? "done" };
  }
  throw new Error(`An answer that nobody declared: ${textOf(what)}`);
}

type Prepared = {
  line: string;
  run: () => Promise<unknown>;
  deed: Deed;
  actor: PartnerActor | null;
  outdated: boolean;
};

/** A deed, once it is known what it is about; null where nothing suits it. */
function prepare(stage: Stage, facts: Facts, deed: Deed): Prepared | null {
  const cast = castFor(stage, facts, deed);
  if (!cast) return null;
  const { deal, seller, decider } = cast;
  const actor = deed.side === "seller" ? stage.sellers[seller] : null;
  const part: Omit<Part<null>, "actor"> = {
    ...{ stage, facts, deal, pick: deed.pick, now: stage.now, newId: newId() },
    house: stage.houseOf.get(actor?.partnerId ?? deal?.partner_id ?? "") ?? "ada",
    dealId: deal?.id ?? newId(),
    stamp: stampOf(deed, deal),
  };
  const place = deal ? facts.deals.indexOf(deal) + 1 : 0;
  const about = `deal ${place} (${deal?.status ?? "none"})`;
  const who = actor ? seller : decider;
  const what = `${calledCustomer(deed.pick)} ${calledFamilies(deed.pick)} (${deed.pick})`;
  const line = `${stage.now.toISOString()} ${who}: ${deed.does}, ${about}, ${what}, ${deed.stamp} form ${deed.times}`;
  const run = () =>
    deed.side === "seller"
      ? sellerActs[deed.does]({ ...part, actor: stage.sellers[seller] })
      : deciderActs[deed.does]({ ...part, actor: stage.deciders[decider] });
  return { line, deed, actor, outdated: isOutdated(deed, deal), run: () => asOf(stage.now, run) };
}

/** Does a deed as often as it is meant; the same form each time. */
async function doDeed({ deed, run }: Prepared): Promise<Answer[]> {
  if (deed.times === "both") return (await Promise.all([run(), run()])).map(answerOf);
  const first = answerOf(await run());
  return deed.times === "twice" ? [first, answerOf(await run())] : [first];
}

/** Plays a sequence in a world of its own and looks after every scene whether all rules hold. */
export async function play({ setting, scenes }: Sequence): Promise<string[]> {
  const stage = await aStage(setting);
  const lines = [`  in a world with ${JSON.stringify(setting)}`];
  let facts = await factsOf(stage);
  try {
    let looked = facts;
    for (const [place, scene] of scenes.entries()) {
      facts = await playScene(stage, facts, scene, lines);
      if (place % CLOSELY === CLOSELY - 1) {
        await lookClosely(stage, looked, facts);
        looked = facts;
      }
      stage.now = new Date(stage.now.getTime() + 60_000);
    }
    await lookClosely(stage, looked, facts);
    await readByEverybody(stage, facts);
  } catch (error) {
    if (error instanceof Broken) throw error;
    const words = error instanceof Error ? `${error.stack}` : String(error);
    throw new Broken([words], lines);
  }
  return lines;
}

async function playScene(
  stage: Stage,
  before: Facts,
  scene: Scene,
  lines: string[],
): Promise<Facts> {
  if (scene.kind === "wait") {
    stage.now = new Date(stage.now.getTime() + scene.hours * 3_600_000);
    lines.push(`  ${stage.now.toISOString()} ${scene.hours} hours have passed`);
    return before;
  }
  if (scene.kind === "clock") {
    lines.push(`  ${stage.now.toISOString()} the clock runs, ${scene.runs} at once`);
    await runClock(stage, scene.runs);
    return check(stage, before);
  }
  const deeds = scene.kind === "deed" ? [scene.deed] : scene.deeds;
  const prepared = deeds.flatMap((deed) => prepare(stage, before, deed) ?? []);
  if (prepared.length === 0) return before;
  lines.push(...prepared.map(({ line }) => `  ${scene.kind === "deed" ? "" : "at once "}${line}`));
  const digest = await digestOf(stage);
  const answers = await Promise.all(prepared.map(doDeed));
  const last = lines.length - prepared.length;
  answers.forEach((each, place) => {
    lines[last + place] += ` -> ${each.map(({ words }) => words).join(", ")}`;
  });
  const facts = await check(stage, before);
  const quiet = scene.kind === "deed";
  if (
    prepared.some(
      ({ outdated }, place) => outdated && answers[place]?.some((each) => !each.refused),
    )
  ) {
    throw new Error("A form was taken that shows the deal as it was before");
  }
  const faults = prepared.flatMap(
    ({ actor, deed }, place) =>
      answers[place]?.flatMap(({ what }) =>
        saidFaults(stage, facts, { actor, deed, what, quiet }),
      ) ?? [],
  );
  const allRefused = answers.flat().every(({ refused }) => refused);
  if (allRefused && (await digestOf(stage)) !== digest) {
    faults.push(
      `What was refused has changed something:\n${differing(digest, await digestOf(stage))}`,
    );
  }
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return facts;
}

const differing = (before: string, after: string) => {
  const was = new Set(before.split("\n"));
  return after
    .split("\n")
    .filter((line) => !was.has(line))
    .join("\n");
};

type Said = { actor: PartnerActor | null; deed: Deed; what: unknown; quiet: boolean };

/** What a partner was answered tells nothing of others. */
function saidFaults(stage: Stage, facts: Facts, { actor, deed, what, quiet }: Said): string[] {
  if (!actor) return [];
  if (deed.does === "look") {
    const { read } = what as { read: AllRead };
    const wrong = quiet ? overlapFaults(stage, facts, actor, read.overlaps) : [];
    return [...wrong, ...readFaults(stage, facts, actor, read.reads)];
  }
  const sent = [deed.does, textOf(what)] as const;
  const faults = readFaults(stage, facts, actor, [{ from: sent[0], text: sent[1] }]);
  if (deed.does !== "pre-check" || !quiet || actor.vendorId !== stage.vendorId) return faults;
  return [...faults, ...precheckFaults(stage, facts, actor, what as PrecheckAnswer)];
}

/** Late or on time, alone or several at once; whoever comes after finds nothing to do. */
async function runClock(stage: Stage, runs: number) {
  const { vendorId, now } = stage;
  const tick = () => asOf(now, () => runDealClock(vendorId, now));
  await Promise.all(Array.from({ length: runs }, tick));
  const digest = await digestOf(stage);
  await tick();
  if ((await digestOf(stage)) !== digest) {
    throw new Error(
      `The clock ran again and did something: ${differing(digest, await digestOf(stage))}`,
    );
  }
}

/** What must hold after every scene. */
async function check(stage: Stage, before: Facts): Promise<Facts> {
  const facts = await factsOf(stage);
  const faults = [
    ...historyFaults(facts),
    ...stepFaults(before, facts),
    ...overlapsOfProtections(stage, facts),
    ...protectionFaults(stage, facts),
  ];
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return facts;
}

/** What takes longer to look at, and stays as it was read or sent. */
async function lookClosely(stage: Stage, before: Facts, facts: Facts) {
  const known = new Set(before.events.map(({ id }) => id));
  const news = facts.events.filter(({ id }) => !known.has(id));
  await asOf(stage.now, () => sendHooks(stage, news));
  const faults = [
    ...(await noticeFaults(stage)),
    ...(await rowFaults(stage, facts)),
    ...(await letterFaults(stage, facts)),
  ];
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

/** Two of them at the end of each; the others at the end of another. */
const readers = ["ada", "northAdmin", "bob", "stranger"] as const;

async function readByEverybody(stage: Stage, facts: Facts) {
  for (const actor of readers
    .filter((_, place) => place % 2 === facts.events.length % 2)
    .map((each) => stage.sellers[each])) {
    const { reads, overlaps } = await readAll(stage, facts, actor);
    const faults = [
      ...readFaults(stage, facts, actor, reads),
      ...overlapFaults(stage, facts, actor, overlaps),
    ];
    if (faults.length > 0) throw new Error(faults.join("\n"));
  }
}
