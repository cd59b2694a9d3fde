import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { clientEvents } from '#contract/socket.ts';
import type { Route } from './api/route.ts';
import type { Limit } from './engine/limit/limit.ts';
import type { AnyTopicSource } from './engine/live/topic-source.ts';
import type { DueWork } from './engine/work/due-work.ts';
import type { NoticeForm } from './notice/words/notice-form.ts';
import { dueWorks, limits, notices, routes, socketCommands, subjects, topicSources } from './subjects.ts';

type Exported = Partial<Route & AnyTopicSource & DueWork & Limit & NoticeForm>;

const isRoute = (made: Exported): boolean => 'method' in made && 'path' in made;
const isTopic = (made: Exported): boolean => 'kind' in made && 'read' in made && 'allow' in made;
const isLimit = (made: Exported): boolean => 'rate' in made && 'countedIn' in made;
const isNotice = (made: Exported): boolean => 'terms' in made && 'words' in made;
const isWork = (made: Exported): boolean => 'run' in made && ('due' in made || 'dueHere' in made);

/** An outbox has its work and its release inside; a file of routes exports lists. */
const withInner = (made: unknown): Exported[] =>
  [made, typeof made === 'object' && made !== null ? Object.values(made) : []]
    .flat()
    .filter((one): one is Exported => typeof one === 'object' && one !== null);

let exported: Exported[] = [];
beforeAll(async () => {
  const files = subjects.flatMap(({ name }) =>
    readdirSync(join('server', name), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test|\/subject|^subject)\.ts$/.test(file))
      .map((file) => join(import.meta.dirname, name, file)),
  );
  const modules = await Promise.all(files.map((file) => import(file) as Promise<object>));
  exported = modules.flatMap((module) => Object.values(module).flatMap(withInner));
});

describe('what a subject’s files export, its subject.ts declares', () => {
  it.each([
    ['routes', isRoute, routes],
    ['topics', isTopic, topicSources],
    ['due works', isWork, dueWorks],
    ['limits', isLimit, limits],
    ['notices', isNotice, Object.values(notices)],
  ])('%s', (_, is, folded) => {
    const listed = new Set<unknown>(folded);
    const found = exported.filter(is);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((one) => !listed.has(one))).toEqual([]);
    expect(listed.size).toBe(folded.length);
  });
});

it('no two limits have one name: they are counted by it', () => {
  expect(new Set(limits.map(({ name }) => name)).size).toBe(limits.length);
});

it('every command of the socket is one subject’s', () => {
  const given = subjects.flatMap(({ commands = {} }) => Object.keys(commands));
  const named = Object.keys(clientEvents).filter((event) => event !== 'watch' && event !== 'unwatch');
  expect(given.toSorted()).toEqual(named.toSorted());
  expect(Object.keys(socketCommands).toSorted()).toEqual(named.toSorted());
});
