import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { returnReasons } from '#domain/return/return-reasons.ts';
import { reasonWords } from './return-words.ts';
import './return.css';

/** What a line may be exchanged for, at the same price: without any, only for the same again. */
export type ExchangeOptions = Readonly<Record<string, readonly { sku: string; title: string }[]>>;

interface ReturnChoiceProps {
  order: OrderView;
  options: ExchangeOptions;
  /** What was chosen before, by the fields' names. */
  chosen: Readonly<Record<string, string>>;
  problem: string | null;
}

/** The first page of a return: which pieces, why, and for what. Nothing is sent yet: the next page asks. */
export function ReturnChoice({ order, options, chosen, problem }: ReturnChoiceProps) {
  const lines = order.lines.flatMap((line) => {
    const { quantity: left = 0, numbers: mayBe = [] } =
      order.afterSale.returnable.find(({ lineId }) => lineId === line.id) ?? {};
    return left > 0 ? [{ ...line, left, mayBe }] : [];
  });
  return (
    <form className="return-form" action={`/orders/${order.publicId}/return`} method="get">
      <fieldset>
        <legend className="heading">What are you sending back?</legend>
        {lines.map((line) => (
          <ReturnLine
            key={line.id}
            line={line}
            options={options[line.id] ?? []}
            only={lines.length === 1}
            chosen={chosen}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend className="heading">How should we put it right?</legend>
        <label className="return-form__option">
          <input
            type="radio"
            name="resolution"
            value="refund"
            required
            defaultChecked={chosen.resolution === 'refund'}
          />
          <span>
            <b className="medium">Refund</b>
            <span className="small muted">Refunded the way you paid, once we have the pieces.</span>
          </span>
        </label>
        <label className="return-form__option">
          <input type="radio" name="resolution" value="exchange" defaultChecked={chosen.resolution === 'exchange'} />
          <span>
            <b className="medium">Exchange</b>
            <span className="small muted">We’ll send it once yours is back, if we still have one.</span>
          </span>
        </label>
      </fieldset>
      {problem && (
        <div role="alert">
          <FieldError>{problem}</FieldError>
        </div>
      )}
      <div className="cluster return-form__buttons">
        <Button type="submit">Continue</Button>
        <ButtonLink kind="secondary" href={`/orders/${order.publicId}`}>
          Don’t send anything back
        </ButtonLink>
      </div>
    </form>
  );
}

interface ReturnLineProps {
  /** `mayBe`: of a numbered edition, which of its pieces can go back. */
  line: OrderView['lines'][number] & { left: number; mayBe: readonly number[] };
  options: readonly { sku: string; title: string }[];
  only: boolean;
  chosen: Readonly<Record<string, string>>;
}

function ReturnLine({ line: { id, title, sku, imageFile, left, mayBe }, options, only, chosen }: ReturnLineProps) {
  return (
    <div className="return-form__piece">
      <Photograph image={imageFile ? { file: imageFile, alt: '', dominantHex: 'var(--plate)' } : null} sizes="96px" />
      <p className="work-title">{title}</p>
      {mayBe.length > 1 ? (
        <ReturnNumbers id={id} numbers={mayBe} chosen={chosen} />
      ) : only && left === 1 ? (
        <input type="hidden" name={`quantity.${id}`} value="1" />
      ) : (
        <HowMany id={id} left={left} chosen={chosen[`quantity.${id}`] ?? (only ? '1' : '0')} />
      )}
      <div className="field">
        <label htmlFor={`reason-${id}`}>Why</label>
        <select id={`reason-${id}`} name={`reason.${id}`} className="input" defaultValue={chosen[`reason.${id}`] ?? ''}>
          <option value="">Choose a reason</option>
          {returnReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords[reason]}
            </option>
          ))}
        </select>
      </div>
      {options.length > 0 && (
        <div className="field return-form__reason">
          <label htmlFor={`exchange-${id}`}>Exchange it for</label>
          <select
            id={`exchange-${id}`}
            name={`exchange.${id}`}
            className="input"
            defaultValue={chosen[`exchange.${id}`] ?? sku}
          >
            <option value={sku}>The same piece</option>
            {options.map((option) => (
              <option key={option.sku} value={option.sku}>
                {option.title}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

function HowMany({ id, left, chosen }: { id: string; left: number; chosen: string }) {
  return (
    <div className="field">
      <label htmlFor={`quantity-${id}`}>How many</label>
      <select id={`quantity-${id}`} name={`quantity.${id}`} className="input tabular" defaultValue={chosen}>
        {Array.from({ length: Math.min(left, 99) + 1 }, (_, count) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number is the choice
          <option key={count} value={count}>
            {count === 0 ? 'None, I’m keeping it' : count}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ReturnNumbersProps {
  id: string;
  numbers: readonly number[];
  chosen: ReturnLineProps['chosen'];
}

function ReturnNumbers({ id, numbers, chosen }: ReturnNumbersProps) {
  return (
    <fieldset className="field return-form__numbers">
      <legend>Which ones</legend>
      {numbers.map((number) => (
        <label key={number} className="tabular">
          <input
            type="checkbox"
            name={`number.${id}.${number}`}
            value="1"
            defaultChecked={chosen[`number.${id}.${number}`] === '1'}
          />
          No. {number}
        </label>
      ))}
    </fieldset>
  );
}
