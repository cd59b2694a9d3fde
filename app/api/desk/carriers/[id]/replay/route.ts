import { accept } from '#domain/decision.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { replayCarrierMessage } from '#server/shipping/replay-carrier-message.ts';

export const POST = endpoint({
  access: 'merchant',
  run: async ({ params: { id = '' } }) => accept(await replayCarrierMessage(id)),
  goTo: () => '/desk/carriers',
});
