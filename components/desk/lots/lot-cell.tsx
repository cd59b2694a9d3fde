import { Thumb } from '#components/desk/thumb.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';

export const LotCell = ({ view, imageFile }: { view: AuctionView; imageFile: string | null }) => (
  <div className="pc">
    <Thumb file={imageFile} />
    <a href={`/auctions/${view.slug}`} className="rowlink">
      <span>
        <span className="mute">{view.lotNumber}</span>&ensp;<span className="work">{view.title}</span>
        {view.sale && (
          <span className="small mute lcs">
            {view.sale.title}, lot {view.sale.position + 1}
          </span>
        )}
      </span>
    </a>
  </div>
);
