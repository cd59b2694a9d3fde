import { isPersonal, topicOf } from '#contract/topics.ts';
import { standingsApart } from '../auction/standings-apart.ts';
import type { LiveTopics } from '../live/live-topics.ts';

export const liveTopics: LiveTopics = { isPersonal, session: topicOf.myAccount, apart: standingsApart };
