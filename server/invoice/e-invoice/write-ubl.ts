import XMLBuilder from 'fast-xml-builder';
import type { EInvoice } from './e-invoice-of.ts';
import { ublDocument, type XmlNode } from './ubl-document.ts';

/** What XML 1.0 can't hold, not even escaped. */
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  format: true,
});

/** An e-invoice's file: the same text whenever it is asked with the same. */
export function writeUbl(eInvoice: EInvoice): string {
  const document = { '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...ublDocument(eInvoice) };
  return builder.build(written(document) as Record<string, unknown>);
}

/** Without what is left out, and with nothing that can't be written. */
function written(node: XmlNode | readonly XmlNode[]): unknown {
  if (typeof node === 'string') return node.replaceAll(unwritable, '');
  if (Array.isArray(node)) return node.map(written);
  const parts = Object.entries(node).filter(([, value]) => value !== undefined);
  return Object.fromEntries(parts.map(([name, value]) => [name, written(value as XmlNode)]));
}
