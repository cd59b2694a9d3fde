'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { deskReturnWords, returnTone } from '#components/return/return-words.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { View } from '#contract/wire/views.ts';
import type { ReturnStatus } from '#domain/return/return-transitions.ts';

export interface ReturnRow {
  id: string;
  number: string;
  status: ReturnStatus;
  resolution: string;
  pieces: number;
  titles: string[];
  photos: number;
  requestedAt: string;
  order: { publicId: string; number: string };
}

interface ReturnsTableProps {
  rows: readonly ReturnRow[];
  /** Null for those who may not follow the whole day. */
  desk: View<'desk'> | null;
  none: string;
}

export function ReturnsTable({ rows, desk, none }: ReturnsTableProps) {
  useFresh((useView(desk && deskTopicOf.desk, desk) ?? desk)?.data.figures.openReturns ?? 0);
  if (rows.length === 0) return <p className="desk__empty">{none}</p>;
  return (
    <div className="desk__scroll">
      <table className="tabular">
        <thead>
          <tr>
            <th>Return</th>
            <th>Pieces</th>
            <th className="desk-orders__aside">Order</th>
            <th className="desk-orders__aside">Requested</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <a className="text-link" href={`/desk/orders/${row.order.publicId}#returns`}>
                  {row.number}
                </a>
              </td>
              <td>
                <span className="work-title">{row.titles.join(', ')}</span>
                <span className="small muted desk-lots__title">
                  {[
                    row.pieces > 1 && `${row.pieces} pieces`,
                    row.resolution === 'exchange' ? 'exchange' : 'refund',
                    row.photos > 0 && (row.photos === 1 ? '1 photograph' : `${row.photos} photographs`),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </td>
              <td className="desk-orders__aside">{row.order.number}</td>
              <td className="muted desk-orders__aside">
                <Moment at={row.requestedAt} show="day-time" />
              </td>
              <td>
                <Badge tone={returnTone[row.status]}>{deskReturnWords[row.status]}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useFresh(count: number): void {
  const router = useRouter();
  const before = useRef(count);
  useEffect(() => {
    if (before.current === count) return;
    before.current = count;
    router.refresh();
  }, [count, router]);
}
