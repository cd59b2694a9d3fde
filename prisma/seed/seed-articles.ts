import { accessibilityDraft } from '#server/article/accessibility-draft.ts';
import { transaction } from '#server/database/database.ts';

interface Text {
  slug: string;
  kind: 'page' | 'journal';
  title: string;
  lead: string;
  body: string;
  imageFile?: string;
  imageAlt?: string;
}

const invented = 'This is a demo shop: its names, numbers and addresses are invented, and no money moves.';

const texts: readonly Text[] = [
  {
    slug: 'delivery-and-returns',
    kind: 'page',
    title: 'Delivery and returns',
    lead: 'The same figures as on each piece and at the checkout.',
    body: `## When

Delivery takes {{delivery_days}} working days. You get a tracking link as soon as the parcel leaves.

## What it costs

Delivery costs {{delivery_cost}}. The checkout shows it before you pay.

## If it breaks

Send us a photograph on the order's page. We send another one if there is one, or refund it.

## If you change your mind

You have {{return_days}} days from the day it arrives. Start on the order's page: we send you a label, and refund you once the piece is back.`,
  },
  {
    slug: 'contact',
    kind: 'page',
    title: 'Contact',
    lead: 'About an order, write on its page: we see at once what it is about.',
    body: `Everything else: [hello@marketday.example](mailto:hello@marketday.example), answered within a working day.

${invented}`,
  },
  {
    slug: 'imprint',
    kind: 'page',
    title: 'Company details',
    lead: 'Who sells here, and who answers.',
    body: `| | |
|---|---|
| Shop | Marketday S.L., Carrer de la Ceràmica 12, 08001 Barcelona, Spain |
| Answers | Rita Vaz, manager |
| Write | hello@marketday.example |
| Register | Registro Mercantil de Barcelona, B 000000 |
| VAT number | ESB00000000 |

${invented}`,
  },
  {
    slug: 'terms',
    kind: 'page',
    title: 'Terms',
    lead: 'What holds between you and the shop.',
    body: `## Your order

Your order is placed when you press the pay button, and it is yours once it is paid. A piece in your bag is held for you for 15 minutes; it is not sold until then.

## Prices

{{vat}} You pay the price that is shown when you press the button. If it has changed meanwhile, we ask you first.

## Auctions

A bid is an offer to buy and binds you. The record of each lot can be checked by anybody once it is closed.

## Returns

See [Delivery and returns](/pages/delivery-and-returns).

${invented}`,
  },
  {
    slug: 'privacy',
    kind: 'page',
    title: 'Privacy',
    lead: 'What the shop keeps of you, and for how long.',
    body: `## What we keep

- Your bag, wish list and alerts, so that they are there when you come back.
- Your orders with name, address and email, because we have to deliver them and the law asks us to keep invoices.
- Your reviews and questions, until you delete them. A guest's address is deleted once their question is answered.
- Your bids, and your account if you have one, with the addresses in its address book until you delete them.

## What others see

Never your name, unless you write it on a wish list that you share or under a review. A review also says the number of your piece and the month you bought it in; a question says nothing of you. Bidders are shown by a paddle number, and stock only says how many pieces are held.

## What we don't do

There is no advertising here and no tracking by other companies. Cookies keep you signed in, keep a guest's bag, and open your orders.

## What you can do

[Your account](/account) lets you download everything and delete it.

${invented}`,
  },
  {
    slug: 'accessibility',
    kind: 'page',
    title: 'Accessibility',
    lead: 'What works for everybody here, and what doesn’t yet.',
    body: accessibilityDraft,
  },
  {
    slug: 'why-we-count-in-editions',
    kind: 'journal',
    title: 'Why we count in editions',
    lead: 'A kiln holds what it holds. We sell that many, and then it is over.',
    imageFile: 'tenmoku-moon-jar-hero.webp',
    imageAlt: 'Round black-brown jar with a rust-coloured rim and bare clay foot on a pale paper background',
    body: `A firing gives eighteen jars, or twenty bowls, or four carafes that came out as they should. We put the number on the page, and a dot for each piece.

A full dot is still here. A half one is in somebody's bag. An empty one is sold. The dots change while you look, because somebody else is looking too.

When the last one goes, it goes. You can ask to be told if one comes back: it is then offered to whoever asked first.

[See all pieces](/shop)`,
  },
  {
    slug: 'nothing-is-hidden-at-our-auctions',
    kind: 'journal',
    title: 'Nothing is hidden at our auctions',
    lead: 'Every bid is written down as it comes, and the list is sealed so that nobody can change it later.',
    imageFile: 'chun-blue-bowl-hero.webp',
    imageAlt: 'Open bowl in mottled milky blue chun glaze with touches of plum and a brown lip',
    body: `At an ordinary lot you say the most you would pay. We bid for you, only as much as it takes to lead, and never more than you said.

If somebody bids in a lot's last moments, it stays open a little longer. Nobody wins by being quick.

When a lot is closed, its whole record can be downloaded and checked in your browser. You don't have to trust us.

[See what is open now](/auctions)`,
  },
];

/** The demo shop's pages and its journal. */
export async function seedArticles(): Promise<void> {
  await transaction(async (tx) => {
    for (const [place, text] of texts.entries()) {
      await tx.$executeRaw`
        INSERT INTO article (slug, kind, title, lead, body, image_file, image_alt, published_at)
        VALUES (${text.slug}, ${text.kind}, ${text.title}, ${text.lead}, ${text.body}, ${text.imageFile ?? null},
                ${text.imageAlt ?? ''}, clock_timestamp() - make_interval(days => ${place}::int))
        ON CONFLICT DO NOTHING`;
    }
  });
}
