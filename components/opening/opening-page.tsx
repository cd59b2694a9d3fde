import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { PlaceImage } from '#contract/photograph/image.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import type { View } from '#contract/wire/views.ts';
import { OpeningClock } from './opening-clock.tsx';
import { openingDay, openingMoment } from './opening-words.ts';
import { TellWhenOpen } from './tell-when-open.tsx';
import { YourTime } from './your-time.tsx';
import './opening-page.css';

interface OpeningPageProps {
  initial: View<'opening'>;
  opensAt: string;
  shop: Pick<ShopSettings, 'shopName' | 'tagline' | 'sellerAddress' | 'zone'>;
  /** What the page about the seller is called. */
  companyPage: string;
  image: PlaceImage | null;
}

/** All that visitors see of a shop before it opens. */
export function OpeningPage({ initial, opensAt, shop, companyPage, image }: OpeningPageProps) {
  const { shopName, tagline, sellerAddress, zone } = shop;
  return (
    <main className="opening-page" data-photograph={image !== null}>
      <div className="opening-page__text">
        <p className="brand">{shopName}</p>
        <div className="stack">
          <h1 className="display-heading tabular">We open on {openingDay(opensAt, zone)}</h1>
          {tagline !== '' && <p className="lead-text">{tagline}</p>}
          <p className="lead-text tabular">
            <time dateTime={opensAt}>{openingMoment(opensAt, zone)}</time>
            <YourTime at={opensAt} zone={zone} />
          </p>
        </div>
        <div className="opening-page__ask">
          <OpeningClock initial={initial} shown={opensAt} />
          <TellWhenOpen />
        </div>
        <p className="small muted opening-page__foot">
          {sellerAddress !== '' && <span>{sellerAddress.split('\n').join(', ')}</span>}
          <a className="text-link" href="/pages/imprint">
            {companyPage}
          </a>
          <a className="text-link" href="/pages/privacy">
            Privacy
          </a>
          <a className="text-link" href="/withdraw">
            Withdraw from contract here
          </a>
        </p>
      </div>
      {image && <Photograph image={image} sizes="(max-width: 900px) 100vw, 50vw" fetching="first" />}
    </main>
  );
}
