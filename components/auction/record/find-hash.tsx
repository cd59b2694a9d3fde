'use client';

import { useState } from 'react';
import { Field } from '#components/ui/form/field.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { LotRecord } from '#contract/auction/lot-record.ts';

export function FindHash({ record }: { record: LotRecord }) {
  const [typed, setTyped] = useState('');
  const hash = typed.trim().toLowerCase();
  return (
    <div className="verify-find">
      <Field
        label="A hash you saved"
        name="hash"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        hint="64 digits and letters, as shown on the lot’s page while it was open."
      />
      {hash !== '' && (
        <p role="status">
          <Found hash={hash} record={record} />
        </p>
      )}
    </div>
  );
}

function Found({ hash, record }: { hash: string; record: LotRecord }) {
  if (!/^[0-9a-f]{64}$/.test(hash))
    return 'That isn’t a valid hash. A hash has 64 characters: digits and the letters a to f.';
  if (hash === record.termsHash) return 'It is in the record: the hash of the terms, from before the first bid.';
  const line = record.lines.find((one) => one.hash === hash);
  if (!line) return <b className="bold">It is not in the record.</b>;
  return (
    <>
      It is in the record: line {line.seq}, written at <Moment at={line.at} show="seconds" />. Everything up to it is as
      it was then.
    </>
  );
}
