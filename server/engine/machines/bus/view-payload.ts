import type { SentView, View } from '#contract/wire/views.ts';

/** `4` is Engine.IO's message, `2` Socket.IO's event. */
const packet = '42';

export const writePayload = (view: SentView): Buffer => Buffer.from(`${packet}${JSON.stringify(['view', view])}`);

/** @returns the state alone; what its way took belongs to those that it was sent to */
export function readPayload(payload: Buffer): View {
  const [, { trace: _trace, ...view }] = JSON.parse(payload.toString().slice(packet.length)) as ['view', SentView];
  return view;
}
