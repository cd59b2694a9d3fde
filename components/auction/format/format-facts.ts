import { sealedWords } from '#components/auction/format/format-words.ts';
import type { LotFormat } from '#domain/auction/format.ts';

interface FormatFacts {
  name: string;
  /** What its buyer pays, before fees and delivery. */
  paid: string;
  /** How it works; null: the guide's steps are about this one. */
  guide: string | null;
}

/** What people are told about each format. */
export const formatFacts: Record<LotFormat, FormatFacts> = {
  english: { name: 'Rising price', paid: 'The winning bid', guide: null },
  dutch: {
    name: 'Falling price',
    paid: 'The price you take it at',
    guide:
      'The price falls step by step. The first to take it gets it, at the price shown, or less if the price has dropped by then.',
  },
  sealed_first_price: {
    name: 'Sealed bids, first price',
    paid: 'The winning bid',
    guide: sealedWords('sealed_first_price'),
  },
  sealed_second_price: {
    name: 'Sealed bids, second price',
    paid: 'The second highest bid',
    guide: sealedWords('sealed_second_price'),
  },
};
