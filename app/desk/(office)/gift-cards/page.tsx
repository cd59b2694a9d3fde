import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { GiftCardsTable } from '#components/desk/gift-cards/gift-cards-table.tsx';
import { IssueGiftCard, NewGiftCard } from '#components/desk/gift-cards/issue-gift-card.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { text } from '#contract/value/text.ts';
import { listGiftCards } from '#server/gift-card/gift-cards-view.ts';
import { newGiftCardCookieName } from '#server/gift-card/new-gift-card-cookie.ts';
import { can } from '#server/session/can.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Gift cards' };

const cursorSchema = text().max(100).optional().catch(undefined);

type Query = Promise<{ problem?: string; field?: string; before?: string; for?: string }>;

const emailSchema = text().max(254).catch('').default('');

export default async function DeskGiftCardsPage({ searchParams }: { searchParams: Query }) {
  const actor = await atDesk('/desk/gift-cards');
  const { problem, field, before: asked, for: customer } = await searchParams;
  const before = cursorSchema.parse(asked) ?? null;
  const code = parseCookies((await headers()).get('cookie')).get(newGiftCardCookieName);
  const { items, nextCursor } = await listGiftCards(before);
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Gift cards</h1>
      </div>
      {code && problem === undefined && <NewGiftCard code={code} />}
      <GiftCardsTable cards={items} />
      <DeskPages path="/desk/gift-cards" asked={{}} name="before" isFirst={before === null} next={nextCursor} />
      {can(actor, 'gift_card:issue') && (
        <IssueGiftCard
          currency={shopCurrency()}
          zone={(await readShop()).zone}
          issueKey={randomUUID()}
          email={emailSchema.parse(customer)}
          problem={problem === undefined ? null : { code: problem, field: field ?? null }}
        />
      )}
    </>
  );
}
