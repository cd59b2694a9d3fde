import type { CollectionSlug } from './collections.ts';

export interface AboutPiece {
  form: string;
  /** The first is its breadcrumb's. */
  collections: CollectionSlug[];
  /** What its page says in rows: how it was fired, what glaze it has, how to care for it, how pieces differ. */
  facts: Record<string, string>;
}

const vases: CollectionSlug[] = ['vases-and-jars'];

export const aboutPieces: Record<string, AboutPiece> = {
  'tenmoku-moon-jar': {
    form: 'Jar',
    collections: vases,
    facts: {
      Firing: 'Gas kiln, 1290 °C in reduction',
      Glaze: 'Tenmoku, near-black, rust on the rim and rings',
      Care: 'Watertight. Wipe clean with a soft cloth',
      Variation: 'The glaze breaks to rust in a different place on each jar',
    },
  },
  'oatmeal-long-neck-bottle': {
    form: 'Bottle',
    collections: vases,
    facts: {
      Firing: '1260 °C in oxidation',
      Glaze: 'Speckled and matt, bare above the foot',
      Care: 'Holds water. Wash by hand with a bottle brush',
      Variation: 'The speckle comes from iron in the clay and differs on each',
    },
  },
  'fluted-celadon-vase': {
    form: 'Vase',
    collections: vases,
    facts: {
      Firing: '1280 °C',
      Glaze: 'Celadon with a fine, wide crackle',
      Care: 'Watertight. Wash by hand',
      Variation: 'Twenty-six hand-cut flutes, no two leaning quite the same way',
    },
  },
  'shino-tea-bowl': {
    form: 'Bowl',
    collections: ['for-tea'],
    facts: {
      Glaze: 'Thick feldspar shino, pinholed, orange where it is thin',
      Care: 'Rinse in warm water before use. No dishwasher',
      Variation: 'The orange falls differently on each rim',
    },
  },
  'cobalt-leaf-pitcher': {
    form: 'Pitcher',
    collections: ['the-table', 'cobalt-and-glass'],
    facts: {
      Firing: '1220 °C',
      Glaze: 'Tin-white under cobalt brushwork',
      Care: 'Dishwasher safe on a gentle cycle',
      Variation: 'Each leaf is a single stroke, so no two pitchers match',
    },
  },
  'ash-run-shoulder-vase': {
    form: 'Vase',
    collections: vases,
    facts: {
      Firing: '1300 °C over sixteen hours',
      Glaze: 'Wood ash, sieved over the wet shoulder',
      Care: 'Watertight. The bare clay darkens with handling',
      Variation: 'Every line is drawn by the kiln',
    },
  },
  'crackle-globe-vase': {
    form: 'Vase',
    collections: vases,
    facts: {
      Glaze: 'White crackle, stained with ink and strong tea',
      Care: 'Sealed inside. Dry it well after use',
      Variation: 'The crackle is different on every vase',
    },
  },
  'terracotta-amphora': {
    form: 'Vase',
    collections: vases,
    facts: {
      Firing: '1060 °C',
      Glaze: 'None: one band of white slip',
      Care: 'For dried stems. For water, use a liner',
      Variation: 'It takes on its own bloom over time',
    },
  },
  'blown-glass-carafe': {
    form: 'Carafe',
    collections: ['the-table', 'cobalt-and-glass'],
    facts: {
      Glass: 'Coloured through, deeper where the wall is thick',
      Care: 'Wash by hand in warm water. Avoid sudden heat',
      Variation: 'Free-blown: heights differ by a few millimetres',
    },
  },
  'sea-green-glass-bowl': {
    form: 'Bowl',
    collections: ['the-table', 'cobalt-and-glass'],
    facts: {
      Glass: 'Clear sea green with a thick base',
      Care: 'Wash by hand',
      Variation: 'The wave in the rim is different on each',
    },
  },
  'smoke-glass-tumblers': {
    form: 'Glass',
    collections: ['the-table', 'cobalt-and-glass'],
    facts: {
      Glass: 'Warm grey smoke, thick foot',
      Care: 'Wash by hand',
      Variation: 'Sold as a pair that was blown together',
    },
  },
  'everyday-mug': {
    form: 'Mug',
    collections: ['for-tea', 'the-table'],
    facts: {
      Firing: '1260 °C',
      Glaze: 'Inside, and outside above the foot',
      Care: 'Dishwasher and microwave safe',
      Variation: 'Handles are pulled by hand',
    },
  },
  'round-teapot': {
    form: 'Teapot',
    collections: ['for-tea'],
    facts: {
      Firing: '1260 °C',
      Glaze: 'Slate-blue and matt, over dark stoneware',
      Care: 'Rinse without soap. Dry with the lid off',
      Strainer: 'Built in, behind the spout',
    },
  },
  'celadon-dinner-plate': {
    form: 'Plate',
    collections: ['the-table'],
    facts: {
      Firing: '1270 °C',
      Glaze: 'Glossy celadon or matt oatmeal',
      Care: 'Dishwasher safe. Warms well in a low oven',
      Variation: 'Thrown, not pressed: no two ring alike',
    },
  },
  'cobalt-ginger-jar': {
    form: 'Jar',
    collections: ['vases-and-jars', 'cobalt-and-glass'],
    facts: {
      Firing: '1220 °C',
      Glaze: 'White under freehand cobalt, lid included',
      Care: 'Food safe inside. Wipe clean',
      Variation: 'The brushwork differs on each',
    },
  },
  'basalt-candle-holder': {
    form: 'Candle holder',
    collections: ['the-table'],
    facts: {
      Glaze: 'None: burnished with a pebble',
      Candle: 'A standard 2.2 cm taper, not included',
      Care: 'Wax lifts off once it is cold',
    },
  },
  'chun-blue-bowl': {
    form: 'Bowl',
    collections: ['the-table'],
    facts: {
      Glaze: 'Chun: milky blue, with breaths of copper',
      Care: 'Food safe. Wash by hand',
      Variation: 'Where the copper turns plum differs on each',
    },
  },
  'faceted-shino-beaker': {
    form: 'Cup',
    collections: ['for-tea'],
    facts: {
      Glaze: 'Thick white shino, orange along the edges',
      Care: 'Wash by hand',
      Variation: 'Ten planes, each cut with a wire',
    },
  },
  'ringed-porcelain-cylinder': {
    form: 'Vase',
    collections: vases,
    facts: { Firing: '1280 °C', Glaze: 'Satin white', Care: 'Watertight. Heavy enough for long stems' },
  },
  'persimmon-vase': {
    form: 'Vase',
    collections: vases,
    facts: {
      Glaze: 'Kaki: tenmoku’s iron, cooled slowly in air',
      Care: 'Watertight. Wipe clean',
      Variation: 'The red-brown crystals differ on each',
    },
  },
  'double-gourd-vase': {
    form: 'Vase',
    collections: vases,
    facts: {
      Firing: '1280 °C in reduction',
      Glaze: 'Celadon over a pale slip',
      Care: 'Watertight. Wash by hand',
    },
  },
  'bud-vase-trio': {
    form: 'Vase',
    collections: vases,
    facts: { Glaze: 'Matt, in blush, oatmeal and slate', Care: 'Wash by hand', Set: 'Three, sold together' },
  },
  'nesting-bowls': {
    form: 'Bowl',
    collections: ['the-table'],
    facts: {
      Firing: '1260 °C',
      Glaze: 'Matt slate, sage and oatmeal',
      Care: 'Dishwasher safe. Oven safe to 200 °C',
      Set: 'Three that sit inside one another',
    },
  },
  'espresso-cup-and-saucer': {
    form: 'Cup',
    collections: ['for-tea', 'the-table'],
    facts: { Glaze: 'Matt charcoal, brown along the edges', Care: 'Dishwasher safe', Set: 'Cup and saucer' },
  },
};
