import type { Industry } from "./customers.ts";
import { moreCountries } from "./more-countries.ts";

/** How companies of a country are called and where they are; all of the companies are made up. */
export type Country = {
  code: string;
  /** A name is one of the first and one of the second. */
  first: readonly string[];
  second: readonly string[];
  /** What a company of an industry calls itself; `_` is its name. */
  names: Record<Industry, string>;
  cities: readonly (readonly [city: string, postcode: string])[];
  streets: readonly string[];
  /** Whether a house number comes before its street. */
  numberFirst?: boolean;
  /** A tax number: `9` is any digit. */
  vat: string;
};

const list = (words: string) => words.split(" ");

export const countries: readonly Country[] = [
  {
    code: "GB",
    first: list("Ash Brack Cal Eller Hart Kel Thorn Wether Mar Hol Pen Strat Wyn"),
    second: list("worth dale combe ford ley by"),
    names: {
      hospital: "_ Hospitals",
      water: "_ Water plc",
      food: "_ Foods Ltd",
      pharma: "_ Biopharma Ltd",
      logistics: "_ Logistics Ltd",
      university: "_ College",
      manufacturing: "_ Ceramics Ltd",
    },
    cities: [
      ["Leeds", "LS1 "],
      ["Sheffield", "S1 "],
      ["Hull", "HU1 "],
      ["Bristol", "BS1 "],
      ["Norwich", "NR1 "],
      ["Swansea", "SA1 "],
    ],
    streets: ["Mill Lane", "Station Road", "Canal Street", "Foundry Way", "Church Road"],
    numberFirst: true,
    vat: "GB999999999",
  },
  {
    code: "IE",
    first: list("Bally Kil Glen Carrig Clon Dun Rath"),
    second: list("more garvan brack rea dara leary"),
    names: {
      hospital: "_ Hospital Group",
      water: "_ Water Services",
      food: "_ Creameries Ltd",
      pharma: "_ Pharma Ltd",
      logistics: "_ Freight Ltd",
      university: "_ Institute",
      manufacturing: "_ Precision Ltd",
    },
    cities: [
      ["Cork", "T12 X"],
      ["Galway", "H91 E"],
      ["Limerick", "V94 T"],
      ["Dublin", "D02 K"],
    ],
    streets: ["Quay Street", "Mallow Road", "Abbey Lane", "Harbour View"],
    numberFirst: true,
    vat: "IE9999999T",
  },
  {
    code: "NO",
    first: list("Berg Sol Fjell Stor Lang Myr Eik Ryp Hest"),
    second: list("vik heim dal nes stad ås"),
    names: {
      hospital: "_ Sykehus",
      water: "_ Vannverk",
      food: "_ Sjømat AS",
      pharma: "_ Farma AS",
      logistics: "_ Logistikk AS",
      university: "_ Høgskole",
      manufacturing: "_ Mekaniske AS",
    },
    cities: [
      ["Bergen", "50"],
      ["Trondheim", "70"],
      ["Stavanger", "40"],
      ["Hamar", "23"],
    ],
    streets: ["Storgata", "Havneveien", "Industrigata", "Kirkeveien"],
    vat: "NO999999999MVA",
  },
  {
    code: "SE",
    first: list("Björk Ek Lind Sten Alm Gran Ljung Berg Ulv"),
    second: list("vik lund holm fors näs berga"),
    names: {
      hospital: "_ Sjukhus",
      water: "_ Vatten AB",
      food: "_ Mejeri AB",
      pharma: "_ Läkemedel AB",
      logistics: "_ Frakt AB",
      university: "_ Högskola",
      manufacturing: "_ Papper AB",
    },
    cities: [
      ["Uppsala", "753 "],
      ["Västerås", "722 "],
      ["Malmö", "211 "],
      ["Sundsvall", "852 "],
    ],
    streets: ["Storgatan", "Hamngatan", "Industrivägen", "Kungsvägen"],
    vat: "SE999999999901",
  },
  {
    code: "DK",
    first: list("Bøge Ege Ring Sønder Vester Lyng Ny Ager"),
    second: list("holm borg lund ager skov"),
    names: {
      hospital: "_ Sygehus",
      water: "_ Forsyning A/S",
      food: "_ Mejeri A/S",
      pharma: "_ Pharma A/S",
      logistics: "_ Spedition A/S",
      university: "_ Akademi",
      manufacturing: "_ Maskinfabrik A/S",
    },
    cities: [
      ["Aalborg", "90"],
      ["Odense", "50"],
      ["Esbjerg", "67"],
      ["Kolding", "60"],
    ],
    streets: ["Havnegade", "Vestergade", "Fabriksvej", "Søndergade"],
    vat: "DK99999999",
  },
  {
    code: "FI",
    first: list("Koivu Mänty Kivi Joki Haapa Kuusi Sala Pelto"),
    second: list("lahti niemi mäki ranta salo"),
    names: {
      hospital: "_ Sairaala",
      water: "_ Vesi Oy",
      food: "_ Meijeri Oy",
      pharma: "_ Lääke Oy",
      logistics: "_ Kuljetus Oy",
      university: "_ Opisto",
      manufacturing: "_ Konepaja Oy",
    },
    cities: [
      ["Oulu", "901"],
      ["Turku", "201"],
      ["Lahti", "151"],
      ["Kuopio", "701"],
    ],
    streets: ["Satamakatu", "Tehtaankatu", "Asemakatu", "Rantatie"],
    vat: "FI99999999",
  },
  {
    code: "NL",
    first: list("Oost Wester Zand Hoog Broek Linden Rooy Groen Oud"),
    second: list("dijk veld wijk burg meer"),
    names: {
      hospital: "_ Ziekenhuis",
      water: "Waterbedrijf _ NV",
      food: "_ Zuivel BV",
      pharma: "_ Farma BV",
      logistics: "_ Transport BV",
      university: "Hogeschool _",
      manufacturing: "_ Machinefabriek BV",
    },
    cities: [
      ["Eindhoven", "56"],
      ["Groningen", "97"],
      ["Zwolle", "80"],
      ["Breda", "48"],
    ],
    streets: ["Havenweg", "Stationsstraat", "Industrieweg", "Kanaaldijk"],
    vat: "NL999999999B01",
  },
  {
    code: "BE",
    first: list("Haver Meers Wolven Roes Berken Over Kort"),
    second: list("beke gem straten lare donk"),
    names: {
      hospital: "AZ _",
      water: "_ Water NV",
      food: "Brouwerij _ NV",
      pharma: "_ Pharma NV",
      logistics: "_ Logistics NV",
      university: "Hogeschool _",
      manufacturing: "_ Textiel NV",
    },
    cities: [
      ["Gent", "90"],
      ["Antwerpen", "20"],
      ["Hasselt", "35"],
      ["Namur", "50"],
    ],
    streets: ["Kerkstraat", "Nijverheidslaan", "Stationsplein", "Kaai"],
    vat: "BE0999999999",
  },
  {
    code: "DE",
    first: list("Alden Birken Dorn Eller Falken Hasel Rauen Wald Gers Linden Mühl Stein"),
    second: list("rode feld tal berg heim au"),
    names: {
      hospital: "Kliniken _ GmbH",
      water: "Wasserwerke _ GmbH",
      food: "Molkerei _ GmbH & Co. KG",
      pharma: "_ Pharma AG",
      logistics: "Spedition _ GmbH",
      university: "Hochschule _",
      manufacturing: "_ Glaswerke GmbH",
    },
    cities: [
      ["Leipzig", "041"],
      ["Kassel", "341"],
      ["Bremen", "281"],
      ["Augsburg", "861"],
      ["Rostock", "180"],
    ],
    streets: ["Hafenstraße", "Industriestraße", "Am Werk", "Bahnhofstraße", "Lindenallee"],
    vat: "DE999999999",
  },
  {
    code: "FR",
    first: list("Beau Clair Roche Aigre Fon Haute Mar Bel Saint"),
    second: list("val mont fort court bois"),
    names: {
      hospital: "Clinique _",
      water: "Eaux de _ SA",
      food: "Laiterie _ SAS",
      pharma: "Laboratoires _ SA",
      logistics: "Transports _ SAS",
      university: "Institut _",
      manufacturing: "Verrerie _ SAS",
    },
    cities: [
      ["Lyon", "6900"],
      ["Nantes", "4400"],
      ["Lille", "5900"],
      ["Toulouse", "3100"],
    ],
    streets: ["rue du Port", "avenue de la Gare", "rue des Forges", "quai Neuf"],
    numberFirst: true,
    vat: "FR99999999999",
  },
  {
    code: "AT",
    first: list("Tann Gras Enz Schwarz Leit Ober Nieder Hoch"),
    second: list("ach brunn egg dorf stein"),
    names: {
      hospital: "Spital _",
      water: "Wasserverband _",
      food: "Käserei _ GmbH",
      pharma: "_ Arzneimittel GmbH",
      logistics: "_ Spedition GmbH",
      university: "Fachhochschule _",
      manufacturing: "_ Stahl AG",
    },
    cities: [
      ["Linz", "40"],
      ["Graz", "80"],
      ["Innsbruck", "60"],
    ],
    streets: ["Donaulände", "Werkstraße", "Marktplatz", "Bergweg"],
    vat: "ATU99999999",
  },
  {
    code: "CZ",
    first: list("Horn Lip Brez Vodn Kamen Jasen Bor Luz Vrb"),
    second: list("ice ov any ka"),
    names: {
      hospital: "Nemocnice _",
      water: "Vodárny _ a.s.",
      food: "Mlékárna _ s.r.o.",
      pharma: "_ Léčiva a.s.",
      logistics: "_ Spedice s.r.o.",
      university: "Ústav _",
      manufacturing: "Sklárny _ a.s.",
    },
    cities: [
      ["Ostrava", "702 "],
      ["Plzeň", "301 "],
      ["Olomouc", "779 "],
    ],
    streets: ["Nádražní", "Přístavní", "Tovární", "Lipová"],
    vat: "CZ99999999",
  },
  ...moreCountries,
];
