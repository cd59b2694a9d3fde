import type { Band } from '#components/auction/bid/band.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { TickIcon, WarningIcon } from '#components/ui/icons.tsx';

const look = { plain: 'sn', leading: 'sl', outbid: 'so', lost: 'sx', unknown: 'su' };

/** The band on top of everything that bids: where you stand. While that is not known, it is empty and as high. */
export function BandLine({ band: { tone, words, at, by }, testId = 'band' }: { band: Band; testId?: string }) {
  return (
    <p className={`stt ${look[tone]}`} data-testid={testId}>
      {tone === 'outbid' && <i className="pulse" />}
      {tone === 'leading' && <TickIcon />}
      {tone === 'lost' && <WarningIcon />}
      {tone === 'unknown' && <span className="bar" aria-hidden="true" />}
      <span className={tone === 'unknown' ? 'sr needs-script' : undefined}>{words}</span>
      {at && (
        <span className={by ? 'e by num' : 'e'}>
          {by && `${by}, `}
          <Moment at={at.moment} show={at.show} />
        </span>
      )}
    </p>
  );
}
