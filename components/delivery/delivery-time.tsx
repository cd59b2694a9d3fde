'use client';

import { deliveryTime } from '../site/terms-words.ts';
import { useCountry } from './use-country.ts';

/** How long delivery takes: to the country chosen on this device, else to all of them. */
export function DeliveryTime() {
  return deliveryTime(useCountry());
}
