'use client';

import { Field } from '#components/ui/form/field.tsx';
import type { DeskDelivery, DeskRate } from '#contract/tariff/desk-delivery.ts';
import { DeskDialog, KeepAsIs } from '../desk-dialog.tsx';
import { DeskForm } from '../desk-form.tsx';
import { SeenForm } from '../seen-form.tsx';
import { AreaFields } from './area-fields.tsx';
import { weightWords } from './delivery-desk-words.ts';
import { WayFields } from './way-fields.tsx';
import './delivery.css';

interface ZoneEditorProps {
  zone: DeskDelivery['zones'][number];
  currency: string;
  /** What becomes of its places without it. */
  without: string;
  openRemoval: boolean;
}

/** A form of its own for the zone and for each rate: each is saved alone, upon what was seen. */
export function ZoneEditor({ zone, currency, without, openRemoval }: ZoneEditorProps) {
  return (
    // Saved ones begin anew from what is there then.
    <div key={zone.version}>
      <SeenForm
        version={zone.version}
        action={`/api/desk/delivery/zones/${zone.id}`}
        label="Save the zone"
        busy="Saving…"
        done="Saved"
        className="tariff-form"
      >
        <AreaFields area={zone} />
      </SeenForm>
      <h2 className="heading-small desk__apart">Delivery methods</h2>
      {zone.rates.length === 0 && <p>Nothing can be sent there until you add one.</p>}
      {zone.rates.map((rate) => (
        <RateForms key={rate.id} rate={rate} currency={currency} version={zone.version} />
      ))}
      <section className="desk__apart" aria-labelledby="add-rate">
        <h2 className="heading-small" id="add-rate">
          Add a method, or a price for other weights
        </h2>
        <SeenForm
          version={zone.version}
          action={`/api/desk/delivery/zones/${zone.id}/rates`}
          label="Add it"
          busy="Adding…"
          done="It is added"
          className="tariff-form"
        >
          <RateFields id="new" currency={currency} />
        </SeenForm>
      </section>
      <div className="desk__apart">
        <DeskDialog
          name="remove"
          path={`/desk/delivery/${zone.id}`}
          opener="Remove the zone"
          title={`Remove ${zone.title}?`}
          openAtLoad={openRemoval}
        >
          {(close) => (
            <>
              <p>{without} Placed orders keep their totals.</p>
              <DeskForm
                action={`/api/desk/delivery/zones/${zone.id}/remove`}
                label="Remove the zone"
                busy="Removing…"
                done={`${zone.title} is removed`}
                onDone={() => location.assign('/desk/delivery')}
                beside={
                  <KeepAsIs path={`/desk/delivery/${zone.id}`} close={close}>
                    Keep it
                  </KeepAsIs>
                }
              >
                <input type="hidden" name="seenVersion" value={zone.version} />
              </DeskForm>
            </>
          )}
        </DeskDialog>
      </div>
    </div>
  );
}

interface RateFormsProps {
  rate: DeskRate;
  currency: string;
  version: number;
}

function RateForms({ rate, currency, version }: RateFormsProps) {
  return (
    <section className="zone-rate" aria-label={`${rate.title}, ${weightWords(rate)}`}>
      <h3 className="medium">
        {rate.title} <span className="muted">{weightWords(rate).toLowerCase()}</span>
      </h3>
      <SeenForm
        version={version}
        action={`/api/desk/delivery/rates/${rate.id}`}
        label="Save"
        about={rate.title}
        busy="Saving…"
        done="Saved"
        className="tariff-form"
      >
        <RateFields id={rate.id} currency={currency} rate={rate} />
      </SeenForm>
      <SeenForm
        version={version}
        action={`/api/desk/delivery/rates/${rate.id}/remove`}
        kind="quiet"
        label="Remove"
        about={rate.title}
        busy="Removing…"
        done={`${rate.title} is removed`}
      />
    </section>
  );
}

const RateFields = ({ id, currency, rate }: { id: string; currency: string; rate?: DeskRate }) => (
  <>
    <Field
      label="What customers read"
      name="title"
      id={`title-${id}`}
      required
      maxLength={100}
      defaultValue={rate?.title ?? 'Home delivery'}
    />
    <WayFields currency={currency} id={id} rate={rate} />
    <Field
      label="From, kg"
      name="weightFrom"
      id={`weightFrom-${id}`}
      inputMode="decimal"
      defaultValue={rate?.weightFrom ? rate.weightFrom / 1_000 : undefined}
      hint="Leave empty to start at 0."
    />
    <Field
      label="Below, kg"
      name="weightTo"
      id={`weightTo-${id}`}
      inputMode="decimal"
      defaultValue={rate?.weightTo == null ? undefined : rate.weightTo / 1_000}
      hint="Leave empty for no limit."
    />
    <Field
      label="Currency"
      name="currency"
      id={`currency-${id}`}
      maxLength={3}
      autoComplete="off"
      defaultValue={rate?.currency ?? undefined}
      hint="A currency, such as USD. Leave empty for all."
    />
  </>
);
