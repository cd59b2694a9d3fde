'use client';

import type { View } from '#contract/wire/views.ts';
import { TellWhenOpen } from './tell-when-open.tsx';
import { useOpened } from './use-opened.ts';
import './opening.css';

interface NotOpenYetProps {
  initial: View<'opening'>;
  shopName: string;
  /** There is something to see already. */
  hasPieces: boolean;
}

/** What the front page says until something can be bought. Above the pieces it is a section, without any the whole page. */
export function NotOpenYet({ initial, shopName, hasPieces }: NotOpenYetProps) {
  useOpened(initial);
  return hasPieces ? (
    <section className="container opening-note" aria-labelledby="opening">
      <div>
        <h2 className="heading" id="opening">
          We’re not open yet
        </h2>
        <p className="lead-text">You can look around, but not buy. Leave your email and we’ll tell you when you can.</p>
      </div>
      <TellWhenOpen />
    </section>
  ) : (
    <main className="container opening-note opening-note--page">
      <div>
        <h1 className="display-heading">{shopName} isn’t open yet</h1>
        <p className="lead-text">There’s nothing to buy so far. Leave your email and we’ll tell you when there is.</p>
      </div>
      <TellWhenOpen />
    </main>
  );
}
