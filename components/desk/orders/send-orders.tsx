'use client';

import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { LinesField } from '#components/desk/lines-field.tsx';
import { Button } from '#components/ui/form/button.tsx';
import { Field, FieldError } from '#components/ui/form/field.tsx';
import { FileField } from '#components/ui/form/file-field.tsx';
import { answeredWords } from './answered-words.ts';
import { Carriers } from './order-parcels.tsx';
import { type OrderToSend, SendRow } from './send-row.tsx';
import { useOrderAnswers } from './use-order-answers.ts';

/** As many as the shop takes. */
const mostBytes = 1_048_576;
const action = '/api/desk/orders/parcels';

interface SendOrdersProps {
  orders: readonly OrderToSend[];
  most: number;
}

/** Tracking numbers for many orders: scanned one by one, pasted as a column, pasted as rows, or from a file. */
export function SendOrders({ orders, most }: SendOrdersProps) {
  const { press, pending, problem, answers } = useOrderAnswers(action);
  const [rows, setRows] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].filter(
      ([, value]) => typeof value === 'string' && value !== '',
    );
    const each = await press(Object.fromEntries(fields), (all) => answeredWords(all.values(), 'sent'));
    if (!each) return;
    if ([...each.values()].every((answer) => answer.problem === null)) setRows('');
  }

  async function readFile({ target }: FormEvent<HTMLFormElement>) {
    const file = target instanceof HTMLInputElement && target.type === 'file' ? target.files?.[0] : undefined;
    if (!file) return;
    const fits = file.size <= mostBytes;
    setTooLarge(!fits);
    if (fits) setRows(await textOf(file));
  }

  const wrong = new Map((problem?.errors ?? []).map(({ field, message }) => [field, message]));
  const refused = [...(answers?.values() ?? [])].filter((answer) => answer.problem !== null);
  const elsewhere = refused.filter(({ publicId }) => !orders.some((order) => order.publicId === publicId));
  return (
    <form
      ref={form}
      method="post"
      action={action}
      encType="multipart/form-data"
      className="send-orders"
      onSubmit={(event) => void submit(event)}
      onChange={(event) => void readFile(event)}
      onKeyDown={(event) => goOnAtEnter(event)}
      noValidate
    >
      <Field
        label="Carrier"
        name="carrier"
        list="carriers"
        maxLength={60}
        autoComplete="off"
        hint="Used for every tracking number without a carrier of its own."
        error={wrong.get('carrier') ?? null}
      />
      <Carriers />
      {orders.length > 0 ? (
        <ul className="send-orders__rows" onPaste={spreadColumn}>
          {orders.map((order) => (
            <SendRow
              key={order.publicId}
              order={order}
              answer={answers?.get(order.publicId)}
              wrong={wrong.get(`number.${order.publicId}`) ?? null}
            />
          ))}
        </ul>
      ) : (
        <p className="desk__empty">No packed orders are waiting to be sent.</p>
      )}
      <details className="desk-action send-orders__list">
        <summary>Paste rows, or use a file</summary>
        <LinesField
          label="Rows"
          name="rows"
          most={mostBytes}
          rows={6}
          value={rows}
          onChange={setRows}
          hint={`One order a line: its number, the carrier and the tracking number, with commas or tabs between. Up to ${most}.`}
        />
        <FileField
          id="parcels-file"
          name="file"
          label="A CSV file"
          choose="Choose a file"
          accept=".csv,.txt,text/csv,text/plain"
          hint="Columns: Order, Carrier (optional) and Tracking number. Other columns are ignored."
          error={tooLarge ? 'The file is too large. Choose one of at most 1 MB.' : null}
        />
      </details>
      <Button type="submit" busy={pending && 'Sending…'}>
        Send
      </Button>
      <p className="desk__quiet">We’ll send each customer their tracking number straight away.</p>
      <div role="status">{answers && <p>{answeredWords(answers.values(), 'sent')}</p>}</div>
      {elsewhere.map(({ publicId, number, problem: why }) => (
        <p key={publicId} className="desk__problem">
          <a className="text-link" href={`/desk/orders/${publicId}`}>
            {number}
          </a>{' '}
          {why?.message}
        </p>
      ))}
      {problem && <FieldError>{problem.message}</FieldError>}
    </form>
  );
}

const numberFields = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('input[name^="number."]'),
];

function focusField(form: HTMLFormElement, after: HTMLInputElement | null): void {
  const fields = numberFields(form);
  const rest = fields.slice(after ? fields.indexOf(after) + 1 : 0);
  (rest.find(({ value }) => value === '') ?? form.querySelector<HTMLButtonElement>('button[type="submit"]'))?.focus();
}

/** A scanner ends with Enter: it goes on to the next order, and never sends half of them. */
function goOnAtEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type === 'file') return;
  event.preventDefault();
  focusField(event.currentTarget, event.target.name.startsWith('number.') ? event.target : null);
}

/** A column that is pasted fills the fields from here on. */
function spreadColumn(event: ClipboardEvent<HTMLUListElement>): void {
  const { target } = event;
  const lines = event.clipboardData
    .getData('text/plain')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length < 2 || !(target instanceof HTMLInputElement) || !target.form) return;
  event.preventDefault();
  const fields = numberFields(target.form);
  const from = fields.indexOf(target);
  for (const [place, line] of lines.entries()) {
    const field = fields[from + place];
    if (field) field.value = line;
  }
  focusField(target.form, fields[from + lines.length - 1] ?? null);
}

/** Excel writes "Unicode text" as UTF-16 with a mark of its byte order. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}
