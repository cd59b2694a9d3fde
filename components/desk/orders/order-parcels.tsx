import { DeskForm } from '#components/desk/desk-form.tsx';
import { trackingWords } from '#components/order/journey/tracking-words.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import type { ShipmentView } from '#contract/shipping/shipment.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { isStillHere, isUnderWay } from '#domain/shipping/tracking/failed-parcel.ts';
import { ThoughDisputed } from './order-disputes.tsx';
import { deskTrackingStatuses } from './order-words.ts';

/** Suggested; any other can be typed. */
const carriers = ['Correos Express', 'DHL', 'DPD', 'GLS', 'PostNL', 'UPS'];

export interface OrderParcelsProps {
  order: PackingOrder;
  path: string;
  mayShip: boolean;
  /** Whether whoever looks may say where a parcel is. */
  mayTell: boolean;
}

export function OrderParcels({ order, path, mayShip, mayTell }: OrderParcelsProps) {
  const { shipments, afterSale } = order;
  const sends = mayShip && afterSale.toSend.length > 0;
  return (
    <section className="desk__apart" aria-labelledby="parcels">
      <h2 className="heading-small" id="parcels">
        {shipments.length > 1 ? 'Parcels' : 'Parcel'}
      </h2>
      {shipments.map((parcel) => (
        <Parcel key={parcel.id} parcel={parcel} action={mayTell ? `/api${path}/shipments/${parcel.id}` : null} />
      ))}
      {shipments.length === 0 && !sends && <p className="desk__quiet">Nothing has been sent.</p>}
      {sends && shipments.length === 0 && <AddParcel order={order} path={path} />}
      <Carriers />
      {sends && shipments.length > 0 && (
        <details className="desk-action">
          <summary>Send another parcel</summary>
          <AddParcel order={order} path={path} />
        </details>
      )}
    </section>
  );
}

/** The names that a field for a carrier suggests. */
export function Carriers() {
  return (
    <datalist id="carriers">
      {carriers.map((carrier) => (
        <option key={carrier} value={carrier} />
      ))}
    </datalist>
  );
}

function AddParcel({ order, path }: { order: PackingOrder; path: string }) {
  return (
    <>
      <DeskForm
        className="parcel-form"
        action={`/api${path}/shipments`}
        label="Add parcel"
        busy="Adding…"
        done="Parcel added"
        kind={order.status === 'packed' ? 'primary' : 'secondary'}
      >
        <Field label="Carrier" name="carrier" required maxLength={60} list="carriers" autoComplete="off" />
        <Field
          label="Tracking number"
          name="trackingNumber"
          required
          minLength={3}
          maxLength={60}
          placeholder="Scan or type"
          autoComplete="off"
        />
        <ParcelContents order={order} />
        <ThoughDisputed order={order} />
      </DeskForm>
      <p className="desk__quiet">
        Carrier updates appear automatically. The customer gets the tracking number now, and hears that the parcel is on
        its way once the carrier scans it or you hand it over.
      </p>
    </>
  );
}

/** Which pieces are in it. Left as it is, all that are still to be sent. */
function ParcelContents({ order }: { order: PackingOrder }) {
  const { toSend } = order.afterSale;
  const pieces = toSend.reduce((sum, line) => sum + line.quantity, 0);
  if (pieces < 2) return null;
  const titleOf = (sku: string) => order.lines.find((line) => line.sku === sku)?.title ?? sku;
  return (
    <fieldset className="return-card__pieces">
      <legend className="small muted">In this parcel</legend>
      {toSend.map(({ sku, quantity }) => (
        <Field
          key={sku}
          label={`${titleOf(sku)}, of ${quantity}`}
          id={`in-${sku}`}
          name={`quantity.${sku}`}
          type="number"
          className="tabular"
          min={0}
          max={quantity}
          defaultValue={quantity}
        />
      ))}
    </fieldset>
  );
}

function Parcel({ parcel, action }: { parcel: ShipmentView; action: string | null }) {
  const { carrier, trackingNumber, status, eta, signedBy, events } = parcel;
  return (
    <div className="desk-parcel">
      <div className="between">
        <p className="tabular">
          <span className="medium">{carrier}</span> <span className="muted">{trackingNumber}</span>
        </p>
        <Badge tone={status === 'delivered' ? 'solid' : 'outline'}>{trackingWords[status]}</Badge>
      </div>
      {eta && status !== 'delivered' && (
        <p className="small muted">
          Expected <Moment at={eta} show="day" />
        </p>
      )}
      {parcel.lines && (
        <p className="small muted tabular">
          {parcel.lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ')}
        </p>
      )}
      {signedBy && <p className="small muted">Signed for by {signedBy}</p>}
      <ol className="desk-feed tabular">
        {events.map((event) => (
          <li key={event.id}>
            <span className="small faint">
              <Moment at={event.occurredAt} show="seconds" />
            </span>
            <span>
              <b className="medium">{trackingWords[event.status]}</b>
              <br />
              <span className="small muted">
                {[event.city, event.country, event.message].filter(Boolean).join(', ') || 'No location'}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {action !== null && status !== 'delivered' && <RecordTracking parcel={parcel} action={`${action}/events`} />}
      {action !== null && (isStillHere(parcel) || isUnderWay(parcel)) && (
        <ChangeParcel parcel={parcel} action={action} />
      )}
    </div>
  );
}

/** Until somebody hands it over, its label may be another, and its pieces may stay. Later only a wrong number is put right. */
function ChangeParcel({ parcel, action }: { parcel: ShipmentView; action: string }) {
  const { id, carrier, trackingNumber } = parcel;
  const scanned = isUnderWay(parcel);
  return (
    <div className="cluster cluster--wrapping">
      <details className="desk-action">
        <summary>
          Correct<span className="visually-hidden"> {trackingNumber}</span>
        </summary>
        <DeskForm
          className="parcel-form"
          action={`${action}/correct`}
          label="Save"
          about={trackingNumber}
          busy="Saving…"
          done="Parcel corrected. If the number or carrier is new, we’ll tell the customer."
        >
          <Field
            label="Carrier"
            id={`carrier-${id}`}
            name="carrier"
            required
            maxLength={60}
            list="carriers"
            defaultValue={carrier}
            autoComplete="off"
          />
          <Field
            label="Tracking number"
            id={`number-${id}`}
            name="trackingNumber"
            required
            minLength={3}
            maxLength={60}
            defaultValue={trackingNumber}
            autoComplete="off"
          />
          {scanned && (
            <label className="option">
              <input type="checkbox" name="thoughScanned" required />
              <span>
                {carrierName(carrier)} has already scanned {trackingNumber}. That was someone else’s parcel: remove
                those scans.
              </span>
            </label>
          )}
        </DeskForm>
      </details>
      {!scanned && (
        <DeskForm
          action={`${action}/take-back`}
          label="Take back"
          about={trackingNumber}
          busy="Taking back…"
          done="Parcel taken back. Its pieces still need to be sent."
          kind="quiet"
        />
      )}
    </div>
  );
}

/** By hand, for carriers that don't tell. It happened now. */
function RecordTracking({ parcel: { id, carrier, status: now }, action }: { parcel: ShipmentView; action: string }) {
  const waits = now === 'label_created' || now === 'pending';
  return (
    <div className="desk-tell">
      {waits && (
        <DeskForm
          action={action}
          label={`Handed over to ${carrierName(carrier)}`}
          busy="Saving…"
          done="Parcel marked handed over"
        >
          <input type="hidden" name="status" value="picked_up" />
        </DeskForm>
      )}
      <DeskForm
        className="parcel-form"
        action={action}
        label="Add update"
        busy="Adding…"
        done="Update added"
        kind="secondary"
      >
        <div className="field">
          <label htmlFor={`status-${id}`}>What happened just now</label>
          <select id={`status-${id}`} name="status" className="input">
            {deskTrackingStatuses.map((status) => (
              <option key={status} value={status}>
                {trackingWords[status]}
              </option>
            ))}
          </select>
        </div>
        <Field label="Where" id={`city-${id}`} name="city" maxLength={100} autoComplete="off" />
      </DeskForm>
      <DeskForm action={action} label="Mark delivered" busy="Saving…" done="Parcel marked delivered" kind="quiet">
        <input type="hidden" name="status" value="delivered" />
      </DeskForm>
    </div>
  );
}
