'use client';

import { type FormEvent, useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FileField } from '#components/ui/form/file-field.tsx';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import type { Problem } from '#contract/wire/problem.ts';

const onTheTable: ReadonlySet<string> = new Set(['packing', 'packed', 'partly_shipped']);

interface PackedPhotosProps {
  order: PackingOrder;
  action: string;
  mayAdd: boolean;
}

export function PackedPhotos({ order, action, mayAdd }: PackedPhotosProps) {
  const { send, pending } = useCommand(action);
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = mayAdd && onTheTable.has(order.status);
  if (!open && order.packedPhotos.length === 0) return null;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const answer = await send(new FormData(form));
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? 'Photograph sent to the customer.' : answer.problem.message);
    if (answer.ok) form.reset();
  }

  return (
    <section className="desk__apart" aria-labelledby="packed-photos">
      <h2 className="heading-small" id="packed-photos">
        What was packed
      </h2>
      {order.packedPhotos.length > 0 && (
        <ul className="desk-parcel__photos">
          {order.packedPhotos.map(({ id }, index) => (
            <li key={id}>
              {/* biome-ignore lint/performance/noImgElement: it is private, so nothing may keep a copy of it in other sizes. */}
              <img src={`/api/files/${id}`} alt={`What was packed, photograph ${index + 1}`} width={120} height={90} />
            </li>
          ))}
        </ul>
      )}
      {open && (
        <form
          method="post"
          action={action}
          encType="multipart/form-data"
          className="parcel-form"
          onSubmit={(event) => void submit(event)}
        >
          <FileField
            id="packed-photo"
            name="photos"
            label="A photograph for the customer"
            choose="Take or choose one"
            capture="environment"
            required
            error={problem?.message ?? null}
          />
          <Button type="submit" kind="secondary" small busy={pending && 'Sending…'}>
            Send to the customer
          </Button>
        </form>
      )}
    </section>
  );
}
