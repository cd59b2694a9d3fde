import type { Band } from '#components/auction/bid/band.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { TickIcon, WarningIcon } from '#components/ui/icons.tsx';

const look = {
  plain: 'search-panel__number',
  leading: 'bid-standing--leading',
  outbid: 'bid-standing--outbid',
  lost: 'bid-standing--lost',
  unknown: 'bid-standing--unknown',
};

/** The band on top of everything that bids: where you stand. While that is not known, it is empty and as high. */
export function BandLine({ band: { tone, words, at, by }, testId = 'band' }: { band: Band; testId?: string }) {
  return (
    <p className={`bid-standing ${look[tone]}`} data-testid={testId}>
      {tone === 'outbid' && <i className="pulse" />}
      {tone === 'leading' && <TickIcon />}
      {tone === 'lost' && <WarningIcon />}
      {tone === 'unknown' && <span className="bid-standing__bar" aria-hidden="true" />}
      <span className={tone === 'unknown' ? 'visually-hidden needs-script' : undefined}>{words}</span>
      {at && (
        <span className={by ? 'bid-standing__ends bid-standing__by tabular' : 'bid-standing__ends'}>
          {by && `${by}, `}
          <Moment at={at.moment} show={at.show} />
        </span>
      )}
    </p>
  );
}
