import type { DemoLink, DemoPartner, Staff } from "./partner.ts";
import type { TierName } from "./vendor.ts";

const ingrid = "ingrid.solheim@halden.example";
const marek = "marek.dvorak@halden.example";
const paola = "paola.ferri@halden.example";

/** Code, name, city, country, tier, who looks after it, whom it sells for, and who works there. */
type Row = readonly [string, string, string, string, TierName, string, readonly string[], string];

const distributors: readonly Row[] = [
  ["OAKHAM", "Oakham Trade Supply", "Reading", "GB", "Gold", ingrid, ["GB"], "Joel Whitcombe"],
  ["ALCORA", "Alcora Distribución", "Madrid", "ES", "Gold", paola, ["ES", "PT"], "Marta Quiroga"],
  ["TREVANO", "Trevano Distribuzione", "Milano", "IT", "Platinum", paola, ["IT"], "Elisa Conti"],
  ["WISLAR", "Wislar Dystrybucja", "Poznań", "PL", "Gold", marek, ["PL"], "Tomasz Zielak"],
  ["BREITHORN", "Breithorn Handel", "Zürich", "CH", "Gold", paola, ["CH", "AT"], "Urs Amstad"],
];

/** The same, but instead of where it sells: which distributor supplies it. */
type ResellerRow = readonly [string, string, string, string, TierName, string, string, string];

const resellers: readonly ResellerRow[] = [
  ["HARTWELL", "Hartwell Controls", "Bristol", "GB", "Silver", ingrid, "OAKHAM", "Grace Linden"],
  ["PENROSE", "Penrose Systems", "Cardiff", "GB", "Silver", ingrid, "OAKHAM", "Rhys Penrose"],
  ["ALDER", "Alder & Moss", "Norwich", "GB", "Gold", ingrid, "OAKHAM", "Naomi Alder"],
  [
    "GREYSTOKE",
    "Greystoke Instruments",
    "Newcastle",
    "GB",
    "Silver",
    ingrid,
    "NORVIK",
    "Ian Robson",
  ],
  [
    "STRATHKELVIN",
    "Strathkelvin Process",
    "Glasgow",
    "GB",
    "Gold",
    ingrid,
    "NORVIK",
    "Fiona Baird",
  ],
  ["KILBRIDE", "Kilbride Technical", "Cork", "IE", "Silver", ingrid, "NORVIK", "Conor Walsh"],
  ["FJORDTEK", "Fjordtek", "Bergen", "NO", "Silver", ingrid, "NORVIK", "Hanne Lie"],
  [
    "NORDMARK",
    "Nordmark Måleteknikk",
    "Trondheim",
    "NO",
    "Gold",
    ingrid,
    "NORVIK",
    "Eirik Nordmark",
  ],
  ["VASTRA", "Västra Givare", "Malmö", "SE", "Silver", ingrid, "NORVIK", "Maja Lund"],
  [
    "LUNDKVIST",
    "Lundkvist Automation",
    "Uppsala",
    "SE",
    "Gold",
    ingrid,
    "NORVIK",
    "Oskar Lundkvist",
  ],
  ["HJORTH", "Hjorth Teknik", "Odense", "DK", "Silver", ingrid, "NORVIK", "Signe Hjorth"],
  ["SAIMA", "Saima Mittaus", "Lappeenranta", "FI", "Silver", ingrid, "NORVIK", "Jukka Laine"],
  ["OULANKA", "Oulanka Prosessi", "Oulu", "FI", "Silver", ingrid, "NORVIK", "Aino Heikkinen"],
  ["BRAAM", "Braam Techniek", "Eindhoven", "NL", "Silver", marek, "CORDELL", "Daan Braam"],
  [
    "DIJKSTRA",
    "Dijkstra Sensoren",
    "Groningen",
    "NL",
    "Silver",
    marek,
    "CORDELL",
    "Sietske Dijkstra",
  ],
  [
    "LAMBRECHT",
    "Lambrecht Technics",
    "Antwerpen",
    "BE",
    "Gold",
    marek,
    "CORDELL",
    "Wout Lambrecht",
  ],
  ["MOSANE", "Mosane Mesure", "Liège", "BE", "Silver", marek, "CORDELL", "Julie Lejeune"],
  [
    "OSTERHOLZ",
    "Osterholz Messtechnik",
    "Bremen",
    "DE",
    "Silver",
    marek,
    "CORDELL",
    "Jan Osterholz",
  ],
  ["KRAICHGAU", "Kraichgau Automation", "Karlsruhe", "DE", "Gold", marek, "CORDELL", "Sabine Roth"],
  ["HAVELLAND", "Havelland Systeme", "Potsdam", "DE", "Silver", marek, "CORDELL", "Uwe Krause"],
  ["ISARTAL", "Isartal Prozesstechnik", "München", "DE", "Gold", marek, "CORDELL", "Lena Huber"],
  ["ARMOR", "Armor Instruments", "Rennes", "FR", "Silver", marek, "CORDELL", "Yann Le Goff"],
  ["GARONNE", "Garonne Capteurs", "Toulouse", "FR", "Gold", marek, "CORDELL", "Claire Fabre"],
  ["VAUBAN", "Vauban Systèmes", "Lille", "FR", "Silver", marek, "CORDELL", "Hugo Leclercq"],
  ["VLTAVA", "Vltava Měření", "Praha", "CZ", "Silver", marek, "CORDELL", "Jana Benes"],
  ["ENNSTAL", "Ennstal Messtechnik", "Linz", "AT", "Silver", paola, "BREITHORN", "Markus Steiner"],
  ["AARETAL", "Aaretal Sensorik", "Bern", "CH", "Gold", paola, "BREITHORN", "Nina Gerber"],
  ["LEMAN", "Léman Mesure", "Lausanne", "CH", "Silver", paola, "BREITHORN", "Alain Rochat"],
  [
    "GRANADOS",
    "Granados Instrumentación",
    "Barcelona",
    "ES",
    "Gold",
    paola,
    "ALCORA",
    "Jordi Granados",
  ],
  ["SEGURA", "Segura Control", "Valencia", "ES", "Silver", paola, "ALCORA", "Carmen Vidal"],
  ["CANTABRO", "Cántabro Sistemas", "Bilbao", "ES", "Silver", paola, "ALCORA", "Iker Arana"],
  ["TAVORA", "Távora Sensores", "Porto", "PT", "Silver", paola, "ALCORA", "Rui Tavares"],
  [
    "LOMBARDI",
    "Lombardi Strumenti",
    "Bergamo",
    "IT",
    "Platinum",
    paola,
    "TREVANO",
    "Chiara Lombardi",
  ],
  ["ETRURIA", "Etruria Misure", "Firenze", "IT", "Silver", paola, "TREVANO", "Matteo Bindi"],
  ["ADRIA", "Adria Automazione", "Padova", "IT", "Gold", paola, "TREVANO", "Giulia Marin"],
  ["KOVAL", "Koval Aparatura", "Kraków", "PL", "Gold", marek, "WISLAR", "Ewa Koval"],
  ["BALTYK", "Bałtyk Pomiary", "Gdańsk", "PL", "Silver", marek, "WISLAR", "Piotr Wrona"],
  ["SLEZA", "Ślęza Systemy", "Wrocław", "PL", "Silver", marek, "WISLAR", "Anna Mazur"],
];

const suppliers = [
  ["BERGSLAG", "Bergslag Mekanik", "Falun", "SE", "Karin Berg"],
  ["SUNWOO", "Sunwoo Micro", "Suwon", "KR", "Jiho Han"],
  ["OPTREL", "Optrel Glas", "Jena", "DE", "Dieter Voss"],
] as const;

const domainOf = (code: string) => `${code.toLowerCase()}.example`;

/** The partners that no story is told of: they make the channel as wide as a real one. */
export const morePartners: readonly DemoPartner[] = [
  ...distributors.map(([code, name, city, country, tier, manager, sellsIn]): DemoPartner => {
    const where = { city, country, sellsIn, domain: domainOf(code) };
    return { code, kind: "distributor", name, tier, manager, ...where };
  }),
  ...resellers.map(([code, name, city, country, tier, manager]): DemoPartner => {
    const where = { city, country, sellsIn: [country], domain: domainOf(code) };
    return { code, kind: "reseller", name, tier, manager, ...where };
  }),
  ...suppliers.map(([code, name, city, country]): DemoPartner => {
    const where = { city, country, sellsIn: [], domain: domainOf(code) };
    return { code, kind: "supplier", name, tier: null, manager: null, ...where };
  }),
];

export const moreLinks: readonly DemoLink[] = resellers.map(
  ([code, , , , , , distributor], place) => ({
    distributor,
    reseller: code,
    sharesDeals: place % 3 !== 1,
  }),
);

export const moreStaff: readonly Staff[] = [
  ...distributors.map((row) => ({ partner: row[0], name: row[7], role: "operations" as const })),
  ...resellers.map((row) => ({ partner: row[0], name: row[7], role: "sales_rep" as const })),
  ...suppliers.map((row) => ({ partner: row[0], name: row[4], role: "planner" as const })),
];
