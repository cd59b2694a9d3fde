'use client';

import { useState } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import type { AskForAlert, OwnAlert } from '#contract/alert/alert.ts';
import { topicOf } from '#contract/topics.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { useCommand } from '../live/use-command.ts';

/** One's own alert of a kind; null for none, and until that is known. @param watch false: not asked for */
export function useOwnAlert(
  { kind, sku, maker, list }: { kind: OwnAlert['kind']; sku?: string; maker?: string; list?: string },
  watch = true,
): OwnAlert | null {
  const alerts = useView<'my-alerts'>(watch ? topicOf.myAlerts : null)?.data.alerts ?? [];
  return (
    alerts.find(
      (one) =>
        one.kind === kind &&
        (sku === undefined || one.sku === sku) &&
        (maker === undefined || one.maker === maker) &&
        (list === undefined || one.list?.toLowerCase() === list.toLowerCase()),
    ) ?? null
  );
}

export type Asked = { state: 'not_asked' | 'asked' } | { state: 'sent'; to: string };

/** Asks for an alert. A guest's address gets a link first: `sent` says where. */
export function useAsk() {
  const { send, pending } = useCommand<{ sent: boolean }>('/api/alerts');
  const [asked, setAsked] = useState<Asked>({ state: 'not_asked' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = async (body: AskForAlert) => {
    const answer = await send(body);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setAsked(answer.value.sent ? { state: 'sent', to: body.email ?? '' } : { state: 'asked' });
  };
  return { ask, pending, asked, problem };
}

export function useStop() {
  const { send, pending } = useCommand('/api/account/alerts/stop');
  return { stop: (id: string) => send({ id }), pending };
}
