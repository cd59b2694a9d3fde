import { expect, it } from 'vitest';
import { openLines } from './open-lines.ts';

const namesOf = (lines: readonly string[]) => lines.map((line) => line.split(' ', 1)[0]);

it('says which addresses beyond this machine are read by whoever is on the way', () => {
  const lines = openLines({
    REDIS_URL: ['redis://10.0.0.5:6379'],
    DATABASE_URL: 'postgresql://shop:secret@db.example/shop',
    SMTP_URL: 'smtp://mail.example:587',
  });
  expect(namesOf(lines)).toEqual(['REDIS_URL', 'REDIS_URL', 'DATABASE_URL', 'SMTP_URL']);
  expect(lines.join()).not.toContain('secret');
});

it('says nothing of this machine, nor of what is encrypted', () => {
  expect(
    openLines({
      REDIS_URL: ['redis://127.0.0.1:6379', 'redis://[::1]:6379'],
      DATABASE_URL: 'postgresql://localhost/shop',
      SMTP_URL: 'smtp://localhost:25',
    }),
  ).toEqual([]);
  expect(
    openLines({
      REDIS_URL: ['rediss://shop:secret@cache.example:6380'],
      DATABASE_URL: 'postgresql://db.example/shop?sslmode=verify-full',
      SMTP_URL: 'smtp://mail.example:587?requireTLS=true',
    }),
  ).toEqual([]);
  expect(openLines({ REDIS_URL: undefined, DATABASE_URL: undefined, SMTP_URL: undefined })).toEqual([]);
});
