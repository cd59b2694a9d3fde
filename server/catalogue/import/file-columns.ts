/** The columns of Shopify's product files, in both of its ways to call them, and our own beside them. */
const names = {
  handle: ['URL handle', 'Handle'],
  title: ['Title'],
  description: ['Description', 'Body (HTML)'],
  vendor: ['Vendor'],
  type: ['Type'],
  status: ['Status'],
  published: ['Published on online store', 'Published'],
  sku: ['SKU', 'Variant SKU'],
  option1Name: ['Option1 name'],
  option1Value: ['Option1 value'],
  option2Name: ['Option2 name'],
  option2Value: ['Option2 value'],
  option3Name: ['Option3 name'],
  option3Value: ['Option3 value'],
  price: ['Price', 'Variant Price'],
  compareAt: ['Compare-at price', 'Variant Compare At Price'],
  quantity: ['Inventory quantity', 'Variant Inventory Qty'],
  grams: ['Weight value (grams)', 'Variant Grams'],
  imageUrl: ['Product image URL', 'Image Src'],
  imagePosition: ['Image position'],
  imageAlt: ['Image alt text'],
  variantImage: ['Variant image URL', 'Variant Image'],
  collection: ['Collection'],
  collections: ['Collections (product.metafields.custom.collections)'],
  format: ['Description format (product.metafields.custom.description_format)'],
  material: ['Material (product.metafields.custom.material)'],
  facts: ['Facts (product.metafields.custom.facts)'],
  manufacturer: ['Manufacturer (product.metafields.custom.manufacturer)'],
  manufacturerAddress: ['Manufacturer address (product.metafields.custom.manufacturer_address)'],
  manufacturerContact: ['Manufacturer contact (product.metafields.custom.manufacturer_contact)'],
  manufacturerCountry: ['Manufacturer country (product.metafields.custom.manufacturer_country)'],
  responsible: ['EU responsible person (product.metafields.custom.eu_responsible_person)'],
  responsibleAddress: ['EU responsible address (product.metafields.custom.eu_responsible_address)'],
  responsibleContact: ['EU responsible contact (product.metafields.custom.eu_responsible_contact)'],
  warnings: ['Safety warnings (product.metafields.custom.safety_warnings)'],
  hsCode: ['HS code (product.metafields.custom.hs_code)', 'HS Code'],
  taxClass: ['Tax class (product.metafields.custom.tax_class)'],
  charged: ['Charge tax', 'Variant Taxable'],
  originCountry: ['Country of origin (product.metafields.custom.country_of_origin)', 'COO'],
  height: ['Height mm (product.metafields.custom.height_mm)'],
  width: ['Width mm (product.metafields.custom.width_mm)'],
  depth: ['Depth mm (product.metafields.custom.depth_mm)'],
  weight: ['Weight g (product.metafields.custom.weight_grams)'],
  edition: ['Edition (product.metafields.custom.edition_size)'],
  currency: ['Currency (variant.metafields.custom.currency)'],
  numberedOf: ['Numbered 1 to (variant.metafields.custom.numbered_of)'],
  withdrawn: ['Withdrawn numbers (variant.metafields.custom.withdrawn_numbers)'],
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof names;
export const fields = Object.keys(names) as Field[];

/** What an export calls a column: as Shopify does since 2024. */
export const headerOf = (field: Field): string => names[field][0];

/** Headers as people's programs write them: any case, spaces at their ends, a mark of the byte order. */
const plain = (header: string) => header.replaceAll('\uFEFF', '').trim().toLowerCase();
const byHeader = new Map(
  fields.flatMap((field) => names[field].map((header): [string, Field] => [plain(header), field])),
);

export interface FileHeader {
  /** Per column of the file its field; null for one that isn't read. */
  fields: (Field | null)[];
  /** What the file itself calls a field. */
  nameOf(field: Field): string;
  has(field: Field): boolean;
  /** What the file calls the columns that aren't read. */
  unread: string[];
}

const shown = (cell: string) => cell.replaceAll('\uFEFF', '').trim().slice(0, 100);

export function readHeader(cells: readonly string[]): FileHeader {
  const found = cells.map((cell) => byHeader.get(plain(cell)) ?? null);
  // The first of two columns of one name counts.
  const columns = found.map((field, place) => (field !== null && found.indexOf(field) === place ? field : null));
  return {
    fields: columns,
    nameOf: (field) => cells[columns.indexOf(field)]?.replaceAll('\uFEFF', '').trim() ?? headerOf(field),
    has: (field) => columns.includes(field),
    unread: cells.filter((cell, place) => columns[place] === null && plain(cell) !== '').map(shown),
  };
}
