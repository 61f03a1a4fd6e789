import { BadJson, type JsonObject, nameAt, nextSign, objectAt, valueAt } from "./json-scan.ts";
import { BrokenTable } from "./table.ts";

/** As long as a row of a text file may be. */
const LONGEST = 100_000;

/**
 * start: nothing is known yet. rows and after-row: inside the list of objects. members and after-member: inside the
 * object around it. lines: objects one after the other. end: nothing may follow.
 */
type State = "start" | "rows" | "after-row" | "members" | "after-member" | "lines" | "end";

export type NumberedObject = JsonObject & { no: number };

/**
 * Cuts JSON that arrives in pieces into the objects that are its rows: a list of them, the one list of them in an object,
 * or one after the other. No more than an object is held.
 */
export class JsonRows {
  /** Names beside the list, which say nothing of a row. */
  readonly besides: string[] = [];
  private rest = "";
  private state: State = "start";
  private inside = false;
  private listed = false;
  private no = 0;

  push(text: string): NumberedObject[] {
    const objects: NumberedObject[] = [];
    const whole = this.rest + text;
    let at = 0;
    try {
      for (;;) {
        const from = nextSign(whole, at);
        const next = from < whole.length ? this.step(whole, from, objects) : null;
        at = next ?? from;
        if (next === null) break;
      }
    } catch (error) {
      if (error instanceof BadJson) throw new BrokenTable(`${this.where()} ${error.message}`);
      throw error;
    }
    this.rest = whole.slice(at);
    if (this.rest.length > LONGEST) {
      throw new BrokenTable(`${this.where()} has more than 100,000 characters`);
    }
    return objects;
  }

  end(): void {
    const ended = this.state === "end" || (this.state === "lines" && this.rest === "");
    if (ended) return;
    throw new BrokenTable(
      this.no === 0 && this.rest === ""
        ? "The JSON ends before its first object"
        : `The JSON ends before it is complete, after object ${this.no}. Send the whole file`,
    );
  }

  private where(): string {
    if (this.state === "end") return "What follows the end of the JSON";
    const around = this.state === "members" || this.state === "after-member";
    return around ? "The object around the list" : `Object ${this.no + 1}`;
  }

  /** Takes the next part; null when it is not there in full. Answers the place after it. */
  private step(text: string, at: number, objects: NumberedObject[]): number | null {
    const sign = text[at];
    switch (this.state) {
      case "start":
        return this.begin(text, at);
      case "rows":
        if (sign === "]") return this.close(at);
        return this.row(text, at, objects, "after-row");
      case "after-row":
        if (sign === "]") return this.close(at);
        if (sign !== ",") throw new BadJson("does not follow a comma");
        // A list does not end in a comma.
        return this.after(text, at, "{", "rows");
      case "lines":
        return this.row(text, at, objects, "lines");
      case "members":
        return sign === "}" ? this.finish(at) : this.member(text, at);
      case "after-member":
        if (sign === "}") return this.finish(at);
        if (sign !== ",") throw new BadJson("has fields without a comma between");
        return this.after(text, at, '"', "members");
      case "end":
        throw new BadJson("is not part of it. Send one list of objects, or one object to a line");
    }
  }

  private begin(text: string, at: number): number | null {
    if (text[at] === "[") {
      this.state = "rows";
      return at + 1;
    }
    if (text[at] !== "{") throw new BadJson("is none: JSON begins with [ or {");
    const listed = holdsList(text, at);
    if (listed === null) return null;
    this.inside = listed;
    this.state = listed ? "members" : "lines";
    return listed ? at + 1 : at;
  }

  private row(text: string, at: number, objects: NumberedObject[], then: State): number | null {
    if (text[at] !== "{") throw new BadJson("is no object with named fields");
    const object = objectAt(text, at);
    if (!object) return null;
    this.no += 1;
    objects.push({ ...object.value, no: this.no });
    this.state = then;
    return object.end;
  }

  private member(text: string, at: number): number | null {
    const name = nameAt(text, at);
    if (!name) return null;
    const list = opensList(text, name.end);
    if (list === null) return null;
    if (list !== false) {
      if (this.listed) throw new BadJson("holds more than one list of objects. Send one of them");
      this.listed = true;
      this.state = "rows";
      return list;
    }
    const value = valueAt(text, name.end);
    if (!value) return null;
    if (this.besides.length < 20) this.besides.push(name.value.slice(0, 60));
    this.state = "after-member";
    return value.end;
  }

  /** Goes on after a comma, which something must follow. */
  private after(text: string, at: number, wanted: string, then: State): number | null {
    const next = nextSign(text, at + 1);
    if (next >= text.length) return null;
    if (wanted === '"' && text[next] !== wanted) throw new BadJson("ends in a comma");
    if (text[next] === "]") throw new BadJson("is missing after the last comma");
    this.state = then;
    return next;
  }

  private close(at: number): number {
    this.state = this.inside ? "after-member" : "end";
    return at + 1;
  }

  private finish(at: number): number {
    this.state = "end";
    return at + 1;
  }
}

/** The place after the bracket of a list of objects; false where it is something else, null where nobody knows yet. */
function opensList(text: string, at: number): number | false | null {
  if (text[at] !== "[") return false;
  const first = nextSign(text, at + 1);
  if (first >= text.length) return null;
  return text[first] === "{" ? at + 1 : false;
}

/** Whether the object that opens here holds a list of objects, and is not a row itself. */
function holdsList(text: string, from: number): boolean | null {
  let at = nextSign(text, from + 1);
  while (at < text.length && text[at] !== "}") {
    const name = nameAt(text, at);
    const list = name && opensList(text, name.end);
    if (name === null || list === null) return null;
    if (list !== false) return true;
    const value = valueAt(text, name.end);
    if (!value) return null;
    const next = nextSign(text, value.end);
    if (text[next] !== ",") return next < text.length ? false : null;
    at = nextSign(text, next + 1);
  }
  return at < text.length ? false : null;
}
