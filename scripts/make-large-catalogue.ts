/**
 * Writes a believable catalogue as a file for the import: the same for the same seed.
 *   node --import tsx scripts/make-large-catalogue.ts [products] [seed] > catalogue.csv
 */

import { stringify } from 'csv-stringify/sync';
import { aboutPieces } from '../prisma/seed/about-pieces.ts';
import { readCatalogue } from '../prisma/seed/catalogue-file.ts';

const count = Number(process.argv[2] ?? 25_000);
const seed = Number(process.argv[3] ?? 1);
const makersCount = 400;
const collectionsCount = 40;

/** Mulberry32. */
let state = seed >>> 0;
function random(): number {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
/** The first of a list is named most often, as words are. */
const skewed = <T>(list: readonly T[]): T => list[Math.floor(list.length * random() ** 2.2)] as T;
const evenly = <T>(list: readonly T[]): T => list[Math.floor(list.length * random())] as T;
const between = (least: number, most: number): number => least + Math.floor((most - least + 1) * random());

const split = (words: string) => words.split(' ');
const glazes = split(
  'celadon tenmoku shino ash oatmeal cobalt chun kaki crackle slate charcoal sage copper rutile nuka iron barium lithium satin raw',
);
const bodies = split('Stoneware Porcelain Earthenware Terracotta Raku Glass');
const looks = split(
  'fluted faceted ringed footed lidded tall low wide narrow double small large round leaning carved slipped banded speckled burnished plain',
);
const uses = split('tea coffee stems soup bread salt oil fruit rice flowers supper breakfast');
const firsts = split(
  'Otter Kestrel Salt Harrow Blue Cinder Fern Tide North Stone Ash Mill Hollow Long Red Marsh Elder Rook Thorn Lark',
);
const seconds = split(
  'wick lane fold gate well rake field ford bank moor mead mouth combe holt leigh stead thorpe by ness ham',
);
const houses = split('Pottery Ceramics Kiln Workshop Studio Glass Works Claywork');
const makers = Array.from({ length: makersCount }, (_, i) => {
  const name = `${firsts[i % firsts.length]}${seconds[Math.floor(i / firsts.length) % seconds.length]}`;
  return `${name} ${houses[i % houses.length]}`;
});
const collections = Array.from(
  { length: collectionsCount },
  (_, i) => `for-${uses[i % uses.length]}-${looks[Math.floor(i / uses.length) * 3 + (i % 3)]}`,
);

const { products: demo } = await readCatalogue();
const models = demo.map(({ slug, images, priceCents }) => ({
  form: aboutPieces[slug]?.form ?? 'Vase',
  images,
  priceCents,
}));

const columns = [
  'URL handle',
  'Title',
  'Description',
  'Vendor',
  'Type',
  'Status',
  'SKU',
  'Option1 name',
  'Option1 value',
  'Price',
  'Compare-at price',
  'Inventory quantity',
  'Weight value (grams)',
  'Product image URL',
  'Image position',
  'Image alt text',
  'Collections (product.metafields.custom.collections)',
  'Material (product.metafields.custom.material)',
];
process.stdout.write(stringify([columns]));
for (let number = 1; number <= count; number++) {
  const rows = productRows(number);
  if (!process.stdout.write(stringify(rows))) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

function productRows(number: number): string[][] {
  const model = evenly(models);
  const maker = skewed(makers);
  const glaze = skewed(glazes);
  const body = skewed(bodies);
  const title = `${skewed(looks)} ${glaze} ${model.form.toLowerCase()}`;
  const handle = `${title.replaceAll(' ', '-')}-${number}`;
  const description = `A ${title} by ${maker}, ${evenly(looks)} and ${evenly(looks)}, for ${skewed(uses)} and ${evenly(uses)}. ${body} under ${glaze}, fired to ${between(100, 131) * 10} °C; ${between(8, 34)} cm tall. Number ${number} of the house's list.`;
  const variants = between(1, 7);
  const values =
    variants === 1
      ? ['Default Title']
      : [...new Set(Array.from({ length: variants * 3 }, () => skewed(glazes)))].slice(0, variants);
  const price = Math.max(900, Math.round((model.priceCents * (0.5 + random() * 1.5)) / 100) * 100);
  const images = model.images.slice(0, 2);
  return Array.from({ length: Math.max(values.length, images.length) }, (_, place) => {
    const value = values[place];
    const image = images[place];
    const first = place === 0;
    const about = first
      ? [title.replace(/^./, (letter) => letter.toUpperCase()), description, maker, model.form, 'active']
      : ['', '', '', '', ''];
    const stock = random() < 0.1 ? 0 : random() < 0.15 ? between(1, 3) : between(4, 60);
    const variant = value
      ? [
          `LC-${number}-${place + 1}`,
          first ? (values.length === 1 ? 'Title' : 'Glaze') : '',
          value,
          ((price + place * 200) / 100).toFixed(2),
          random() < 0.05 ? ((price + 2_000) / 100).toFixed(2) : '',
          String(stock),
          String(between(150, 2_500)),
        ]
      : ['', '', '', '', '', '', ''];
    const photograph = image ? [`/catalogue/${image.file}`, String(place + 1), image.alt] : ['', '', ''];
    const last = first
      ? [[...new Set([skewed(collections), skewed(collections)])].join(', '), `${body}, ${glaze}`]
      : ['', ''];
    return [handle, ...about, ...variant, ...photograph, ...last];
  });
}
