import { expect, it } from 'vitest';
import { problemOf } from './access-problem.ts';
import { mostUnderWay, whileFilesAreUnderWay } from './files-under-way.ts';

/** Reads that end when they are told to. */
function reads(addresses: readonly string[]) {
  const ends: (() => void)[] = [];
  const outcomes = addresses.map((address) =>
    whileFilesAreUnderWay(address, () => new Promise<void>((resolve) => ends.push(resolve))).then(
      () => 'read',
      (error: unknown) => problemOf(error)?.code,
    ),
  );
  return { ended: () => Promise.all(outcomes), end: () => ends.forEach((end) => void end()) };
}
const { perAddress, inAll } = mostUnderWay;

it('one address sends so many files at once and no more; when they are read it may send others', async () => {
  const own = reads(Array(perAddress + 2).fill('2001:db8::1'));
  const network = reads(['2001:db8::2', '2001:db8:0:1::1']);
  own.end();
  network.end();
  expect((await own.ended()).toSorted()).toEqual([...Array(perAddress).fill('read'), 'too_many', 'too_many']);
  expect(await network.ended()).toEqual(['too_many', 'read']);
  const later = reads(['2001:db8::1']);
  later.end();
  expect(await later.ended()).toEqual(['read']);
});

it('all together send so many, and what fails makes room too', async () => {
  const all = reads(Array.from({ length: inAll + 1 }, (_, at) => `198.51.100.${at}`));
  all.end();
  expect((await all.ended()).filter((outcome) => outcome === 'too_many')).toHaveLength(1);
  for (let at = 0; at < inAll + 1; at++)
    await expect(whileFilesAreUnderWay('198.51.100.1', () => Promise.reject(new Error('cut off')))).rejects.toThrow(
      'cut off',
    );
});
