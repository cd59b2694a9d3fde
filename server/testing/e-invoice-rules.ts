/** What EN 16931 asks of a UBL file, as far as it can be told from one that has been read: a checker of our own for tests. */
import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) =>
    ['cac:InvoiceLine', 'cac:CreditNoteLine', 'cac:TaxSubtotal', 'cac:AllowanceCharge', 'cbc:Note'].includes(name),
});

// biome-ignore lint/suspicious/noExplicitAny: a file that was read has any form.
type Read = any;

/** The order of children that UBL 2.1's schemas ask for, of the elements that are written. */
const sequences: Readonly<Record<string, string>> = {
  Document: `cbc:CustomizationID cbc:ID cbc:IssueDate cbc:InvoiceTypeCode cbc:CreditNoteTypeCode cbc:Note cbc:DocumentCurrencyCode
    cac:InvoicePeriod cac:OrderReference cac:BillingReference cac:AccountingSupplierParty cac:AccountingCustomerParty cac:Delivery
    cac:AllowanceCharge cac:TaxTotal cac:LegalMonetaryTotal cac:InvoiceLine cac:CreditNoteLine`,
  'cac:OrderReference': 'cbc:ID cbc:SalesOrderID',
  'cac:InvoiceDocumentReference': 'cbc:ID cbc:IssueDate',
  'cac:Party': 'cac:PostalAddress cac:PartyTaxScheme cac:PartyLegalEntity cac:Contact',
  'cac:PostalAddress':
    'cbc:StreetName cbc:AdditionalStreetName cbc:CityName cbc:PostalZone cbc:CountrySubentity cac:AddressLine cac:Country',
  'cac:PartyTaxScheme': 'cbc:CompanyID cac:TaxScheme',
  'cac:AllowanceCharge': 'cbc:ChargeIndicator cbc:AllowanceChargeReason cbc:Amount cac:TaxCategory',
  'cac:TaxTotal': 'cbc:TaxAmount cac:TaxSubtotal',
  'cac:TaxSubtotal': 'cbc:TaxableAmount cbc:TaxAmount cac:TaxCategory',
  'cac:TaxCategory': 'cbc:ID cbc:Percent cbc:TaxExemptionReasonCode cbc:TaxExemptionReason cac:TaxScheme',
  'cac:ClassifiedTaxCategory': 'cbc:ID cbc:Percent cac:TaxScheme',
  'cac:LegalMonetaryTotal': `cbc:LineExtensionAmount cbc:TaxExclusiveAmount cbc:TaxInclusiveAmount cbc:AllowanceTotalAmount
    cbc:PrepaidAmount cbc:PayableRoundingAmount cbc:PayableAmount`,
  'cac:InvoiceLine': 'cbc:ID cbc:InvoicedQuantity cbc:LineExtensionAmount cac:Item cac:Price',
  'cac:CreditNoteLine': 'cbc:ID cbc:CreditedQuantity cbc:LineExtensionAmount cac:Item cac:Price',
  'cac:Item': 'cbc:Name cac:SellersItemIdentification cac:ClassifiedTaxCategory',
  'cac:Price': 'cbc:PriceAmount cbc:BaseQuantity',
};

/** The file as an object: `document` is its root. */
export function readUbl(xml: string): { name: string; document: Read } {
  const { '?xml': _, ...roots } = parser.parse(xml);
  const [name = ''] = Object.keys(roots);
  return { name, document: roots[name] };
}

/** The rules that a file breaks, by the names the standard gives them; empty: none of those checked here. */
export function brokenRules(xml: string): string[] {
  const { name, document } = readUbl(xml);
  return [
    ...disordered('Document', document),
    ...missingTerms(name, document),
    ...unequalTotals(name, document),
    ...brokenCategories(name, document),
  ];
}

function disordered(name: string, node: Read): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => disordered(name, one));
  if (typeof node !== 'object') return node === '' ? [`${name} is empty`] : [];
  const names = Object.keys(node).filter((key) => !key.startsWith('@') && key !== '#text');
  const known = sequences[name]?.split(/\s+/);
  const places = known ? names.map((child) => known.indexOf(child)) : [];
  const isRight = places.every((place, at) => place >= 0 && place > (places[at - 1] ?? -1));
  return [...(isRight ? [] : [`order of ${name}: ${names}`]), ...names.flatMap((key) => disordered(key, node[key]))];
}

const linesOf = (name: string, document: Read): Read[] => document[`cac:${name}Line`] ?? [];
const textOf = (node: Read): string => (typeof node === 'object' ? node['#text'] : node);
/** An amount in hundredths. BR-DEC: never more than two decimals. */
const cents = (node: Read): number => {
  if (node === undefined) return 0;
  if (!/^-?\d+\.\d\d$/.test(textOf(node))) throw new Error(`BR-DEC: ${textOf(node)}`);
  return Math.round(Number(textOf(node)) * 100);
};
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);

function missingTerms(name: string, document: Read): string[] {
  const seller = document['cac:AccountingSupplierParty']?.['cac:Party'];
  const buyer = document['cac:AccountingCustomerParty']?.['cac:Party'];
  const asked: Record<string, unknown> = {
    'BR-01': document['cbc:CustomizationID'],
    'BR-02': document['cbc:ID'],
    'BR-03': /^\d{4}-\d\d-\d\d$/.test(document['cbc:IssueDate']),
    'BR-04': document[name === 'Invoice' ? 'cbc:InvoiceTypeCode' : 'cbc:CreditNoteTypeCode'],
    'BR-05': /^[A-Z]{3}$/.test(document['cbc:DocumentCurrencyCode']),
    'BR-06': seller?.['cac:PartyLegalEntity']?.['cbc:RegistrationName'],
    'BR-07': buyer?.['cac:PartyLegalEntity']?.['cbc:RegistrationName'],
    'BR-09': /^[A-Z]{2}$/.test(seller?.['cac:PostalAddress']?.['cac:Country']?.['cbc:IdentificationCode']),
    'BR-11': /^[A-Z]{2}$/.test(buyer?.['cac:PostalAddress']?.['cac:Country']?.['cbc:IdentificationCode']),
    'BR-16': linesOf(name, document).length > 0,
    'BR-CO-09': [seller, buyer].every((party) => {
      const id = party?.['cac:PartyTaxScheme']?.['cbc:CompanyID'];
      return id === undefined || /^[A-Z]{2}/.test(id);
    }),
    'BR-CO-26': seller?.['cac:PartyTaxScheme']?.['cbc:CompanyID'],
    'BR-55': name === 'Invoice' || document['cac:BillingReference']?.['cac:InvoiceDocumentReference']?.['cbc:ID'],
  };
  const ofLines = linesOf(name, document).flatMap((line) => {
    const quantity = line[name === 'Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity'];
    const price = line['cac:Price'];
    const base = Number(textOf(price?.['cbc:BaseQuantity'] ?? '1'));
    return [
      ...(line['cbc:ID'] ? [] : ['BR-21']),
      ...(quantity?.['@unitCode'] ? [] : ['BR-23']),
      ...(line['cac:Item']?.['cbc:Name'] ? [] : ['BR-25']),
      ...(cents(price?.['cbc:PriceAmount']) >= 0 ? [] : ['BR-27']),
      ...(cents(price?.['cbc:PriceAmount']) * Number(textOf(quantity)) === cents(line['cbc:LineExtensionAmount']) * base
        ? []
        : ['BT-131: quantity times price']),
    ];
  });
  const missing = Object.entries(asked).flatMap(([rule, holds]) => (holds ? [] : [rule]));
  return [...missing, ...ofLines];
}

function unequalTotals(name: string, document: Read): string[] {
  const totals = document['cac:LegalMonetaryTotal'];
  const of = (term: string) => cents(totals[`cbc:${term}`]);
  const allowances: Read[] = document['cac:AllowanceCharge'] ?? [];
  const tax = document['cac:TaxTotal'];
  const groups: Read[] = tax['cac:TaxSubtotal'];
  const rules: Record<string, boolean> = {
    'BR-CO-10':
      sum(linesOf(name, document).map((line) => cents(line['cbc:LineExtensionAmount']))) === of('LineExtensionAmount'),
    'BR-CO-11': sum(allowances.map((one) => cents(one['cbc:Amount']))) === of('AllowanceTotalAmount'),
    'BR-CO-13': of('LineExtensionAmount') - of('AllowanceTotalAmount') === of('TaxExclusiveAmount'),
    'BR-CO-14': sum(groups.map((group) => cents(group['cbc:TaxAmount']))) === cents(tax['cbc:TaxAmount']),
    'BR-CO-15': of('TaxExclusiveAmount') + cents(tax['cbc:TaxAmount']) === of('TaxInclusiveAmount'),
    'BR-CO-16': of('TaxInclusiveAmount') - of('PrepaidAmount') + of('PayableRoundingAmount') === of('PayableAmount'),
    'BR-CO-21': allowances.every((one) => one['cbc:AllowanceChargeReason'] && one['cbc:ChargeIndicator'] === 'false'),
    'BR-CO-25': of('PayableAmount') <= 0,
  };
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

/** The rules' names by category code, and what each asks for. */
const categories: Readonly<Record<string, { name: string; codes: readonly (string | undefined)[] | null }>> = {
  S: { name: 'BR-S', codes: null },
  Z: { name: 'BR-Z', codes: null },
  E: { name: 'BR-E', codes: [undefined, 'VATEX-EU-F', 'VATEX-EU-I', 'VATEX-EU-J'] },
  K: { name: 'BR-IC', codes: ['VATEX-EU-IC'] },
  G: { name: 'BR-G', codes: ['VATEX-EU-G'] },
};

function brokenCategories(name: string, document: Read): string[] {
  const keyOf = (category: Read) => `${category['cbc:ID']} ${category['cbc:Percent']}`;
  const groups: Read[] = document['cac:TaxTotal']['cac:TaxSubtotal'];
  const lines = linesOf(name, document).map((line) => ({
    key: keyOf(line['cac:Item']['cac:ClassifiedTaxCategory']),
    net: cents(line['cbc:LineExtensionAmount']),
  }));
  const allowances = (document['cac:AllowanceCharge'] ?? []).map((one: Read) => ({
    key: keyOf(one['cac:TaxCategory']),
    net: -cents(one['cbc:Amount']),
  }));
  const parts: { key: string; net: number }[] = [...lines, ...allowances];
  const keys = groups.map((group) => keyOf(group['cac:TaxCategory']));
  const unknown = parts.some(({ key }) => !keys.includes(key)) || new Set(keys).size !== keys.length;
  const ofGroups = groups.flatMap((group) => {
    const category = group['cac:TaxCategory'];
    const rule = categories[category['cbc:ID']];
    if (!rule) return [`BR-CL-17 ${category['cbc:ID']}`];
    const percent = Number(category['cbc:Percent']);
    const [net, tax] = [cents(group['cbc:TaxableAmount']), cents(group['cbc:TaxAmount'])];
    const of = parts.filter(({ key }) => key === keyOf(category));
    // Exact: hundredths of a per cent of hundredths, half of one up.
    const share = Math.floor((net * Math.round(percent * 100) * 2 + 10_000) / 20_000);
    return [
      ...(sum(of.map((part) => part.net)) === net ? [] : [`${rule.name}-08`]),
      ...(share === tax ? [] : ['BR-CO-17']),
      ...((category['cbc:ID'] === 'S' ? percent > 0 : percent === 0 && tax === 0) ? [] : [`${rule.name}-05`]),
      ...((rule.codes === null ? !category['cbc:TaxExemptionReason'] : category['cbc:TaxExemptionReason'])
        ? []
        : [`${rule.name}-10`]),
      ...(rule.codes === null || rule.codes.includes(category['cbc:TaxExemptionReasonCode']) ? [] : ['VATEX']),
    ];
  });
  const isSupply = groups.some((group) => group['cac:TaxCategory']['cbc:ID'] === 'K');
  const supply: Record<string, unknown> = {
    'BR-IC-02': document['cac:AccountingCustomerParty']['cac:Party']['cac:PartyTaxScheme']?.['cbc:CompanyID'],
    'BR-IC-11': document['cac:InvoicePeriod']?.['cbc:StartDate'],
    'BR-IC-12':
      document['cac:Delivery']?.['cac:DeliveryLocation']?.['cac:Address']?.['cac:Country']?.['cbc:IdentificationCode'],
  };
  return [
    ...(unknown ? ['BR-CO-18'] : []),
    ...ofGroups,
    ...(isSupply ? Object.entries(supply).flatMap(([rule, holds]) => (holds ? [] : [rule])) : []),
  ];
}
