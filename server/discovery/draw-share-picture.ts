import { createRequire } from 'node:module';
import sharp from 'sharp';
import { shareSize } from './share-address.ts';
import { xmlText } from './xml.ts';

/** What is said beside the photograph: nothing that changes, since other sites keep the picture. */
export interface ShareWords {
  /** "Lot 12"; empty for a piece. */
  label: string;
  title: string;
  maker: string;
  shopName: string;
}

const photographWidth = 630;
const margin = 56;
const textWidth = shareSize.width - photographWidth - 2 * margin;
const colours = { paper: '#f4f5f1', ink: '#14191c', secondary: '#475055' };
const { resolve } = createRequire(import.meta.url);
/** The shop's own fonts, as files that Pango reads: those of the pages are WOFF2, which it doesn't. */
const title = {
  font: 'Newsreader Medium',
  file: resolve('@expo-google-fonts/newsreader/500Medium/Newsreader_500Medium.ttf'),
};
const plain = {
  font: 'Instrument Sans',
  file: resolve('@expo-google-fonts/instrument-sans/400Regular/InstrumentSans_400Regular.ttf'),
};
/** At 72 dots an inch a point is a pixel. */
const pointsInPixels = 72;
const titleSizes = [64, 52, 42, 34];
const highestTitle = 300;

/** @param photograph in any format that sharp reads @returns a JPEG */
export async function drawSharePicture(photograph: Buffer, words: ShareWords): Promise<Buffer> {
  const [picture, label, heading, maker, shop] = await Promise.all([
    sharp(photograph).resize(photographWidth, shareSize.height, { fit: 'cover' }).toBuffer(),
    textOf(words.label, plain, 26, colours.secondary),
    headingOf(words.title),
    textOf(words.maker, plain, 28, colours.secondary),
    textOf(words.shopName, title, 30, colours.ink),
  ]);
  const left = photographWidth + margin;
  const rows = [label, heading, maker].filter((row) => row !== null);
  const gap = 20;
  const height = rows.reduce((sum, row) => sum + row.height + gap, -gap);
  let top = Math.max(margin, Math.round((shareSize.height - height) / 2));
  const placed = rows.map(({ input, height }) => {
    const at = { input, left, top };
    top += height + gap;
    return at;
  });
  return sharp({ create: { ...shareSize, channels: 3, background: colours.paper } })
    .composite([
      { input: picture, left: 0, top: 0 },
      ...placed,
      ...(shop ? [{ input: shop.input, left, top: shareSize.height - margin - shop.height }] : []),
    ])
    .jpeg({ quality: 82 })
    .toBuffer();
}

interface Text {
  input: Buffer;
  height: number;
}

/** As large as it fits. */
async function headingOf(words: string): Promise<Text | null> {
  for (const size of titleSizes) {
    const text = await textOf(words, title, size, colours.ink);
    if (!text || text.height <= highestTitle) return text;
  }
  return textOf(`${words.slice(0, 90).trimEnd()}…`, title, titleSizes.at(-1) ?? 34, colours.ink);
}

/** @returns null where nothing would be seen */
async function textOf(
  words: string,
  { font, file }: typeof title,
  pixels: number,
  colour: string,
): Promise<Text | null> {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(words)) return null;
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${inMarkup(words)}</span>`,
      font: `${font} ${pixels}`,
      fontfile: file,
      width: textWidth,
      wrap: 'word-char',
      dpi: pointsInPixels,
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, height: info.height };
}

/** Pango's markup, in which text is drawn, is XML without control characters. */
const inMarkup = (words: string) => xmlText(words.slice(0, 200));
