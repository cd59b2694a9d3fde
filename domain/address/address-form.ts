/** The parts an address has in a country, in the sequence in which they are asked for, and what they are called there. */
import { regionsOf } from './regions.ts';

export const addressParts = ['name', 'line1', 'line2', 'postalCode', 'city', 'region'] as const;
export type AddressPart = (typeof addressParts)[number];

/** An address as a form has it: each part may be missing. */
export type AddressTyped = Readonly<Partial<Record<AddressPart | 'country', string>>>;

export interface FormPart {
  part: AddressPart;
  label: string;
  needed: boolean;
  /** The message if it is needed and missing. */
  missing: string;
  hint?: string;
  /** One of these. */
  choices?: readonly (readonly [code: string, name: string])[];
  /** Shares its row with its neighbour. */
  half: boolean;
}

const names = {
  postcode: { part: 'postalCode', label: 'Postcode', missing: 'Enter the postcode.' },
  postalCode: { part: 'postalCode', label: 'Postal code', missing: 'Enter the postal code.' },
  zip: { part: 'postalCode', label: 'ZIP code', missing: 'Enter the ZIP code.' },
  eircode: { part: 'postalCode', label: 'Eircode', missing: 'Enter the Eircode.', hint: 'Such as A65 F4E2' },
  city: { part: 'city', label: 'City', missing: 'Enter the town or city.' },
  town: { part: 'city', label: 'Town or city', missing: 'Enter the town or city.' },
  suburb: { part: 'city', label: 'Suburb or town', missing: 'Enter the suburb or town.' },
  district: { part: 'city', label: 'District', missing: 'Enter the district.' },
  region: { part: 'region', label: 'Region', missing: 'Enter the region.' },
  county: { part: 'region', label: 'County', missing: 'Enter the county.' },
  emirate: { part: 'region', label: 'Emirate', missing: 'Enter the emirate.' },
  prefecture: { part: 'region', label: 'Prefecture', missing: 'Enter the prefecture.' },
  province: { part: 'region', label: 'Province', missing: 'Choose the province.' },
  provinceOf2: {
    part: 'region',
    label: 'Province',
    missing: 'Enter the province as two letters, such as MI.',
    hint: 'Two letters, such as MI',
  },
  provinceTyped: { part: 'region', label: 'Province', missing: 'Enter the province.' },
  state: { part: 'region', label: 'State', missing: 'Choose the state.' },
  stateTyped: { part: 'region', label: 'State', missing: 'Enter the state.' },
} as const satisfies Record<string, Pick<FormPart, 'part' | 'label' | 'missing'> & { hint?: string }>;
type Name = keyof typeof names;
/** With a `?`, the part may be left out. */
type Asked = Name | `${Name}?`;

const codeFirst: readonly Asked[] = ['postcode', 'city'];
const codeLast: readonly Asked[] = ['town', 'postcode'];

/** Postcode, town and region by country, in the sequence in which its post writes them. */
const forms: Readonly<Record<string, readonly Asked[]>> = {
  ...Object.fromEntries(
    'AT BE BG CH CY CZ DE DK EE FI FR GR HR HU IS LI LT LU MC NL NO PL PT RO SE SI SK'
      .split(' ')
      .map((country) => [country, codeFirst]),
  ),
  AE: ['city', 'emirate'],
  AU: ['suburb', 'state', 'postcode'],
  BR: ['city', 'stateTyped', 'postalCode'],
  CA: ['city', 'province', 'postalCode'],
  CN: ['provinceTyped', 'city', 'postalCode'],
  ES: ['postcode', 'city', 'provinceTyped?'],
  GB: codeLast,
  HK: ['district', 'region?'],
  IE: ['town', 'county?', 'eircode?'],
  IL: codeFirst,
  IN: ['city', 'postalCode', 'stateTyped'],
  IT: ['postcode', 'city', 'provinceOf2'],
  JP: ['postalCode', 'prefecture', 'city'],
  KR: ['provinceTyped', 'city', 'postalCode'],
  LV: codeLast,
  MT: codeLast,
  MX: ['postalCode', 'city', 'stateTyped'],
  NZ: codeLast,
  SG: ['city', 'postalCode'],
  US: ['city', 'state', 'zip'],
};
/** For a country that isn't listed: it may have neither postcodes nor regions. */
const general: readonly Asked[] = ['city', 'region?', 'postcode?'];

/** Their postcodes have digits and nothing else: a phone shows its keys for digits. */
const inDigits = new Set('AT AU BE BG CH CY DE DK EE ES FI FR HR HU IT MX NO RO SI'.split(' '));
export const isPostcodeInDigits = (country: string): boolean => inDigits.has(country);

/** Countries with a form of their own. */
export const knownCountries: readonly string[] = Object.keys(forms);

const above: readonly FormPart[] = [
  { part: 'name', label: 'Full name', needed: true, missing: 'Enter the name on the door.', half: false },
  { part: 'line1', label: 'Street and number', needed: true, missing: 'Enter the street and number.', half: false },
  { part: 'line2', label: 'Flat, floor, company (optional)', needed: false, missing: '', half: false },
];

function partOf(country: string, asked: Asked, half: boolean): FormPart {
  const needed = !asked.endsWith('?');
  const { label, ...name } = nameOf(asked);
  const choices = name.part === 'region' ? regionsOf[country] : undefined;
  return { ...name, label: needed ? label : `${label} (optional)`, needed, half, ...(choices ? { choices } : {}) };
}

/** @param country an ISO 3166 code; another, or none, has the general form */
export function addressForm(country: string | undefined): readonly FormPart[] {
  const asked = (country !== undefined && Object.hasOwn(forms, country) && forms[country]) || general;
  // Of three, the town that comes first has a row of its own, else the third.
  const halves = asked.length === 2 ? [0, 1] : isTown(asked[0]) ? [1, 2] : [0, 1];
  return [...above, ...asked.map((name, at) => partOf(country ?? '', name, halves.includes(at)))];
}

const isTown = (asked: Asked | undefined) => asked !== undefined && nameOf(asked).part === 'city';
const nameOf = (asked: Asked) => names[asked.replace('?', '') as Name];
