import { Thumb } from '#components/desk/thumb.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';

export const LotCell = ({ view, imageFile }: { view: AuctionView; imageFile: string | null }) => (
  <div className="desk__piece">
    <Thumb file={imageFile} />
    <a href={`/auctions/${view.slug}`} className="desk__row-link">
      <span>
        <span className="muted">{view.lotNumber}</span>&ensp;<span className="work-title">{view.title}</span>
        {view.sale && (
          <span className="small muted desk-lots__case">
            {view.sale.title}, lot {view.sale.position + 1}
          </span>
        )}
      </span>
    </a>
  </div>
);
