import { describe, expect, it } from 'vitest';
import { carrierKey, trackingNumberKey } from './carrier-key.ts';
import { carrierPage } from './carrier-page.ts';

describe('a carrier', () => {
  it.each([
    ['USPS', 'usps'],
    ['usps', 'usps'],
    ['DHLExpress', 'dhl'],
    ['dhl-germany', 'dhl'],
    ['DHL', 'dhl'],
    ['UPS Ground', 'ups'],
    ['UPSMailInnovations', 'ups'],
    ['FedEx', 'fedex'],
    ['fedex_ground', 'fedex'],
    ['Correos Express', 'correosexpress'],
    ['correos_espana', 'correos'],
    ['Müller Kurier', 'mullerkurier'],
    ['宅配便', '宅配便'],
  ])('%s is known as %s', (name, key) => {
    expect(carrierKey(name)).toBe(key);
  });

  it('has a page of its own for a number, if we know it', () => {
    expect(carrierPage('dhl_express', '00 340 / 1')).toBe(
      'https://www.dhl.com/global-en/home/tracking.html?submit=1&tracking-id=00340%2F1',
    );
    expect(carrierPage('Karl’s van', '7')).toBeNull();
  });

  it('a number counts in any spelling', () => {
    expect(trackingNumberKey('1z 999 aa1')).toBe('1Z999AA1');
  });
});
