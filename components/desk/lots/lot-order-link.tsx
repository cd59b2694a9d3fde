interface LotOrderLinkProps {
  publicId: string;
  opens: boolean;
  words: string;
  className: string;
}

/** The number of an order; a link for whoever may read orders. */
export function LotOrderLink({ publicId, opens, words, className }: LotOrderLinkProps) {
  if (!opens) return <span>{words}</span>;
  return (
    <a className={className} href={`/desk/orders/${publicId}`}>
      {words}
    </a>
  );
}
