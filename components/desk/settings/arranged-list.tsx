'use client';

import type { ArrangedList as ListName } from '#contract/shop/front-settings.ts';
import { SeenForm } from '../seen-form.tsx';

interface Props {
  list: ListName;
  title: string;
  /** All there are, by name. */
  words: Readonly<Record<string, string>>;
  /** Those that are on, in their order, with spaces between. */
  value: string;
  version: number;
}

/** An order that is changed press by press, each saved at once. Works by keyboard and without JavaScript. */
export function ArrangedList({ list, title, words, value, version }: Props) {
  const on = value.split(' ').filter(Boolean);
  const off = Object.keys(words).filter((name) => !on.includes(name));
  const press = (item: string, move: string, label: string, done: string) => (
    <SeenForm
      action="/api/desk/settings/arrange"
      version={version}
      label={label}
      about={words[item] ?? item}
      busy="Saving…"
      done={done}
      kind="quiet"
    >
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="item" value={item} />
      <input type="hidden" name="move" value={move} />
    </SeenForm>
  );
  return (
    <section aria-labelledby={`list-${list}`}>
      <h2 className="heading-small" id={`list-${list}`}>
        {title}
      </h2>
      <ol className="arranged">
        {on.map((item, at) => (
          <li key={item}>
            <b className="medium">{words[item] ?? item}</b>
            <span className="arranged__moves">
              {at > 0 && press(item, 'up', 'Up', 'Moved up')}
              {at < on.length - 1 && press(item, 'down', 'Down', 'Moved down')}
              {press(item, 'off', 'Hide', 'Hidden')}
            </span>
          </li>
        ))}
        {off.map((item) => (
          <li key={item} className="arranged__off">
            <span>{words[item]}, hidden</span>
            <span className="arranged__moves">{press(item, 'on', 'Show', 'Shown')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
