import { type Calendar, isoDay, WEEKS } from "./calendar.ts";

/** Rows that people got wrong, so that the lists of refused rows have something to show. */
export function mistakesIn(name: string, calendar: Calendar): readonly (readonly string[])[] {
  return rows(calendar)[name] ?? [];
}

function rows(calendar: Calendar): Record<string, string[][]> {
  const last = isoDay(calendar.dayOf(WEEKS - 1, 3))
    .split("-")
    .reverse()
    .join(".");
  const earlier = isoDay(calendar.dayOf(WEEKS - 4, 2));
  const year = earlier.slice(0, 4);
  const cells = (line: string) => line.split("|");
  return {
    [`norvik sales ${WEEKS - 1}`]: [
      cells(
        `SO-72990|10|${last}|HI4299|4|688,00|EUR|Bluepeak IT|ESKDALE WATER LTD|CA1 1QS|Carlisle|GB`,
      ),
      cells(
        `SO-72991|10||HI7710|2|792,00|EUR|Castellan Systems|TESSALY LOGISTICS LTD|DE21 7BH|Derby|GB`,
      ),
      cells(
        `SO-72992|10|${last}|HI5120|6|498,00|EUR|Northgate IT|NORTHMOOR WATER PLC|LA1 4JY|Lancaster|GB`,
      ),
      cells(
        `SO-72993|10|${last}|HI6110|0|128,00|EUR|Loxley Instruments|DUNMORE DAIRIES LTD|H54 WK70|Dunmore|IE`,
      ),
      cells(
        `SO-72994|10|${last}|HI4210|3|742,00|USD|Hagström Mätteknik|LINDQVIST PAPPER AB|852 29|Sundsvall|SE`,
      ),
      cells(`SO-72995|10|${last}|HI4299|1|688,00|EUR||NORDLYS KRAFT AS|8006|Bodø|NO`),
    ],
    [`cordell sales ${WEEKS - 4}`]: [
      cells(
        `CI26X0017|10|${year}-02-31|HI-5130|2|790.00|EUR|VERMEER|Waterschap Oostermeer|waterschap-oost.example|NL`,
      ),
      cells(
        `CI26X0018|10|${earlier}|HI-3320|1|n/a|EUR|DELORME|Cassini Labs|cassini-labs.example|FR`,
      ),
      cells(
        `CI26X0019|10|${earlier}|HI-6150|4|221.00|EUR|FERRUM|Hansen Reederei|hansen-reederei.example|Deutschlnd`,
      ),
    ],
    [`norvik stock ${WEEKS - 3}`]: [
      cells(`Oslo|${isoDay(calendar.dayOf(WEEKS - 3, 6))}|HI-4299|12|0|0`),
      cells(`Gothenburg|${isoDay(calendar.dayOf(WEEKS - 3, 6))}|HI-7790|n/a|0|0`),
    ],
  };
}
