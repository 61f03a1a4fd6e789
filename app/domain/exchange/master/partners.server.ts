import { linkFields } from "#app/domain/partners/link-records.server.ts";
import type { PartnerSummary } from "#app/domain/partners/partner.ts";
import { partnerRecordKey, partnerRecords } from "#app/domain/partners/partner-records.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { PartnerWords } from "#app/domain/partners/record.schema.ts";
import { listTiers } from "#app/domain/partners/tiers.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { countryCode } from "../country.ts";
import type { RowReader } from "../row-reader.ts";
import { cellOf, fieldsSaid, nearestOf, readWords } from "./read-words.ts";
import type { ReadRecord, RecordIntake, Seen } from "./record-intake.ts";

const LINK = "distributor:";

const names: Record<string, string> = {
  ...{ name: "Name", partnerKind: "Kind", tier: "Tier", city: "City", country: "Country" },
  ...{ domain: "Web", vat: "VAT number" },
};

const deedOf: Record<string, string> = {
  ...{ name: "renamed", tier: "on another tier", city: "moved", country: "moved" },
};

/** Partners by their codes. New ones have no people yet, and nobody is told. */
export const partners: RecordIntake = {
  noun: ["partner", "partners"],
  byField: false,
  repeated: "Another row has the same code",
  deferred: (field) => field.startsWith(LINK),
  unmet: { column: "Distributors", what: "The distributor is not known" },
  reader,
  room: partnerRecords,
  fieldName: (field) =>
    field.startsWith(LINK) ? `Distributor ${field.slice(LINK.length)}` : (names[field] ?? field),
  deeds: ({ verdict, changed }: Seen) =>
    verdict === "fresh" ? ["new"] : [...new Set(Object.keys(changed).map(deedFor))],
};

const deedFor = (field: string) =>
  field.startsWith(LINK) ? "proposed to distributors" : (deedOf[field] ?? "with other details");

const optionalFields = ["name", "partnerKind", "tier", "city", "country", "domain", "vat"] as const;
const needed = ["name", "partnerKind", "city", "country"] as const;

async function reader(tx: ScopedTx): Promise<ReadRecord> {
  const known = new Map(
    (await listPartners(tx)).map((partner) => [partnerRecordKey(partner.code), partner]),
  );
  const tiers = new Map(
    (await listTiers(tx)).map(({ name }) => [name.toLowerCase(), name] as const),
  );

  const tierOf = (row: RowReader): string | null | undefined => {
    const text = cellOf(row, "tier");
    if (!text) return text;
    const tier = tiers.get(text.toLowerCase());
    if (tier) return tier;
    const near = nearestOf(text, tiers.values());
    const hint = near ? `The nearest is ${near}` : "Add it under Tiers first";
    row.refuse("tier", { what: "Tier not known", hint });
    return undefined;
  };

  return (row) => {
    const code = row.required("code");
    const country = row.optional("country");
    const cells = {
      code,
      name: row.optional("name"),
      partnerKind: row.optional("partnerKind"),
      tier: tierOf(row),
      city: row.optional("city"),
      country: country && (countryCode(country) ?? country),
      domain: cellOf(row, "domain"),
      vat: cellOf(row, "vat"),
    };
    const words = code === undefined ? undefined : readWords(row, PartnerWords, noNulls(cells));
    if (!words || code === undefined) return undefined;
    const key = partnerRecordKey(code);
    const standing = known.get(key);
    const kind = standing?.kind ?? words.partnerKind;
    if (!standing) {
      for (const field of needed) {
        if (words[field] !== undefined) continue;
        row.refuse(field, { what: `A new partner needs a ${row.label(field).toLowerCase()}` });
      }
    } else if (words.partnerKind && words.partnerKind !== standing.kind) {
      const hint = `${standing.code} is a ${standing.kind}`;
      row.refuse("partnerKind", { what: "The kind of a partner does not change", hint });
    }
    refuseStatus(row, standing);
    const distributors = distributorsOf(row, kind, known);
    if (row.errors.length > 0) return undefined;
    const fields = {
      ...fieldsSaid({ ...words, tier: cells.tier }, cells, optionalFields),
      ...linkFields(distributors.map(({ code: each }) => each)),
    };
    const needs = distributors.flatMap(({ known: there, code: each }) =>
      there ? [] : [{ key: partnerRecordKey(each), fields: { partnerKind: "distributor" } }],
    );
    const title = standing?.code ?? words.code;
    return { key, lineKey: key, title, fields, ...(needs.length > 0 && { needs }) };
  };
}

/** What a schema takes for nothing said is what a hyphen says there is none of. */
const noNulls = <T extends Record<string, unknown>>(
  cells: T,
): { [K in keyof T]: NonNullable<T[K]> | undefined } =>
  Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, value ?? undefined])) as {
    [K in keyof T]: NonNullable<T[K]> | undefined;
  };

const STATUS = ["active", "suspended", "ended"];

/** Whoever works for a partner is told when its status changes, so that it is done on its page. */
function refuseStatus(row: RowReader, standing: PartnerSummary | undefined) {
  const text = row.optional("status")?.toLowerCase();
  if (text === undefined || text === (standing?.status ?? "active")) return;
  if (!STATUS.includes(text)) {
    row.refuse("status", { what: "Status is active, suspended or ended" });
  } else if (standing) {
    const hint = "Do it on the partner’s page, where its people are told";
    row.refuse("status", { what: `The status is ${standing.status}, and stays by file`, hint });
  } else row.refuse("status", { what: "A new partner is active" });
}

function distributorsOf(
  row: RowReader,
  kind: string | undefined,
  known: ReadonlyMap<string, PartnerSummary>,
): { code: string; known: boolean }[] {
  const codes = (row.optional("distributors") ?? "").split(/[;,|]/).map((code) => code.trim());
  const found = codes.filter(Boolean).map((code) => {
    const partner = known.get(partnerRecordKey(code));
    return { code: partner?.code ?? code, known: partner !== undefined, kind: partner?.kind };
  });
  if (found.length > 0 && kind && kind !== "reseller") {
    row.refuse("distributors", { what: "A reseller alone has distributors" });
  }
  for (const { code, kind: other } of found) {
    if (other && other !== "distributor") {
      row.refuse("distributors", { what: `${code} is a ${other}, no distributor` });
    }
  }
  return found;
}
