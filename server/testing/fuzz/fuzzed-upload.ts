/** Forms with files as nobody sends them in good faith: broken in their bytes, in their parts, or in what they claim. */
import fc from 'fast-check';
import sharp from 'sharp';
import type { Declared } from '../../api/endpoint.ts';
import type { FuzzedRequest, Who } from './fuzzed-request.ts';
import { bodiesOf, evilTexts, type Known } from './values-of.ts';

export interface UploadRoute {
  method: string;
  path: string;
  declared: Declared | null;
}

type Fields = Readonly<Record<string, string>>;

interface Part {
  name: string;
  /** Null for a field that is no file. */
  filename: string | null;
  type: string | null;
  content: Uint8Array;
}

interface Framing {
  /** In the request's header. */
  claimed: string;
  /** Between the parts. */
  used: string;
  newline: string;
  closing: string;
  preamble: string;
}

/** As long as browsers make theirs: a short one could stand in a picture's own bytes. */
const boundary = '----formboundary7d3a91c04be25f68';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

/** A small picture in each format that is taken. */
export async function pictures(): Promise<Uint8Array[]> {
  const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: '#a0644a' } });
  return Promise.all([
    plain.clone().jpeg().toBuffer(),
    plain.clone().png().toBuffer(),
    plain.clone().webp().toBuffer(),
    plain.clone().avif().toBuffer(),
  ]);
}

/** A PNG that says in its header that it has sixty thousand pixels a side. */
function hugeOnPaper(png: Uint8Array): Uint8Array {
  const lying = Buffer.from(png);
  lying.writeUInt32BE(60_000, 16);
  lying.writeUInt32BE(60_000, 20);
  return lying;
}

const noPictures: readonly Uint8Array[] = [
  ...['', '\0', '\0'.repeat(4_096), '\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'RIFF\x04\0\0\0WEBP', 'GIF89a\x01\0\x01\0'],
  ...['\0\0\0\x18ftypheic\0\0\0\0', '\0\0\0\x18ftypavif\0\0\0\0', 'BM', 'PK\x03\x04', '%PDF-1.7', 'MZ\x90'],
  ...[
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<?php system($_GET[0]);',
    `--${boundary}--`,
  ],
].map(bytes);

/** What comes as a file: a picture, one that is broken, two things at once, or none. */
function contents(real: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const one = fc.constantFrom(...real);
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const cut = fc.tuple(one, place).map(([picture, at]) => picture.subarray(0, Math.floor(at * picture.length)));
  const flipped = fc
    .tuple(one, fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1 }))
    .map(([picture, flips]) => {
      const broken = Buffer.from(picture);
      for (const [at, by] of flips) {
        const index = Math.min(broken.length - 1, Math.floor(at * broken.length));
        broken[index] = (broken[index] ?? 0) ^ by;
      }
      return broken as Uint8Array;
    });
  const joined = fc
    .tuple(fc.oneof(one, cut), fc.constantFrom(...noPictures, ...real))
    .map(([first, then]) => Buffer.concat([first, then]));
  return fc.oneof(
    one,
    cut,
    flipped,
    joined,
    fc.constantFrom(...noPictures, ...real.map(hugeOnPaper)),
    fc.uint8Array({ maxLength: 200 }),
  );
}

const evilNames = [
  ...[
    '\0',
    'a\0.jpg',
    '../../etc/passwd',
    '..\\..\\a.jpg',
    '/etc/passwd',
    'C:\\a.jpg',
    '',
    '.',
    ' ',
    'x'.repeat(5_000),
  ],
  ...['a.jpg"; name="note', 'a.jpg\\', '\u202egpj.a', 'a;b', '__proto__', 'CON', '\r', '%00.jpg', 'é.jpg', '\ud83d'],
] as const;

const evilTypes = [
  ...['text/html', 'image/svg+xml', 'application/x-httpd-php', '', ';', 'image/', 'IMAGE/JPEG; charset=\0', '\u00ff'],
  ...['multipart/mixed; boundary=inner', 'message/rfc822', 'x'.repeat(3_000)],
] as const;

function files(field: string, real: readonly Uint8Array[]): fc.Arbitrary<Part> {
  return fc.record({
    name: fc.oneof({ weight: 6, arbitrary: fc.constant(field) }, fc.constantFrom(...evilNames, 'note', 'key')),
    filename: fc.oneof(fc.constant('a.jpg'), fc.constantFrom(...evilNames)),
    type: fc.oneof(fc.constant('image/jpeg'), fc.constant(null), fc.constantFrom(...evilTypes)),
    content: contents(real),
  });
}

const unbroken: Framing = { claimed: boundary, used: boundary, newline: '\r\n', closing: '--', preamble: '' };

const framings: fc.Arbitrary<Framing> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    fc.constantFrom<Partial<Framing>>(
      ...['other', '', '"', ' ', 'x y', 'x'.repeat(200), '\u00ff', `--${boundary}`, `${boundary}; boundary=y`].map(
        (claimed) => ({
          claimed,
        }),
      ),
      ...[{ used: 'y' }, { newline: '\n' }, { newline: '\r' }, { newline: '' }, { closing: '' }, { closing: '-' }],
      ...[
        { preamble: 'x'.repeat(10_000) },
        { preamble: '\r\n' },
        { preamble: `--${boundary}` },
        { closing: `--\r\n--${boundary}--` },
      ],
    ),
  )
  .map((broken): Framing => ({ ...unbroken, ...broken }));

function written(parts: readonly Part[], { used, newline, closing, preamble }: Framing): Buffer {
  const pieces = parts.flatMap(({ name, filename, type, content }) => [
    utf8(`--${used}${newline}content-disposition: form-data; name="${name}"`),
    utf8(filename === null ? '' : `; filename="${filename}"`),
    utf8(type === null ? '' : `${newline}content-type: ${type}`),
    utf8(newline + newline),
    content,
    utf8(newline),
  ]);
  return Buffer.concat([utf8(preamble), ...pieces, utf8(`--${used}${closing}${newline}`)]);
}

const field = (name: string, value: string): Part => ({ name, filename: null, type: null, content: utf8(value) });

function meant({ declared }: UploadRoute): Who {
  const access = declared?.access;
  if (typeof access !== 'object') return 'shopper';
  return 'key' in access ? 'key' : 'merchant';
}

/** A request with these files from whom the route is for, and nothing wrong in how it is sent. */
export const plainUpload = (
  route: UploadRoute,
  { path, fields, parts }: { path: string; fields: Fields; parts: readonly Part[] },
): FuzzedRequest => ({
  ...{
    method: route.method,
    path,
    who: meant(route),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  },
  body: written([...Object.entries(fields).map(([name, value]) => field(name, value)), ...parts], unbroken),
});

export const aFile = (name: string, content: Uint8Array): Part => ({
  ...{ name, filename: 'a.jpg', type: 'image/jpeg', content },
});

/**
 * Uploads to a route that takes files.
 *
 * @param good a form that the route takes, if one is known; else its schema makes one
 * @param real pictures that are taken
 */
export function uploadsFor(
  route: UploadRoute,
  { path, good, real, known }: { path: string; good: Fields | null; real: readonly Uint8Array[]; known: Known },
): fc.Arbitrary<FuzzedRequest> {
  const { method, declared } = route;
  const wanted = declared?.files;
  if (!wanted) throw new Error('This route takes no files.');
  const made = declared?.body ? bodiesOf(declared.body, known) : fc.constant<unknown>({});
  const fields = good ? fc.oneof({ weight: 3, arbitrary: fc.constant<unknown>(good) }, made) : made;
  const extra = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Part[]>([]) },
    fc.constantFrom(...evilTexts).map((text) => [field('note', text), field(text, 'a')]),
    // So many that whoever keeps each of them would feel it.
    fc.constantFrom(1_000, 20_000).map((count) => Array.from({ length: count }, (_, at) => field(`f${at}`, ''))),
  );
  return fc
    .record({
      fields,
      extra,
      files: fc.array(files(wanted.field, real), { maxLength: wanted.most + 2 }),
      framing: framings,
      /** The sender goes away before the end. */
      kept: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
      chunked: fc.boolean(),
      json: fc.boolean(),
    })
    .map(({ fields: sent, extra: more, files: parts, framing, kept, chunked, json }) => {
      const texts = Object.entries((sent ?? {}) as object).map(([name, value]) =>
        field(name, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
      );
      const whole = written([...texts, ...more, ...parts], framing);
      const body = whole.subarray(0, Math.floor(kept * whole.length));
      const headers: Record<string, string> = {
        'content-type': `multipart/form-data; boundary=${framing.claimed}`,
        ...(chunked ? { 'transfer-encoding': 'chunked' } : {}),
        ...(json ? { accept: 'application/json' } : {}),
      };
      return { method, path, who: meant(route), headers, body };
    });
}
