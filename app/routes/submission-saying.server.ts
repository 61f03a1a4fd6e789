import { data } from "@remix-run/node";
import { z } from "zod";

import { answerQuestions } from "#app/domain/exchange/said/answer-questions.server.ts";
import { changeReading } from "#app/domain/exchange/said/change-reading.server.ts";
import { type CorrectionSaid, correctRows } from "#app/domain/exchange/said/correct-rows.server.ts";
import type { Spoken } from "#app/domain/exchange/said/say.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";

const Version = z.coerce.number().int().min(0);
const Word = z.string().max(400).optional();
const Reading = z.object({
  encoding: Word,
  delimiter: z.string().max(1).optional(),
  sheet: Word,
  headerRow: z.coerce.number().int().min(0).max(20).optional(),
});
const Mistake = z.object({
  column: z.string().max(2_000),
  what: z.string().max(2_000),
  value: z.string().max(2_000),
});
const Place = z.coerce.number().int().min(-1).max(2_000);
const What = z.enum(["dates", "decimal", "encoding"]);

const notUnderstood = () => data("Not understood", { status: 400 });

/** Whatever a person says about a file on its page; null where the form is about something else. */
export function sayAbout(actor: Actor, id: string, form: FormData): Promise<Spoken> | null {
  const intent = String(form.get("intent") ?? "");
  if (!/^(answer|reading|correct|use)(:|$)/.test(intent)) return null;
  const version = Version.safeParse(form.get("version"));
  if (!version.success) throw notUnderstood();
  if (intent === "reading") return changeReading(actor, id, version.data, readingOf(form), now());
  if (intent.startsWith("answer")) {
    return answerQuestions(actor, id, version.data, answersOf(form, intent), now());
  }
  const corrections = correctionsOf(form, intent);
  if (corrections.length === 0) {
    const why = "Write at least one correction";
    return Promise.resolve({ ok: false, reason: "not-understood", why });
  }
  return correctRows(actor, id, version.data, corrections, now());
}

function readingOf(form: FormData) {
  const named = [...form].flatMap(([name, value]) => (value === "" ? [] : [[name, value]]));
  const reading = Reading.safeParse(Object.fromEntries(named));
  if (!reading.success) throw notUnderstood();
  const fields: Record<number, string> = {};
  for (const [name, value] of form) {
    const place = /^column\.(\d{1,4})$/.exec(name)?.[1];
    if (place !== undefined) fields[Number(place)] = String(value).slice(0, 60);
  }
  return { ...reading.data, fields };
}

/** A button answers one question, the form below several of them all at once. */
function answersOf(form: FormData, intent: string) {
  const pressed = /^answer:(.+)$/.exec(intent)?.[1];
  const said = pressed
    ? [pressed]
    : [...form].flatMap(([name, value]) => (name.startsWith("reading.") ? String(value) : []));
  return said.map((text) => {
    const [column, what, ...value] = text.split(":");
    const answer = { column: Place.safeParse(column), what: What.safeParse(what) };
    if (!answer.column.success || !answer.what.success) throw notUnderstood();
    return { column: answer.column.data, what: answer.what.data, value: value.join(":") };
  });
}

/** Fields go by the number of the mistake's value in the list; a button takes what is proposed for one of them. */
function correctionsOf(form: FormData, intent: string): CorrectionSaid[] {
  const pressed = /^use:(\d{1,4})$/.exec(intent)?.[1];
  const said: CorrectionSaid[] = [];
  for (const [name, value] of form) {
    const nth = /^mistake\.(\d{1,4})$/.exec(name)?.[1];
    if (nth === undefined || (pressed !== undefined && nth !== pressed)) continue;
    const mistake = Mistake.safeParse(parsed(String(value)));
    if (!mistake.success) throw notUnderstood();
    const to = String(form.get(`${pressed === undefined ? "to" : "near"}.${nth}`) ?? "").trim();
    if (pressed === undefined && form.get(`out.${nth}`) !== null) {
      said.push({ ...mistake.data, to: null });
    } else if (to !== "") said.push({ ...mistake.data, to: to.slice(0, 300) });
  }
  return said;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
