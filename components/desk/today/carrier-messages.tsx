'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { DeskCarrierMessage } from '#contract/shipping/carrier-message.ts';
import type { View } from '#contract/wire/views.ts';

const sourceNames: Readonly<Record<string, string>> = {
  easypost: 'EasyPost',
  shippo: 'Shippo',
  aftership: 'AfterShip',
  standard: 'Standard Webhooks',
  pull: 'Carrier’s tracking service',
};

/** Carriers' messages that failed or are for no parcel of ours. Live: their number is on the desk's topic. */
export function CarrierMessages({ messages, desk }: { messages: DeskCarrierMessage[]; desk: View<'desk'> | null }) {
  const count = (useView(desk && deskTopicOf.desk, desk) ?? desk)?.data.figures.carrierProblems ?? 0;
  const shown = useRef(count);
  const router = useRouter();
  useEffect(() => {
    if (shown.current === count) return;
    shown.current = count;
    router.refresh();
  }, [count, router]);
  if (messages.length === 0) {
    return (
      <p className="desk__empty">
        No problems. Messages that can’t be read, or are for an unknown parcel, appear here.
      </p>
    );
  }
  return (
    <ul>
      {messages.map((message) => (
        <CarrierMessage key={message.id} message={message} />
      ))}
    </ul>
  );
}

function CarrierMessage({ message }: { message: DeskCarrierMessage }) {
  const { id, source, status, problem, carrier, trackingNumber, attempts, receivedAt, body } = message;
  return (
    <li className="desk-parcel">
      <div className="between">
        <p className="tabular">
          <span className="medium">{sourceNames[source] ?? source}</span>{' '}
          <span className="muted">
            {trackingNumber && `${carrier} ${trackingNumber}, `}
            <Moment at={receivedAt} show="day-time" />
          </span>
        </p>
        <Badge tone="outline">{status === 'failed' ? 'Failed' : 'Unknown parcel'}</Badge>
      </div>
      <p className="small muted">
        {problem}
        {status === 'failed' && attempts > 1 && ` Tried ${attempts} times.`}
        {status === 'unmatched' && ' It will be processed once a parcel has this carrier and number.'}
      </p>
      <details className="desk-action">
        <summary>Original message</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
        <pre className="desk-raw small" tabIndex={0}>
          {body}
        </pre>
      </details>
      <DeskForm
        action={`/api/desk/carriers/${id}/replay`}
        label="Try again"
        busy="Retrying…"
        done="The message will be processed again"
        kind="secondary"
      />
    </li>
  );
}
