import {
  controlFault,
  countFault,
  gsFaults,
  isaFaults,
  numberKey,
  stFaults,
  type Wrong,
} from "./envelope-checks.ts";
import { type AckCodes, BrokenX12, type Fault, Faults } from "./fault.ts";
import type { FunctionalGroup, Interchange, TransactionSet } from "./interchange.ts";
import { elementOf, type Segment } from "./segment.ts";

/** What is remembered of envelopes grows with their number, so that it has an end. */
const MOST_ENVELOPES = 50_000;
const FAULTS_OF_ONE = 100;
const FAULTS_OF_ALL = 20_000;
/** A file that is wrong all over is not read to its end. */
const MOST_FAULTS = 10_000;
const AT_END = "the file ends";

/**
 * Follows the envelopes of a file, segment by segment: what opens must close, with the same control number and the
 * counts that it says. What is wrong is kept where it belongs.
 */
export class EnvelopeReader {
  readonly interchanges: Interchange[] = [];
  readonly faults = new Faults();

  private interchange: Interchange | null = null;
  private group: FunctionalGroup | null = null;
  private set: TransactionSet | null = null;
  private readonly seen = {
    interchanges: new Set<string>(),
    groups: new Set<string>(),
    sets: new Set<string>(),
  };
  private envelopes = 0;
  private placed = 0;
  private last: Segment | null = null;

  /** Says where the segment stands. */
  take(segment: Segment) {
    this.last = segment;
    const { set } = this;
    if (set) {
      set.segments += 1;
      segment.set = set;
      segment.setNo = set.segments;
    }
    const id = segment.elements[0];
    if (id === "ISA") this.openInterchange(segment);
    else if (id === "GS") this.openGroup(segment);
    else if (id === "ST") this.openSet(segment);
    else if (id === "SE") this.closeSet(segment);
    else if (id === "GE") this.closeGroup(segment);
    else if (id === "IEA") this.closeInterchange(segment);
    else if (!set) this.stray(segment);
  }

  /** The end of the file: what is still open stays open. */
  end() {
    if (this.last) this.unclosed(this.last, AT_END, "interchange");
  }

  /** Something wrong, kept with the file and with what the segment belongs to. */
  add(segment: Segment, weight: Fault["weight"], wrong: Wrong): Fault {
    const set = segment.set ?? this.set;
    const group = set?.group ?? this.group;
    const interchange = group?.interchange ?? this.interchange;
    const owner = set ?? group ?? interchange;
    const fault = this.faults.add({
      where: {
        interchange: interchange?.controlNo ?? null,
        group: group?.controlNo ?? null,
        transaction: set?.controlNo ?? null,
        segment: segment.no,
        at: segment.at,
      },
      weight,
      ...wrong,
    });
    if (owner && owner.faults.length < FAULTS_OF_ONE && this.placed < FAULTS_OF_ALL) {
      owner.faults.push(fault);
      this.placed += 1;
    }
    if (this.faults.count("refused") < MOST_FAULTS) return fault;
    const most = MOST_FAULTS.toLocaleString("en-GB");
    throw new BrokenX12(`The file has ${most} faults and is not read further`, segment.at);
  }

  private refuse(segment: Segment, ...faults: (Wrong | null)[]) {
    for (const wrong of faults) if (wrong) this.add(segment, "refused", wrong);
  }

  private stray(segment: Segment) {
    const id = segment.elements[0] ?? "";
    // An acknowledgement of an interchange stands between its ISA and the first GS.
    if (id === "TA1" && this.interchange && !this.group) return;
    const where = this.group ? "transaction set" : this.interchange ? "group" : "interchange";
    const what = `The segment stands outside of any ${where}`;
    const codes = this.group ? { group: "4" } : { interchange: "022" };
    this.refuse(segment, { element: id.slice(0, 3), value: "", what, codes });
  }

  private openInterchange(segment: Segment) {
    this.unclosed(segment, "another ISA begins", "interchange");
    const at = (place: number) => elementOf(segment, place);
    const interchange: Interchange = {
      senderQualifier: at(5),
      sender: at(6),
      receiverQualifier: at(7),
      receiver: at(8),
      date: at(9),
      time: at(10),
      version: at(12),
      controlNo: at(13),
      usage: at(15),
      acknowledgementAsked: at(14) === "1",
      groups: [],
      faults: [],
    };
    const { sender, receiver, controlNo } = interchange;
    const key = JSON.stringify([sender, receiver, numberKey(controlNo)]);
    const twice = !this.first("interchanges", key);
    this.seen.groups.clear();
    this.interchange = interchange;
    this.interchanges.push(interchange);
    this.refuse(segment, ...isaFaults(interchange, segment.separators, twice));
    if (interchange.usage !== "T") return;
    const what = "The interchange is marked a test";
    this.add(segment, "noted", { element: "ISA15", value: "T", what });
  }

  private openGroup(segment: Segment) {
    this.unclosed(segment, "another GS begins", "group");
    const { interchange } = this;
    if (!interchange) return this.stray(segment);
    const at = (place: number) => elementOf(segment, place);
    const group: FunctionalGroup = {
      interchange,
      functionalId: at(1),
      sender: at(2),
      receiver: at(3),
      date: at(4),
      time: at(5),
      controlNo: at(6),
      agency: at(7),
      version: at(8),
      setsSaid: null,
      sets: [],
      faults: [],
    };
    const twice = !this.first("groups", numberKey(group.controlNo));
    this.seen.sets.clear();
    interchange.groups.push(group);
    this.group = group;
    this.refuse(segment, ...gsFaults(group, twice));
  }

  private openSet(segment: Segment) {
    this.unclosed(segment, "another ST begins", "set");
    const { group } = this;
    if (!group) return this.stray(segment);
    const [id, controlNo] = [elementOf(segment, 1), elementOf(segment, 2)];
    const set = { group, id, controlNo, segments: 1, from: segment.no, faults: [] };
    const twice = !this.first("sets", controlNo);
    group.sets.push(set);
    this.set = set;
    segment.set = set;
    segment.setNo = 1;
    this.refuse(segment, ...stFaults(set, twice));
  }

  private closeSet(segment: Segment) {
    const { set } = this;
    if (!set) return this.stray(segment);
    const [said, controlNo] = [elementOf(segment, 1), elementOf(segment, 2)];
    this.refuse(
      segment,
      countFault("SE01", said, set.segments, "segment", { set: "4" }),
      controlFault(["SE02", controlNo], ["ST02", set.controlNo], { set: "3" }),
    );
    this.set = null;
  }

  private closeGroup(segment: Segment) {
    this.unclosed(segment, "GE follows", "set");
    const { group } = this;
    if (!group) return this.stray(segment);
    const [said, controlNo] = [elementOf(segment, 1), elementOf(segment, 2)];
    group.setsSaid = said;
    this.refuse(
      segment,
      countFault("GE01", said, group.sets.length, "transaction set", { group: "5" }),
      controlFault(["GE02", controlNo], ["GS06", group.controlNo], { group: "4" }),
    );
    this.group = null;
  }

  private closeInterchange(segment: Segment) {
    this.unclosed(segment, "IEA follows", "group");
    const { interchange } = this;
    if (!interchange) return this.stray(segment);
    const [said, controlNo] = [elementOf(segment, 1), elementOf(segment, 2)];
    this.refuse(
      segment,
      countFault("IEA01", said, interchange.groups.length, "group", { interchange: "021" }),
      controlFault(["IEA02", controlNo], ["ISA13", interchange.controlNo], { interchange: "001" }),
    );
    this.interchange = null;
  }

  /** Everything that is open and should have been closed before this segment. */
  private unclosed(segment: Segment, before: string, from: "interchange" | "group" | "set") {
    const { set, group, interchange } = this;
    const missing = (id: string, name: string, codes: AckCodes) => {
      const what = `${name} has no ${id} segment: ${before}`;
      this.refuse(segment, { element: id, value: "", what, codes });
    };
    if (set) {
      missing("SE", `Transaction set ${set.id} ${set.controlNo}`, { set: "2" });
      // The segment that shows it belongs to what follows.
      if (before !== AT_END) {
        set.segments -= 1;
        segment.set = null;
      }
      this.set = null;
    }
    if (from === "set") return;
    if (group) missing("GE", `Group ${group.controlNo}`, { group: "3" });
    this.group = null;
    if (from === "group") return;
    if (interchange) missing("IEA", `Interchange ${interchange.controlNo}`, { interchange: "023" });
    this.interchange = null;
  }

  /** Whether this control number is seen for the first time. */
  private first(level: keyof EnvelopeReader["seen"], key: string): boolean {
    this.envelopes += 1;
    if (this.envelopes > MOST_ENVELOPES) {
      const most = MOST_ENVELOPES.toLocaleString("en-GB");
      const what = `The file has more than ${most} envelopes. Send it in several parts`;
      throw new BrokenX12(what, this.last?.at);
    }
    const size = this.seen[level].size;
    return this.seen[level].add(key).size > size;
  }
}
