import { type DocumentContent, isInvoice } from '#contract/invoice/invoice.ts';
import type { NetLine } from '#domain/invoice/e-invoice/net-amounts.ts';
import type { VatCategory } from '#domain/invoice/e-invoice/vat-category.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import type { EInvoice } from './e-invoice-of.ts';

/** An element: text, or children in the order the schema asks for. Attributes begin with `@`. */
export type XmlNode = string | { [name: string]: XmlNode | readonly XmlNode[] | undefined };

const namespaces = {
  '@xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  '@xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};
const namespaceOf = (name: 'Invoice' | 'CreditNote') => `urn:oasis:names:specification:ubl:schema:xsd:${name}-2`;

/** UBL 2.1 by EN 16931. The numbers of its business terms stand in the standard's part 3-2. */
export function ublDocument({ content, seller, buyer, amounts, categoryOf, paid }: EInvoice): {
  [name: string]: XmlNode;
} {
  const { series, number, issuedAt, currency, totalAmount, corrects, orderNumber, tax } = content;
  const isInvoiced = isInvoice(series);
  const name = isInvoiced ? 'Invoice' : 'CreditNote';
  const money = (amount: number) => inCurrency(decimalAmount(amount, currency), currency);
  const nets = sumOf(amounts.lines);
  const off = sumOf(amounts.allowances);
  const taxAmount = amounts.groups.reduce((sum, group) => sum + group.tax, 0);
  const net = nets - off;
  return {
    [name]: {
      '@xmlns': namespaceOf(name),
      ...namespaces,
      'cbc:CustomizationID': 'urn:cen.eu:en16931:2017',
      'cbc:ID': number,
      'cbc:IssueDate': dayOf(issuedAt),
      ...(isInvoiced ? { 'cbc:InvoiceTypeCode': '380' } : { 'cbc:CreditNoteTypeCode': '381' }),
      'cbc:Note': notesOf(content),
      'cbc:DocumentCurrencyCode': currency,
      'cac:InvoicePeriod': periodOf(content),
      'cac:OrderReference': { 'cbc:ID': 'NA', 'cbc:SalesOrderID': orderNumber },
      'cac:BillingReference': corrects
        ? { 'cac:InvoiceDocumentReference': { 'cbc:ID': corrects, 'cbc:IssueDate': dayOf(content.correctsIssuedAt) } }
        : undefined,
      'cac:AccountingSupplierParty': { 'cac:Party': sellerParty(seller) },
      'cac:AccountingCustomerParty': { 'cac:Party': buyerParty(buyer) },
      'cac:Delivery': tax?.to ? { 'cac:DeliveryLocation': { 'cac:Address': countryNode(tax.to) } } : undefined,
      'cac:AllowanceCharge': amounts.allowances.map((allowance) => ({
        'cbc:ChargeIndicator': 'false',
        'cbc:AllowanceChargeReason': allowance.title,
        'cbc:Amount': money(allowance.net),
        'cac:TaxCategory': categoryNode(categoryOf(allowance.basisPoints)),
      })),
      'cac:TaxTotal': {
        'cbc:TaxAmount': money(taxAmount),
        'cac:TaxSubtotal': amounts.groups.map((group) => ({
          'cbc:TaxableAmount': money(group.net),
          'cbc:TaxAmount': money(group.tax),
          'cac:TaxCategory': categoryNode(categoryOf(group.basisPoints), 'with its reason'),
        })),
      },
      'cac:LegalMonetaryTotal': {
        'cbc:LineExtensionAmount': money(nets),
        'cbc:TaxExclusiveAmount': money(net),
        'cbc:TaxInclusiveAmount': money(net + taxAmount),
        'cbc:AllowanceTotalAmount': off > 0 ? money(off) : undefined,
        'cbc:PrepaidAmount': money(paid),
        'cbc:PayableRoundingAmount': amounts.rounding === 0 ? undefined : money(amounts.rounding),
        'cbc:PayableAmount': money(totalAmount - paid),
      },
      [`cac:${name}Line`]: amounts.lines.map((line, index) =>
        lineNode(line, { id: index + 1, isInvoiced, money, category: categoryOf(line.basisPoints) }),
      ),
    },
  };
}

const sumOf = (parts: readonly { net: number }[]) => parts.reduce((sum, part) => sum + part.net, 0);

const inCurrency = (amount: string, currency: string): XmlNode => ({ '@currencyID': currency, '#text': amount });

/** The day in UTC, as the PDF has it. */
const dayOf = (iso: string | undefined): string | undefined => iso?.slice(0, 10);

const notesOf = ({ supplied, remark }: DocumentContent): string[] =>
  [supplied ?? '', ...remark.split('\n')].filter((line) => line.trim() !== '');

/**
 * A supply within the Union must say when it is made. The day the pieces are sent isn't known yet, but none are before
 * they are paid, which is when the invoice is issued.
 */
function periodOf({ tax, issuedAt, correctsIssuedAt }: DocumentContent): XmlNode | undefined {
  if (tax?.treatment !== 'reverse_charge') return undefined;
  return { 'cbc:StartDate': dayOf(correctsIssuedAt ?? issuedAt) };
}

const countryNode = (country: string) => ({ 'cac:Country': { 'cbc:IdentificationCode': country } });
const taxScheme = { 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };

function sellerParty({ name, address: [street, more, ...rest], country, vatId }: EInvoice['seller']): XmlNode {
  return {
    'cac:PostalAddress': {
      'cbc:StreetName': street,
      'cbc:AdditionalStreetName': more,
      'cac:AddressLine': rest.length > 0 ? { 'cbc:Line': rest.join(', ') } : undefined,
      ...countryNode(country),
    },
    'cac:PartyTaxScheme': { 'cbc:CompanyID': vatId, ...taxScheme },
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': name },
  };
}

/** A company is the buyer, and the name whom to ask for there. */
function buyerParty({
  name,
  company,
  line1,
  line2,
  city,
  postalCode,
  region,
  country,
  vatId,
}: EInvoice['buyer']): XmlNode {
  return {
    'cac:PostalAddress': {
      'cbc:StreetName': line1,
      'cbc:AdditionalStreetName': line2 || undefined,
      'cbc:CityName': city,
      'cbc:PostalZone': postalCode || undefined,
      'cbc:CountrySubentity': region || undefined,
      ...countryNode(country),
    },
    'cac:PartyTaxScheme': vatId ? { 'cbc:CompanyID': vatId, ...taxScheme } : undefined,
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': company || name },
    'cac:Contact': company ? { 'cbc:Name': name } : undefined,
  };
}

function categoryNode({ code, basisPoints, exemption }: VatCategory, withReason?: 'with its reason'): XmlNode {
  return {
    'cbc:ID': code,
    'cbc:Percent': String(basisPoints / 100),
    ...(withReason && {
      'cbc:TaxExemptionReasonCode': exemption?.code ?? undefined,
      'cbc:TaxExemptionReason': exemption?.sentence,
    }),
    ...taxScheme,
  };
}

interface LineTerms {
  id: number;
  isInvoiced: boolean;
  money: (amount: number) => XmlNode;
  category: VatCategory;
}

/** The price is that of one, or of as many as are bought where it can't be parted into cents. */
function lineNode({ sku, title, quantity, net }: NetLine, { id, isInvoiced, money, category }: LineTerms): XmlNode {
  const count = { '@unitCode': 'C62', '#text': String(quantity) };
  const isParted = net % quantity === 0;
  return {
    'cbc:ID': String(id),
    [isInvoiced ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity']: count,
    'cbc:LineExtensionAmount': money(net),
    'cac:Item': {
      'cbc:Name': title,
      'cac:SellersItemIdentification': sku === null ? undefined : { 'cbc:ID': sku },
      'cac:ClassifiedTaxCategory': categoryNode(category),
    },
    'cac:Price': {
      'cbc:PriceAmount': money(isParted ? net / quantity : net),
      'cbc:BaseQuantity': isParted ? undefined : count,
    },
  };
}
