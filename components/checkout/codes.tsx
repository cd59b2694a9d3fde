'use client';

import { type FormEvent, useState } from 'react';
import type { OwnBag } from '#contract/own.ts';
import { useCommand } from '../live/use-command.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { codeWords } from './code-words.ts';

interface CodesProps {
  codes: OwnBag['codes'];
  paying: boolean;
  /** Why the code that a form without JavaScript sent was refused. */
  refused: string | null;
}

/** The codes of the bag, and a field for another. What each takes off stands in the sum. */
export function Codes({ codes, paying, refused }: CodesProps) {
  const add = useCommand('/api/bag/codes');
  const takeOff = useCommand('/api/bag/codes/take-off');
  const [problem, setProblem] = useState(refused === null ? null : codeWords(refused));
  const pending = add.pending || takeOff.pending || paying;

  async function use(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const code = String(new FormData(form).get('code') ?? '').trim();
    if (code === '') return setProblem('Enter a code.');
    const answer = await add.send({ code });
    setProblem(answer.ok ? null : wordsFor(answer.problem));
    announce(answer.ok ? `${code.toUpperCase()} is used` : wordsFor(answer.problem));
    if (answer.ok) form.reset();
    else form.querySelector<HTMLInputElement>('[name="code"]')?.focus();
  }

  async function leaveOut(code: string) {
    if (pending) return;
    const answer = await takeOff.send({ code });
    setProblem(answer.ok ? null : answer.problem.message);
    announce(answer.ok ? `${code} is taken off` : answer.problem.message);
  }

  return (
    <div className="co-codes">
      {codes.length > 0 && (
        <ul>
          {codes.map(({ code, refused: why }) => (
            <li key={code}>
              <span>
                <b className="med num">{code}</b>
                {why && (
                  <span className="small co-code-why" role="status">
                    {codeWords(why)} It isn’t in the total.
                  </span>
                )}
              </span>
              <form
                method="post"
                action="/api/bag/codes/take-off"
                onSubmit={(event) => {
                  event.preventDefault();
                  void leaveOut(code);
                }}
              >
                <input type="hidden" name="code" value={code} />
                <button type="submit" className="lnk link small" disabled={pending}>
                  Take off<span className="sr"> {code}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/api/bag/codes" className="co-code" noValidate onSubmit={(event) => void use(event)}>
        <Field
          label="Code"
          name="code"
          id="code"
          required
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          error={problem}
        />
        <Button type="submit" kind="secondary" disabled={pending}>
          Use it
        </Button>
      </form>
    </div>
  );
}

const wordsFor = ({ reason, message }: { reason?: unknown; message: string }): string =>
  typeof reason === 'string' ? codeWords(reason) : message;
