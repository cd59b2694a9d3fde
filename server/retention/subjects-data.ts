import { processWide } from '#server/engine/process/process-wide.ts';
import type { PersonalData } from '#server/person/personal-data.ts';
import type { RetentionRule } from './retention-rule.ts';

/** What a subject says of the data that it keeps. */
export interface SubjectData {
  personal?: PersonalData;
  /** How long it keeps what it needs no more. */
  retention?: readonly RetentionRule[];
}

type Read = () => PromiseLike<readonly SubjectData[]> | readonly SubjectData[];

const holder = processWide<{ read?: Read }>('data of the subjects', () => ({}));

/**
 * Whoever starts the shop says which subjects there are: what an account has, or a guest, is asked of all of them by
 * subjects that stand below most.
 */
export function setSubjectsData(read: Read): void {
  holder.read = read;
}

/** @throws Error before the server has started */
export async function subjectsData(): Promise<readonly SubjectData[]> {
  if (!holder.read) throw new Error('The server has not started.');
  return holder.read();
}

export const personalData = async (): Promise<PersonalData[]> =>
  (await subjectsData()).flatMap(({ personal }) => personal ?? []);

export const retentionRules = async (): Promise<RetentionRule[]> =>
  (await subjectsData()).flatMap(({ retention = [] }) => retention);
