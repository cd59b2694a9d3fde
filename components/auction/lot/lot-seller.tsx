import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { LotSale } from '#contract/auction/lot-facts.ts';
import { limitFrom } from '#domain/auction/bid-limit.ts';
import { falls } from '#domain/auction/format.ts';
import { withdrawalDays } from '#domain/withdrawal/withdrawal-period.ts';
import { payWords } from './pay-words.ts';

const withdrawals: Record<LotSale['withdrawal'], string> = {
  fourteen_days: `Consumers in the EU can withdraw within ${withdrawalDays} days of receiving it`,
  none_private: 'None: a private person sells it',
  none_attended: 'None: people can bid at this sale in person',
};

interface LotSellerProps {
  sale: LotSale;
  estimateHigh: number | null;
  lot: AuctionView;
  charges: LotCharges;
}

/** Lists what a lot costs, who sells it and what follows, in one line each, before anybody bids. */
export function LotSeller({ sale, estimateHigh, lot, charges }: LotSellerProps) {
  const rows: [name: string, words: string, whileOpen?: true][] = [
    ['You pay', payWords(lot, charges), true],
    ['Bidding limit', limitWords(lot, estimateHigh), true],
    ['Sold by', sellerWords(sale)],
    ['Withdrawal', withdrawals[sale.withdrawal]],
    ['VAT', sale.vat === 'margin' ? 'Margin scheme: included, and not shown on the invoice' : ''],
    [
      'Resale right',
      sale.resaleFrom === null
        ? ''
        : `Due to the artist from ${formatMoney(sale.resaleFrom, lot.currency)}. The seller pays it; nothing is added to your bill`,
    ],
    ['Clock', 'Our clock, not your device’s', true],
  ];
  return (
    <dl className="fact-list lot-details tabular">
      {rows.map(
        ([name, words, whileOpen]) =>
          words !== '' && (
            <div key={name} className={whileOpen ? 'lot-rules lot-rules--open' : 'lot-rules'}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** The price moves and this line doesn't, so it names the rule. */
function limitWords({ format, currency }: AuctionView, estimateHigh: number | null): string {
  if (falls(format)) return '';
  const limit = formatMoney(limitFrom(0, estimateHigh), currency);
  return `${limit}, or ten times the next bid if that is more, unless we have agreed to more`;
}

function sellerWords({ soldBy, sellerName }: LotSale): string {
  if (soldBy === 'private') return 'A private person, through the shop';
  return soldBy === 'trader' ? `${sellerName}, a business` : sellerName;
}
