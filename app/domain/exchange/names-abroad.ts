import type { Column } from "#app/platform/tables/header.ts";

import type { Field } from "./columns.ts";

/**
 * How files that are not in English head the columns of sales and stock, by field: German, French, Spanish, Italian,
 * Portuguese, Dutch, the Nordic languages, Polish, Russian, Chinese, Japanese and Korean. English names count first.
 */
const abroad = {
  document:
    "Rechnungsnr, Rechnungs-Nr, Rechnung, Belegnr, Beleg-Nr, Beleg, Lieferscheinnummer, Auftragsnummer, " +
    "N° facture, Numéro de facture, Numéro facture, Facture, N° de facture, N° document, Pièce, N° pièce, N° commande, " +
    "Número de factura, N° de factura, N° factura, Factura, N° documento, Número de documento, Albarán, " +
    "Numero fattura, N° fattura, Fattura, Numero documento, Número da fatura, N° fatura, Fatura, Nota fiscal, " +
    "Factuurnummer, Factuurnr, Factuur, Fakturanummer, Fakturanr, Faktura, Laskunumero, Lasku, Numer faktury, Nr faktury, " +
    "Номер счета, Номер накладной, Номер документа, 发票号, 发票号码, 单据编号, 单据号, 订单号, 订单编号, " +
    "發票號碼, 發票號, 單據編號, 伝票番号, 請求書番号, 注文番号, 受注番号, 송장번호, 문서번호, 주문번호",
  lineNo:
    "Positionsnummer, Positionsnr, Rechnungsposition, Belegposition, Zeile, Zeilennr, Ligne, N° ligne, N° de ligne, " +
    "Línea, N° línea, Riga, N° riga, Linha, Regel, Regelnummer, Rad, Radnummer, Linje, Linjenr, Rivi, Pozycja, Строка, " +
    "行号, 序号, 项次, 項次, 行番号, 明細番号, 明細行, 행, 행번호",
  day:
    "Datum, Belegdatum, Lieferdatum, Verkaufsdatum, Date facture, Date de facture, Date de facturation, Date de vente, " +
    "Date de livraison, Fecha, Fecha factura, Fecha de factura, Fecha de venta, Data, Data fattura, Data documento, " +
    "Data da fatura, Data fatura, Factuurdatum, Verkoopdatum, Fakturadatum, Fakturadato, Dato, Laskun päivä, Laskupäivä, " +
    "Päivämäärä, Data faktury, Data sprzedaży, Дата, Дата счета, Дата отгрузки, 发票日期, 日期, 开票日期, 销售日期, 单据日期, " +
    "發票日期, 銷售日期, 伝票日付, 請求日, 売上日, 出荷日, 日付, 송장일자, 판매일, 일자, 날짜",
  asOf:
    "Datum, Bestandsdatum, Date, Date du stock, Date d'inventaire, Date inventaire, Fecha, Fecha de inventario, Fecha stock, " +
    "Data, Data inventario, Data do estoque, Voorraaddatum, Peildatum, Lagerdatum, Dato, Päivämäärä, Data stanu, Дата, " +
    "日期, 库存日期, 盘点日期, 庫存日期, 基準日, 在庫日, 日付, 기준일, 일자",
  part:
    "Hersteller-Artikelnummer, Herstellerartikelnummer, Herstellernummer, Herstellerteilenummer, Hersteller-Art-Nr, " +
    "Référence fabricant, Réf fabricant, Référence constructeur, Referencia fabricante, Referencia del fabricante, " +
    "Codice produttore, Código do fabricante, Fabrikantcode, Artikelnr, Artikel-Nr, Art-Nr, Teilenummer, Materialnummer, " +
    "Material, Produktnummer, Référence, Réf, Code article, Référence article, Référence produit, Article, Referencia, " +
    "Código de artículo, Código artículo, Código de producto, Artículo, Codice articolo, Codice prodotto, Articolo, " +
    "Código do produto, Código produto, Produto, Artikelcode, Artikkelnummer, Artikkelnr, Varenummer, Varenr, Produktnr, " +
    "Tuotenumero, Tuote, Tuotekoodi, Numer części, Indeks, Kod produktu, Артикул, Код товара, " +
    "产品编号, 产品型号, 型号, 料号, 物料编码, 物料编号, 商品编码, 料號, 產品編號, 型號, 品番, 型番, 商品コード, 製品番号, " +
    "부품번호, 품번, 제품번호, 모델명",
  quantity:
    "Stück, Stückzahl, Anzahl, Verkaufte Menge, Absatz, Quantité, Qté, Quantité vendue, Qté vendue, Cantidad, Cant, " +
    "Unidades, Cantidad vendida, Quantità, Qtà, Quantidade, Qtd, Qtde, Aantal, Antal, Antal sålda, Määrä, Kpl, Ilość, " +
    "Количество, Кол-во, 数量, 销售数量, 出货数量, 數量, 銷售數量, 販売数量, 売上数量, 수량, 판매수량",
  unitPrice:
    "Stückpreis, Preis, Nettopreis, VK-Preis, Verkaufspreis, Netto-Stückpreis, Einzelpreis netto, Prix unitaire, " +
    "Prix unitaire HT, Prix, PU, PU HT, Prix de vente, Prix net, Precio unitario, Precio, Precio de venta, Precio neto, " +
    "Prezzo unitario, Prezzo, Prezzo netto, Preço unitário, Preço, Prijs, Prijs per stuk, Stukprijs, Eenheidsprijs, " +
    "Styckpris, Pris, Enhetspris, Stykpris, Enhedspris, Yksikköhinta, Hinta, Cena jednostkowa, Cena, Cena netto, Цена, " +
    "单价, 销售单价, 价格, 單價, 銷售單價, 単価, 販売単価, 価格, 단가, 판매단가",
  currency:
    "Whg, Devise, Monnaie, Moneda, Divisa, Valuta, Moeda, Valuutta, Waluta, Валюта, 币种, 币别, 货币, 幣別, 通貨, 통화",
  branch:
    "Niederlassung, Standort, Agence, Dépôt, Sucursal, Almacén, Filial, Filiaal, Vestiging, Filiali, Oddział, Филиал, " +
    "分公司, 仓库, 倉庫, 支店, 営業所, 지점",
  location:
    "Lagerort, Standort, Niederlassung, Dépôt, Entrepôt, Magasin, Almacén, Ubicación, Magazzino, Deposito, Armazém, " +
    "Depósito, Magazijn, Lagerplats, Lagersted, Varasto, Magazyn, Склад, 仓库, 库位, 倉庫, 保管場所, 창고",
  partner:
    "Händler, Fachhändler, Wiederverkäufer, Händlername, Revendeur, Nom du revendeur, Revendedor, Rivenditore, Revenda, " +
    "Wederverkoper, Dealer, Återförsäljare, Forhandler, Jälleenmyyjä, Дилер, 经销商, 代理商, 經銷商, 代理商名稱, 販売店, 代理店, " +
    "리셀러, 대리점",
  customer:
    "Endkunde, Endkundenname, Name Endkunde, Endabnehmer, Client final, Nom du client final, Utilisateur final, " +
    "Cliente final, Usuario final, Nombre cliente final, Cliente finale, Utente finale, Usuário final, Eindklant, " +
    "Eindgebruiker, Slutkund, Slutkunde, Sluttkunde, Sluttbruker, Loppuasiakas, Klient końcowy, Użytkownik końcowy, " +
    "Конечный клиент, Конечный заказчик, Конечный покупатель, 最终客户, 最终用户, 终端客户, 终端用户, 最終客戶, 終端客戶, 最終顧客, " +
    "エンドユーザー, エンドユーザ, 最終需要家, 최종고객, 최종사용자",
  street:
    "Straße, Strasse, Adresse, Rue, Dirección, Calle, Indirizzo, Endereço, Adres, Gata, Osoite, Ulica, Адрес, 地址, 住所, 주소",
  postcode:
    "Postleitzahl, Code postal, CP, Código postal, CAP, CEP, Postnummer, Postnr, Postinumero, Kod pocztowy, Индекс, 邮编, 邮政编码, 郵遞區號, 郵便番号, 우편번호",
  city: "Stadt, Ville, Ciudad, Población, Città, Cidade, Plaats, Stad, Sted, By, Poststed, Kaupunki, Miasto, Город, 城市, 市, 市区町村, 도시",
  country:
    "Länderkennzeichen, Länderkürzel, Pays, País, Paese, Maa, Kraj, Страна, 国家, 國家, 国, 국가",
  onHand:
    "Lagerbestand, Bestand Stück, Stock disponible physique, Quantité en stock, Stock physique, En stock, Existencias, " +
    "Stock actual, Inventario, Giacenza, Esistenza, Estoque, Existência, Voorraad, Saldo, Lagersaldo, Beholdning, " +
    "Lagerbeholdning, Varastosaldo, Stan magazynowy, Stan, Остаток, 库存, 库存数量, 在库数量, 庫存數量, 在庫数, 在庫数量, 現在庫, 재고, 재고수량",
  available:
    "Verfügbar, Frei, Freier Bestand, Disponible, Disponibile, Disponível, Beschikbaar, Disponibelt, Tilgjengelig, " +
    "Tilgængelig, Saatavilla, Dostępne, Доступно, 可用, 可用数量, 可用库存, 可用數量, 有効在庫, 가용재고",
  committed:
    "Reserviert, Zugesagt, Réservé, Réservée, Reservado, Impegnato, Gereserveerd, Reserverat, Reservert, Reserveret, " +
    "Varattu, Zarezerwowane, Резерв, 已分配, 预留, 占用, 已分配數量, 引当数, 引当済, 할당",
  onOrder:
    "Bestellt, Bestellmenge, Im Zulauf, En commande, Commandé, Pedido, En pedido, In ordine, Ordinato, Encomendado, " +
    "In bestelling, Besteld, Beställt, Bestilt, Tilauksessa, Zamówione, Заказано, 在订, 已订购, 已訂購, 発注残, 발주",
  inTransit:
    "Unterwegs, En transit, En tránsito, In transito, Em trânsito, Onderweg, På väg, Underveis, В пути, 在途, 在途数量, 輸送中, 운송중",
  backordered:
    "Rückstand, Lieferrückstand, Reliquat, En attente, Pendiente, Arretrato, Nalevering, Restorder, Rest, Недопоставка, 欠货, 缺货, 受注残, 미출고",
} satisfies Partial<Record<Field, string>>;

/** Who a distributor calls its customer is a reseller; of anybody else it is the end customer. */
const buyers =
  "Kunde, Kundenname, Client, Nom client, Nom du client, Cliente, Nombre del cliente, Klant, Klantnaam, Kund, Kundnamn, " +
  "Kundenavn, Asiakas, Klient, Odbiorca, Покупатель, Клиент, 客户, 客户名称, 客戶, 客戶名稱, 得意先, 得意先名, 顧客名, 거래처, 고객";

const lists = new Map<string, readonly string[]>(
  Object.entries(abroad).map(([field, names]) => [field, names.split(", ")]),
);

/** The same columns with the names that they have in files of other languages. */
export function withNamesAbroad<Each extends Field>(
  columns: readonly Column<Each>[],
): Column<Each>[] {
  const buyer = columns.some(({ field }) => field === "partner") ? "partner" : "customer";
  return columns.map((column) => {
    const { field } = column;
    const names = [...(lists.get(field) ?? []), ...(field === buyer ? buyers.split(", ") : [])];
    return names.length > 0 ? { ...column, abroad: names } : column;
  });
}
