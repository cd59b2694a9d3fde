import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { testSettings } from '#server/testing/settings.ts';
import { actorOfKey } from './actor.ts';

testDatabase();

describe('an API key', () => {
  it('of the shop’s own opens until it is revoked, and what it opens is told', async () => {
    const keyHash = createHash('sha256').update('a-key').digest('hex');
    await database().apiKey.create({ data: { name: 'till', keyHash, scopes: ['stock:adjust'] } });
    expect(await actorOfKey('a-key')).toEqual({
      kind: 'key',
      id: expect.any(String),
      name: 'till',
      scopes: ['stock:adjust'],
    });
    await database().apiKey.update({ where: { keyHash }, data: { revokedAt: new Date() } });
    expect([await actorOfKey('a-key'), await actorOfKey('another')]).toEqual([null, null]);
  });

  it('of the configuration is the one that is configured now', async () => {
    expect(await actorOfKey(testApiKey)).toMatchObject({ name: 'environment', scopes: ['*'] });
    setSettings({ ...testSettings(), MARKETDAY_API_KEY: 'changed-key-0123456789' });
    expect([await actorOfKey(testApiKey), (await actorOfKey('changed-key-0123456789'))?.kind]).toEqual([null, 'key']);
    setSettings({ ...testSettings(), MARKETDAY_API_KEY: undefined });
    expect([await actorOfKey('changed-key-0123456789'), await actorOfKey('')]).toEqual([null, null]);
  });
});
