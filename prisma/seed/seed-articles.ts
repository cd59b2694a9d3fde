import { accessibilityDraft } from '#server/article/accessibility-draft.ts';
import { transaction } from '#server/engine/database/database.ts';

interface Text {
  slug: string;
  kind: 'page' | 'journal';
  title: string;
  lead: string;
  body: string;
  imageFile?: string;
}

const invented = 'This is a demo shop: its names, numbers and addresses are invented, and no money moves.';

const texts: readonly Text[] = [
  {
    slug: 'delivery-and-returns',
    kind: 'page',
    imageFile: 'place-packing.webp',
    title: 'Delivery and returns',
    lead: 'The same prices and days as on each piece and at the checkout.',
    body: `## When

Delivery takes {{delivery_days}} working days. You get a tracking link as soon as the parcel leaves.

## What it costs

Delivery costs {{delivery_cost}}. The checkout shows it before you pay.

## If it breaks

Send us a photograph on the order's page. We’ll send a replacement if we have one, or refund you.

## If you change your mind

You have {{return_days}} days from the day it arrives. Start on the order's page: we send you a label, and refund you once the piece is back.`,
  },
  {
    slug: 'contact',
    kind: 'page',
    imageFile: 'place-shelf.webp',
    title: 'Contact',
    lead: 'A question about a piece, a glaze or a visit? A person reads every message.',
    body: `We usually answer within a working day.

${invented}`,
  },
  {
    slug: 'imprint',
    kind: 'page',
    title: 'Company details',
    lead: 'Who runs this shop.',
    body: `| | |
|---|---|
| Shop | Marketday S.L., Carrer de la Ceràmica 12, 08001 Barcelona, Spain |
| Managing director | Rita Vaz |
| Email | hello@marketday.example |
| Register | Registro Mercantil de Barcelona, B 000000 |
| VAT number | ESB00000000 |

${invented}`,
  },
  {
    slug: 'terms',
    kind: 'page',
    title: 'Terms',
    lead: 'The agreement between you and us.',
    body: `## Your order

Your order is placed when you press the pay button, and it’s yours once it’s paid. A piece in your bag is held for you for 15 minutes; it isn’t sold to you until you pay.

## Prices

{{vat}} You pay the price shown when you press the button. If it’s changed, we’ll ask you first.

## Auctions

A bid is an offer to buy and binds you. Anyone can check the record of each lot once it’s closed.

## Returns

See [Delivery and returns](/pages/delivery-and-returns).

${invented}`,
  },
  {
    slug: 'privacy',
    kind: 'page',
    title: 'Privacy',
    lead: 'What we keep about you and for how long.',
    body: `## What we keep

- Your bag, wish list and alerts, so that they are there when you come back.
- Your orders with name, address and email, because we have to deliver them and the law asks us to keep invoices.
- Your messages from the contact page, until half a year after we have answered.
- Your reviews and questions, until you delete them. A guest's address is deleted once their question is answered.
- Your bids, and your account if you have one, with the addresses in its address book until you delete them.

## What others see

Never your name, unless you write it on a wish list you share or under a review. A review also says the number of your piece and the month you bought it in; a question says nothing about you. Bidders are shown by a paddle number, and stock only says how many pieces are held.

## What we don't do

There is no advertising here and no tracking by other companies. Cookies keep you signed in, keep a guest's bag, open your orders, and remember which country you have things sent to.

## What you can do

[Your account](/account) lets you download everything and delete it.

${invented}`,
  },
  {
    slug: 'accessibility',
    kind: 'page',
    title: 'Accessibility',
    lead: 'What works for everyone here, and what doesn’t yet.',
    body: accessibilityDraft,
  },
  {
    slug: 'why-we-count-in-editions',
    kind: 'journal',
    title: 'Why we count in editions',
    lead: 'A kiln only holds so many. We sell that many and no more.',
    imageFile: 'place-ware-board.webp',
    body: `A firing gives eighteen jars, or twenty bowls, or four carafes that came out as they should. We put the number on the page, and a dot for each piece.

A full dot is still here. A half one is in someone’s bag. An empty one is sold. The dots change while you look, because someone else is looking too.

When the last one goes, it goes. You can ask us to tell you if one comes back. We offer it to whoever asked first.

[See all pieces](/shop)`,
  },
  {
    slug: 'nothing-is-hidden-at-our-auctions',
    kind: 'journal',
    title: 'Nothing is hidden at our auctions',
    lead: 'Every bid is written down as it comes, and the list is sealed so that nobody can change it later.',
    imageFile: 'place-auction-plinths.webp',
    body: `On most lots you tell us the most you’d pay. We bid for you, only as much as it takes to lead, and never more than you said.

If someone bids in a lot’s last moments, it stays open a little longer. Nobody wins by being quick.

When a lot is closed, its whole record can be downloaded and checked in your browser. You don't have to trust us.

[See what is open now](/auctions)`,
  },
  {
    slug: 'nine-tiles-and-a-notebook',
    kind: 'journal',
    title: 'Nine tiles and a notebook',
    lead: 'A glaze is a recipe, a thickness and a flame. The tiles tell us which of the three went wrong.',
    imageFile: 'place-glaze-table.webp',
    body: `A glaze in its bucket looks nothing like itself. Celadon is grey, tenmoku is rust, and the blues are the colour of slate.

So every new batch goes on a tile first. Each tile is dipped three times: once all over, once to half its height, once at the edge. After the firing it shows how the glaze breaks where it is thin and where it runs where it is thick.

The tiles that work go on a nail above the bench. The ones that don't go in the notebook, with the date and the reason.

[See the makers](/makers)`,
  },
  {
    slug: 'mended-in-gold',
    kind: 'journal',
    title: 'Mended in gold',
    lead: 'Lacquer, patience and a little gold dust: how a broken bowl becomes a different one.',
    imageFile: 'place-kintsugi.webp',
    body: `Kintsugi joins broken pottery with lacquer and covers the seams with gold. Nothing is hidden. The break becomes the drawing.

Each edge is brushed with lacquer and pressed to its neighbour, then left in a damp box for a week or more. What is missing is built up in thin layers. The gold comes last, dusted on while the final coat is still tacky.

A mended bowl holds water again, but keep it out of the dishwasher and the microwave.

[See what is open at auction](/auctions)`,
  },
  {
    slug: 'the-door-comes-down',
    kind: 'journal',
    title: 'The door comes down',
    lead: 'A kiln is opened when it is cool, not when we are ready. Three days in one firing.',
    imageFile: 'place-kiln.webp',
    body: `The first day is for stacking: tall pieces at the back, bowls nested as closely as their glazes allow. Two pots that touch become one.

The second day belongs to the flame. It climbs slowly, so that the last of the water can leave the clay, and then faster, until the cones lean over at 1,280 °C.

The third day is for waiting. A door that opens too soon lets cold air at hot glaze, and a shelf of good pots can crack in a minute. When a hand can rest on the brick, the door comes down.

What came out as it should is counted, photographed and put in the shop.

[See all pieces](/shop)`,
  },
];

/** The demo shop's pages and its journal. */
export async function seedArticles(): Promise<void> {
  await transaction(async (tx) => {
    for (const [place, text] of texts.entries()) {
      await tx.$executeRaw`
        INSERT INTO article (slug, kind, title, lead, body, image_file, image_alt, published_at)
        VALUES (${text.slug}, ${text.kind}, ${text.title}, ${text.lead}, ${text.body}, ${text.imageFile ?? null},
                '', clock_timestamp() - make_interval(days => ${place}::int))
        ON CONFLICT DO NOTHING`;
    }
  });
}
