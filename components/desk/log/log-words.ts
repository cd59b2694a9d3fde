import { eventWords } from '#components/desk/orders/order-words.ts';
import { roleWords } from '#components/desk/staff/role-words.ts';
import { formatMoment } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import type { LotEventKind } from '#contract/auction/desk-lot.ts';
import type { LogEntry, LogSection } from '#contract/log/log-entry.ts';
import { lotEventWords } from '../lots/lot-event-words.ts';

export const sectionWords: Record<LogSection, string> = {
  orders: 'Orders',
  stock: 'Stock',
  prices: 'Prices',
  pieces: 'Pieces',
  auctions: 'Auctions',
  promotions: 'Promotions and drops',
  shop: 'Settings and texts',
  access: 'Staff and keys',
};

const kindWords: Record<string, string> = {
  product: 'Piece',
  variant: 'Variant',
  photograph: 'Photograph',
  maker: 'Maker',
  collection: 'Collection',
  import: 'Import',
  scheduled_price: 'Scheduled price',
  review: 'Review',
  question: 'Question',
  sale: 'Sale',
  promotion: 'Promotion',
  drop: 'Drop',
  gift_card: 'Gift card ending in',
  settings: 'Settings',
  article: 'Text',
  tax_rate: 'Tax rate',
  tax_settings: 'Tax settings',
  delivery_settings: 'Delivery settings',
  shipping_zone: 'Delivery zone',
  shipping_rate: 'Delivery price',
  member: 'Role of',
  invitation: 'Invitation',
  api_key: 'API key',
};

const stockWords: Record<string, string> = {
  received: 'Stock received',
  correction: 'Stock corrected',
  restocked: 'Returned to stock from an order',
  returned: 'Returned by a customer',
  written_off: 'Stock written off',
};

/** `promotion_rate` and `returnDays` as "Promotion rate" and "Return days". */
export function fieldWords(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .replace(/ (?:amount|at)$/, '')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was done: "Price changed". The name of the thing follows it. */
export function actWords({ kind, verb }: LogEntry): string {
  if (kind === 'order') return eventWords(verb);
  if (kind === 'stock') return stockWords[verb] ?? fieldWords(verb);
  if (kind === 'price') return 'Price changed';
  if (kind === 'lot') return lotEventWords[verb as LotEventKind] ?? fieldWords(verb);
  if (kind === 'import') return 'Import started';
  const known = kindWords[kind] ?? fieldWords(kind);
  return kind === 'gift_card' || kind === 'member' ? known : `${known} ${verb}`;
}

const addresses: Record<string, (ref: string) => string> = {
  order: (ref) => `/desk/orders/${ref}`,
  lot: (ref) => `/desk/auctions/${ref}`,
  stock: (ref) => `/desk/pieces?q=${ref}`,
  price: (ref) => `/desk/pieces?q=${ref}`,
  variant: (ref) => `/desk/pieces?q=${ref}`,
  product: (ref) => `/desk/pieces/of/${ref}`,
  article: (ref) => `/desk/texts/${ref}`,
  shipping_zone: (ref) => `/desk/delivery/${ref}`,
  shipping_rate: (ref) => `/desk/delivery/${ref}`,
  gift_card: (ref) => `/desk/gift-cards/${ref}`,
  settings: () => '/desk/settings',
  promotion: () => '/desk/promotions',
  drop: () => '/desk/drops',
  sale: () => '/desk/auctions',
  member: () => '/desk/staff',
  invitation: () => '/desk/staff',
  api_key: () => '/desk/keys',
};

/** The desk's page of what was acted on; null if it has none, or is gone. */
export function addressOf({ kind, ref, verb }: LogEntry): string | null {
  const of = addresses[kind];
  return of && verb !== 'removed' ? of(encodeURIComponent(ref)) : null;
}

interface Setting {
  currency: string;
  zone: string;
  now: Date;
}

export interface FieldChange {
  field: string;
  from: string;
  to: string;
  /** Too long to be told: only that it changed. */
  quiet: boolean;
}

/** What changed, field by field, in words. */
export function changesOf(entry: LogEntry, setting: Setting): FieldChange[] {
  const { before, after } = entry;
  const currency = entry.currency ?? textOr(after?.currency ?? before?.currency) ?? setting.currency;
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => {
    const words = (value: unknown) => valueWords(name, value, { ...setting, currency });
    const [from, to] = [words(before?.[name]), words(after?.[name])];
    return { field: fieldWords(name), from, to, quiet: from === '' && to === '' };
  });
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const isAmount = (name: string) => /(^|_)amount$|^free_from$|Amount$/.test(name);
const longest = 80;

function valueWords(name: string, value: unknown, setting: Setting): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'number') {
    if (isAmount(name)) return formatMoney(value, setting.currency);
    return name === 'basis_points' ? formatPercent(value) : String(value);
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (name === 'roles' && Array.isArray(value))
    return value.map((role) => roleWords[role as keyof typeof roleWords] ?? String(role)).join(', ') || 'None';
  if (Array.isArray(value)) return shortened(value.map((one) => valueWords('', one, setting)).join(', ')) || 'None';
  if (typeof value === 'object')
    return shortened(
      Object.entries(value)
        .map(([key, inner]) => `${fieldWords(key).toLowerCase()} ${valueWords(key, inner, setting)}`)
        .join(', '),
    );
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text)) {
    const moment = new Date(text).toISOString();
    return formatMoment(moment, 'day-time', '', setting.now, setting.zone);
  }
  return shortened(text);
}

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text);
