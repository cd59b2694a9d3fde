// Cuts the shop's typefaces down to what its pages set: the weights and optical sizes that the styles
// name, and two files each, one with what nearly every page needs and one with the rest of Latin,
// loaded only where a letter of it stands. Writes public/fonts and app/styles/fonts.css.
//
//   npm install --prefix <folder> subset-font@2.9.0 @fontsource-variable/newsreader@5.3.0 @fontsource-variable/instrument-sans@5.3.0
//   node scripts/fonts/make-fonts.mjs <folder>

import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import * as fontkit from 'fontkit';

const folder = resolve(process.argv[2] ?? '.');
const subsetFont = createRequire(join(folder, 'from-here.js'))('subset-font');
const sources = join(folder, 'node_modules/@fontsource-variable');
const target = 'public/fonts';

/** `weights`: the `font-weight`s that a face stands for; one drawing serves those that differ by a shade. */
const faces = [
  {
    name: 'newsreader-display',
    family: 'Newsreader',
    from: 'newsreader/files/newsreader-latin-opsz-normal',
    weights: '300 350',
    style: 'normal',
    axes: { wght: 310, opsz: 66 },
  },
  {
    name: 'newsreader-text',
    family: 'Newsreader',
    from: 'newsreader/files/newsreader-latin-opsz-normal',
    weights: '400 420',
    style: 'normal',
    axes: { wght: 400, opsz: 28 },
  },
  {
    name: 'newsreader-display-italic',
    family: 'Newsreader',
    from: 'newsreader/files/newsreader-latin-opsz-italic',
    weights: '300 350',
    style: 'italic',
    axes: { wght: 300, opsz: 72 },
  },
  {
    name: 'newsreader-text-italic',
    family: 'Newsreader',
    from: 'newsreader/files/newsreader-latin-opsz-italic',
    weights: '400 420',
    style: 'italic',
    axes: { wght: 400, opsz: 30 },
  },
  {
    name: 'instrument-sans',
    family: 'Instrument Sans',
    from: 'instrument-sans/files/instrument-sans-latin-wght-normal',
    weights: '400 600',
    style: 'normal',
    axes: { wght: { min: 400, max: 600 } },
  },
];

/** What each part is cut to; where their `unicode-range`s overlap, the last that is declared is asked. */
const ranges = {
  more: [
    'a1-a8',
    'aa-af',
    'b1-b6',
    'b8-d6',
    'd8-df',
    'e1-e7',
    'eb-f5',
    'f7-fb',
    'fd-ff',
    '131',
    '152-153',
    '2bb-2bc',
    '2c6',
    '2da',
    '2dc',
    '2015-2017',
    '201a-201b',
    '201e-2025',
    '2027-206f',
    '2122',
    '2191',
    '2193',
    '2215',
  ],
  base: [
    '20-7e',
    'a0',
    'a9',
    'b0',
    'b7',
    'd7',
    'e0',
    'e8-ea',
    'f6',
    'fc',
    '2013-2014',
    '2018-2019',
    '201c-201d',
    '2026',
    '20ac',
    '2212',
  ],
};
/** Said in short, since every page says it: it is declared first. */
const moreUnicodes = 'U+A1-2DC,U+2010-2215';

/**
 * What stands in until the face has come, by its width: a family for each width that devices have. Android has no Times, and nothing as
 * narrow; a Linux without Microsoft's faces or their doubles has DejaVu.
 */
const standIns = {
  Newsreader: [
    {
      name: 'Newsreader stand-in',
      local: ['Times New Roman', 'Liberation Serif', 'Nimbus Roman'],
      averageWidth: 854.3953488372093 / 2048,
    },
    { name: 'Newsreader on Noto', local: ['Noto Serif'], averageWidth: 497.2325581395349 / 1000 },
    { name: 'Newsreader on DejaVu', local: ['DejaVu Serif'], averageWidth: 1079.2790697674418 / 2048 },
  ],
  'Instrument Sans': [
    {
      name: 'Instrument Sans stand-in',
      local: ['Arial', 'Liberation Sans', 'Helvetica', 'Roboto'],
      averageWidth: 934.5116279069767 / 2048,
    },
    { name: 'Instrument Sans on DejaVu', local: ['DejaVu Sans'], averageWidth: 1069.4651162790697 / 2048 },
  ],
};

const bounds = (range) => range.split('-').map((hex) => Number.parseInt(hex, 16));
const lettersOf = (list) =>
  list
    .flatMap((range) => {
      const [first, last = first] = bounds(range);
      return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
    })
    .join('');

/** The mean advance of a lower-case English text, in ems. */
function averageWidth(font) {
  const text = 'aaabcdeeeefghiijklmnnoopqrrssttuvwxyz      ';
  return font.layout(text).advanceWidth / text.length / font.unitsPerEm;
}

const percent = (value) => `${(value * 100).toFixed(2)}%`;

function standIn({ weights, style }, { name, local, averageWidth: theirs }, font) {
  const size = averageWidth(font) / theirs;
  const names = local.map((face) => `local("${face}${style === 'italic' ? ' Italic' : ''}")`).join(',');
  const overrides = `ascent-override:${percent(font.ascent / font.unitsPerEm / size)};descent-override:${percent(-font.descent / font.unitsPerEm / size)};line-gap-override:${percent(font.lineGap / font.unitsPerEm / size)};size-adjust:${percent(size)}`;
  return `@font-face{font-family:"${name}";src:${names};font-weight:${weights};font-style:${style};${overrides}}`;
}

/** Italics are few and short: what they miss by is less than what their rules would weigh in every page. */
const standInsOf = ({ family, style }) => (style === 'italic' ? standIns[family].slice(0, 1) : standIns[family]);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const rules = [];
for (const face of faces) {
  const source = readFileSync(`${sources}/${face.from}.woff2`);
  for (const [part, list] of Object.entries(ranges)) {
    const bytes = await subsetFont(source, lettersOf(list), {
      targetFormat: 'woff2',
      variationAxes: face.axes,
      keepFeatures: ['kern', 'liga', 'ccmp', 'locl', 'mark', 'lnum', 'tnum'],
      noHinting: true,
    });
    const file = `${face.name}-${part}.${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`;
    writeFileSync(join(target, file), bytes);
    const unicodes = part === 'more' ? moreUnicodes : list.map((range) => `U+${range.toUpperCase()}`).join(',');
    rules.push(
      `@font-face{font-family:"${face.family}";src:url("/fonts/${file}") format("woff2");font-weight:${face.weights};font-style:${face.style};font-display:swap;unicode-range:${unicodes}}`,
    );
    if (part === 'base') {
      for (const one of standInsOf(face)) rules.push(standIn(face, one, fontkit.create(bytes)));
    }
    process.stdout.write(`${file}: ${(bytes.length / 1024).toFixed(1)} KB\n`);
  }
}
for (const name of ['newsreader', 'instrument-sans']) {
  copyFileSync(`${sources}/${name}/LICENSE`, join(target, `${name}-license.txt`));
}
writeFileSync('app/styles/fonts.css', `/* Made by scripts/fonts/make-fonts.mjs. */\n${rules.join('\n')}\n`);
