import type { PageKeeping } from '#server/engine/pages/page-keeping.ts';
import { kept as lot } from './auctions/[slug]/kept.ts';
import { kept as record } from './auctions/[slug]/verify/kept.ts';
import { kept as guide } from './auctions/how-bidding-works/kept.ts';
import { kept as auctions } from './auctions/kept.ts';
import { kept as results } from './auctions/results/kept.ts';
import { kept as drop } from './drops/[slug]/kept.ts';
import { kept as proof } from './drops/[slug]/proof/kept.ts';
import { kept as room } from './drops/[slug]/room/kept.ts';
import { kept as entry } from './journal/[slug]/kept.ts';
import { kept as journal } from './journal/kept.ts';
import { kept as home } from './kept.ts';
import { kept as maker } from './makers/[slug]/kept.ts';
import { kept as makers } from './makers/kept.ts';
import { kept as opening } from './opening/kept.ts';
import { kept as article } from './pages/[slug]/kept.ts';
import { kept as product } from './products/[slug]/kept.ts';
import { kept as questions } from './products/[slug]/questions/kept.ts';
import { kept as reviews } from './products/[slug]/reviews/kept.ts';
import { kept as sale } from './sales/[slug]/kept.ts';
import { kept as search } from './search/kept.ts';
import { kept as collection } from './shop/[collection]/kept.ts';
import { kept as shop } from './shop/kept.ts';

/** The pages that are the same for everyone, and are kept in memory. Those above are rendered ahead first. */
export const keptPages = {
  '/': home,
  '/shop': shop,
  '/auctions': auctions,
  '/shop/[collection]': collection,
  '/auctions/[slug]': lot,
  '/auctions/how-bidding-works': guide,
  '/auctions/results': results,
  '/products/[slug]': product,
  '/products/[slug]/reviews': reviews,
  '/products/[slug]/questions': questions,
  '/auctions/[slug]/verify': record,
  '/sales/[slug]': sale,
  '/journal': journal,
  '/journal/[slug]': entry,
  '/pages/[slug]': article,
  '/makers': makers,
  '/makers/[slug]': maker,
  '/search': search,
  '/opening': opening,
  '/drops/[slug]': drop,
  '/drops/[slug]/room': room,
  '/drops/[slug]/proof': proof,
} satisfies Record<string, PageKeeping>;

/** The pages that are rendered for whoever asks, with all below them: never kept, and given their whole address. */
export const personalPages = [
  '/account',
  '/alerts',
  '/auctions/[slug]/bid',
  '/bag',
  '/checkout',
  '/confirm-address',
  '/desk',
  '/drops/[slug]/ticket',
  '/failed',
  '/forgotten-password',
  '/new-password',
  '/orders',
  '/questions',
  '/register',
  '/sign-in',
  '/unsubscribe',
  '/wish-list',
  '/wish-lists/[code]',
  '/withdraw',
];
