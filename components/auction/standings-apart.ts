import type { OwnPosition } from '#contract/auction/position.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import type { LiveTopics } from '../live/live-topics.ts';

/** A person's standing and the lot that it is about: neither tells what the other doesn't know yet. */
export const standingsApart: LiveTopics['apart'] = (views, isWatched) => {
  const own = views[topicOf.myPositions] as View<'my-positions'> | undefined;
  const apart = new Set<string>();
  for (const position of own?.data.positions ?? []) {
    const topic = topicOf.auction(position.auctionId);
    const lot = views[topic] as View<'auction'> | undefined;
    if (!lot || !isWatched(topic)) continue;
    const isBehind = position.lotVersion < lot.version && isOtherStanding(position, lot);
    if (isBehind || position.lotVersion > lot.version) apart.add(topicOf.myPositions);
    if (isBehind) apart.add(topic);
  }
  return apart;
};

/** The lot's view tells of a change that this standing is still to tell. Nobody leads while bids are sealed. */
const isOtherStanding = ({ state, leading, paddle }: OwnPosition, { data }: View<'auction'>): boolean =>
  state !== data.state || (data.leader !== null && leading !== (data.leader === paddle));
