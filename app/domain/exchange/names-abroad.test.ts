import { expect, test } from "vitest";

import { nameKey, recogniseHeader } from "#app/platform/tables/header.ts";

import { columnsFor } from "./columns.ts";
import { fileKinds, type SubmissionKind } from "./submission.ts";

const sales = "document day part quantity unitPrice customer partner city country".split(" ");
const stock = "location asOf part onHand available".split(" ");

/** The fields that a header's columns are taken for, in its order. */
function fieldsOf(header: string, kind: SubmissionKind, reporter: "distributor" | "reseller") {
  const cells = header.split(";");
  const found = recogniseHeader([{ rowNo: 1, raw: header, cells }], columnsFor(kind, reporter));
  if (!found.ok) return found.problem;
  const at = Object.entries(found.header.at);
  return cells.map((_cell, place) => at.find(([, where]) => where === place)?.[0]);
}

test.each([
  "Rechnungs-Nr.;Rechnungsdatum;Artikel-Nr.;Menge;Stückpreis;Endkunde;Händler;Ort;Land",
  "N° facture;Date facture;Référence;Qté;PU HT;Client final;Client;Ville;Pays",
  "N.º factura;Fecha;Código de artículo;Cantidad;Precio unitario;Cliente final;Cliente;Ciudad;País",
  "Numero fattura;Data fattura;Codice articolo;Quantità;Prezzo;Cliente finale;Rivenditore;Città;Paese",
  "Factuurnr.;Factuurdatum;Artikelcode;Aantal;Prijs per stuk;Eindklant;Klant;Plaats;Land",
  "Номер счета;Дата;Артикул;Количество;Цена;Конечный клиент;Дилер;Город;Страна",
  "发票号;发票日期;产品编号;数量;单价;最终客户;经销商;城市;国家",
  "伝票番号;伝票日付;品番;数量;単価;エンドユーザー;販売店;市区町村;国",
])("a distributor’s columns are known: %s", (header) => {
  expect(fieldsOf(header, "pos", "distributor")).toEqual(sales);
});

test.each([
  "Lagerort;Stichtag;Artikelnummer;Lagerbestand;Verfügbar",
  "Dépôt;Date;Référence;Stock physique;Disponible",
  "Almacén;Fecha;Referencia;Existencias;Disponible",
  "仓库;日期;料号;库存数量;可用数量",
  "倉庫;基準日;品番;在庫数;有効在庫",
])("columns of stock are known: %s", (header) => {
  expect(fieldsOf(header, "inventory", "distributor")).toEqual(stock);
});

test("whom a reseller calls its customer is the end customer", () => {
  const header = "Rechnung;Datum;Artikelnr;Anzahl;Preis;Kunde";
  expect(fieldsOf(header, "pos", "reseller")).toEqual(sales.slice(0, 6));
});

test("the maker’s own part number counts before that of whoever sells it", () => {
  const header = "Invoice;Date;Item No;Manufacturer Part Number;Qty;Price";
  expect(fieldsOf(header, "pos", "distributor")).toEqual([
    ...["document", "day", undefined, "part", "quantity", "unitPrice"],
  ]);
});

test("no name stands for two columns of a kind", () => {
  for (const kind of fileKinds) {
    const owners = new Map<string, string>();
    for (const { field, abroad = [] } of columnsFor(kind, "distributor")) {
      for (const name of abroad) {
        expect(owners.get(nameKey(name)) ?? field, `${name} in ${kind}`).toBe(field);
        owners.set(nameKey(name), field);
      }
    }
  }
});
