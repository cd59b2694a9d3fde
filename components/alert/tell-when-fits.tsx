'use client';

import { useState } from 'react';
import type { OwnAlert } from '#contract/alert/alert.ts';
import { AskForm } from './ask-form.tsx';
import { useOwnAlert, useStop } from './use-alerts.ts';
import './alert.css';

export interface WatchableList {
  /** Its address, as an alert keeps it. */
  list: string;
  name: string;
}

/** Where a list has nothing to show: asks to be told when something fits it. */
export function TellWhenFits({ list }: Pick<WatchableList, 'list'>) {
  const own = useOwnAlert({ kind: 'piece_fits', list });
  return own ? <Told alert={own} /> : <Ask list={list} label="Tell me when something matches" />;
}

/** The same under a list that has pieces, to open. */
export function TellWhenAnotherFits({ list, name }: WatchableList) {
  const [open, setOpen] = useState(false);
  // Watched once somebody looks: most never do.
  const own = useOwnAlert({ kind: 'piece_fits', list }, open);
  return (
    <details className="alert-tell small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Tell me when another fits</summary>
      {own ? <Told alert={own} /> : <Ask list={list} label={name} kind="secondary" />}
    </details>
  );
}

function Ask({ list, label, kind }: { list: string; label: string; kind?: 'secondary' }) {
  return (
    <AskForm
      subject={{ kind: 'piece_fits', list }}
      label={label}
      action="Tell me"
      kind={kind}
      hint={
        'We’ll email you when a piece that fits is new, back in stock or cheaper. No more than one email a day, until you stop them.'
      }
    />
  );
}

function Told({ alert: { id, listName } }: { alert: OwnAlert }) {
  const { stop, pending } = useStop();
  return (
    <p className="small" role="status">
      We’ll tell you when a piece fits: {listName}.{' '}
      <button type="button" className="text-button text-link" disabled={pending} onClick={() => void stop(id)}>
        Stop
      </button>
    </p>
  );
}
