import type { ChosenAddress } from '#contract/checkout/checkout.ts';

/** Links that fill the form with another address of the book, also without JavaScript. */
export function ChooseAddress({ saved, chosen, path }: ChosenAddress & { path: string }) {
  if (saved.length === 0) return null;
  return (
    <nav aria-label="Your addresses" className="cluster choose-address">
      {saved.map(({ id, label }) => (
        <a
          key={id}
          className={id === chosen ? 'button button--small' : 'button button--small button--secondary'}
          href={`${path}address=${id}`}
          aria-current={id === chosen ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
