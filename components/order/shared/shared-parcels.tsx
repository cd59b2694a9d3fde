import { midSentence, sayArrival } from '#components/order/order-headline.ts';
import type { ReaderTime } from '#components/order/reader-time.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OpenSharedOrder } from '#contract/order/shared-order.ts';
import { type SharedParcel, sharedParcelWords } from './shared-order-words.ts';

export function SharedParcels({
  order: { parcels, toCollect, packedAt },
  time,
}: {
  order: OpenSharedOrder;
  time: ReaderTime;
}) {
  if (parcels.length === 0) {
    if (toCollect)
      return packedAt ? null : <p className="lead">It isn’t ready yet. This page updates by itself when it is.</p>;
    return <p className="lead">Nothing has been sent yet. This page updates automatically.</p>;
  }
  return (
    <section className="prs" aria-label="Parcels">
      {parcels.map((parcel, index) => (
        <Parcel
          key={parcel.id}
          parcel={parcel}
          title={parcels.length > 1 ? `Parcel ${index + 1} of ${parcels.length}` : 'The parcel'}
          time={time}
        />
      ))}
    </section>
  );
}

function Parcel({ parcel, title, time }: { parcel: SharedParcel; title: string; time: ReaderTime }) {
  const { status, eta, deliveredAt, updates } = parcel;
  return (
    <div className="pr">
      <h2 className="h3">{title}</h2>
      <p>
        {sharedParcelWords[status]}
        {eta && !deliveredAt && <span className="mute num">, expected {midSentence(sayArrival(eta, time))}</span>}
      </p>
      <ol className="evl num">
        {updates.map(({ id, status: update, at, city }) => (
          <li key={id}>
            <span className="med">
              <Moment at={at} beside={at} />
            </span>
            <span className="mute">
              <Moment at={at} show="day" />
            </span>
            <span>{city ? `${sharedParcelWords[update]}, ${city}` : sharedParcelWords[update]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
