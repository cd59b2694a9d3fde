export const SendingBid = ({ amount, unknown }: { amount: string; unknown: boolean }) => (
  <>
    <button className="button button--wide tabular" type="button" disabled>
      <span className="button__spinner" aria-hidden="true" />
      {unknown ? 'Waiting for the answer' : `Sending ${amount}`}
    </button>
    <p className="small muted">
      {unknown
        ? 'We don’t know yet whether your bid reached us, and we’re checking. It can’t count twice, so don’t bid again elsewhere.'
        : 'Your bid counts from when it reaches us, not from when you see the reply.'}
    </p>
  </>
);
