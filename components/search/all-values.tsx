'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { grouped } from '#components/ui/format/format-money.ts';
import { CloseIcon } from '#components/ui/icons.tsx';
import type { FacetName } from '#contract/search/shelf-address.ts';
import { Choice } from './choice.tsx';
import { facetTitles } from './shelf-address.ts';

interface AllValuesProps {
  facet: FacetName;
  listKey: string;
  chosen: readonly string[];
  /** @param chosen null: as it was */
  close: (chosen: string[] | null) => void;
}

/** All values of a facet, with a field that finds some of them. */
export function AllValues({ facet, listKey, chosen: before, close }: AllValuesProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState<{ value: string; count: number }[] | null>(null);
  const [chosen, setChosen] = useState([...before]);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    dialog.current?.showModal();
    void fetch(`/api/shelf/values?${new URLSearchParams({ key: listKey, facet })}`)
      .then(async (response) => setValues(response.ok ? (await response.json()).values : []))
      .catch(() => setValues([]));
  }, [listKey, facet]);
  const wanted = typed.trim().toLowerCase();
  const fitting = (values ?? [])
    .filter(({ value }) => value.toLowerCase().includes(wanted))
    .sort((one, other) => one.value.localeCompare(other.value));
  const isChosen = (value: string) => chosen.some((other) => other.toLowerCase() === value.toLowerCase());
  const toggle = (value: string, on: boolean) =>
    setChosen(on ? [...chosen, value] : chosen.filter((other) => other.toLowerCase() !== value.toLowerCase()));
  const title = facetTitles[facet];
  return (
    <dialog className="all-facets" ref={dialog} aria-labelledby="all-values" onClose={() => close(null)}>
      <div className="between">
        <h2 className="heading-small" id="all-values">
          {title}
        </h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </div>
      <label className="catalogue__search all-facets__search">
        <span className="visually-hidden">Find in {title}</span>
        <input value={typed} onChange={(event) => setTyped(event.target.value)} placeholder="Find" />
        <span className="small muted tabular" aria-live="polite">
          {values === null ? 'Loading…' : `${grouped(fitting.length)} of ${grouped(values.length)}`}
        </span>
      </label>
      <div className="all-facets__columns">
        {fitting.map(({ value, count }) => (
          <Choice
            key={value}
            name={facet}
            value={value}
            on={isChosen(value)}
            count={count}
            choose={(on) => toggle(value, on)}
          />
        ))}
      </div>
      <Button onClick={() => close(chosen)}>Show the pieces</Button>
    </dialog>
  );
}
