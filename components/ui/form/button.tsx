import type { ButtonHTMLAttributes, ComponentProps } from 'react';
import { classNames } from '#components/ui/class-names.ts';

interface Look {
  /** One primary per view. `bid` is for being outbid; `danger` destroys what can’t be brought back. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'bid' | 'danger';
  small?: boolean;
  wide?: boolean;
}

const kinds = {
  primary: '',
  secondary: 'button--secondary',
  quiet: 'button--quiet',
  bid: 'button--bid',
  danger: 'button--danger',
};
const look = ({ kind = 'primary', small, wide }: Look, className?: string) =>
  classNames('button', kinds[kind], small && 'button--small', wide && 'button--wide', className);

export interface ButtonProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does while it works ("Holding…"). It can't be pressed again meanwhile. */
  busy?: string | false;
}

export function Button({ kind, small, wide, busy = false, className, children, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={look({ kind, small, wide }, className)}
      aria-busy={busy !== false || undefined}
      // Not `disabled`, which would drop the focus of whoever pressed it.
      onClick={busy === false ? rest.onClick : (event) => event.preventDefault()}
    >
      {busy === false ? (
        children
      ) : (
        <>
          <span className="button__spinner" aria-hidden="true" />
          {busy}
        </>
      )}
    </button>
  );
}

export function ButtonLink({ kind, small, wide, className, ...rest }: Look & ComponentProps<'a'>) {
  return <a {...rest} className={look({ kind, small, wide }, className)} />;
}
