import {
  addToBagSchema,
  bagCodeSchema,
  bagDeliverySchema,
  bagGiftCardSchema,
  bagGiftSchema,
  bagSkuSchema,
  changeBagLineSchema,
} from '#contract/bag/bag.ts';
import { bagVatNumberSchema } from '#contract/vat-number/vat-number.ts';
import { accept } from '#domain/decision.ts';
import { isOfOtherUnionCountry } from '#domain/tariff/tax-treatment.ts';
import { bagViews, ownViews } from '#server/account/own-views.ts';
import { writtenVatNumber } from '#server/address/check-buyer.ts';
import { type Route, route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { requirePerson } from '#server/session/actor.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { checkVatNumber } from '#server/vat-number/check-vat-number.ts';
import { vatNumberLimits } from '#server/vat-number/limits.ts';
import { acceptPrice } from './accept-price.ts';
import { addCode } from './add-code.ts';
import { addToBag } from './add-to-bag.ts';
import { takeOffCard } from './bag-cards.ts';
import { keepChoice, keepGift, keepVatNumber } from './bag-choice.ts';
import { changeBagLine } from './change-bag-line.ts';
import { guessPlace } from './guess-place.ts';
import { bagLimits } from './limits.ts';
import { ownBagTopic } from './own-bag-view.ts';
import { refusedBeforeGuest } from './refused-before-guest.ts';
import { takeOffCode } from './take-off-code.ts';

export const bagRoutes: readonly Route[] = [
  route.post('/bag/lines', {
    access: 'guest',
    body: addToBagSchema,
    beforeGuest: refusedBeforeGuest,
    status: 201,
    async run({ actor, body, cookies, headers }) {
      const { personId } = requirePerson(actor);
      const added = await addToBag(personId, body, headers.get(addressHeader));
      if (added.ok) await guessPlace(personId, cookies);
      return added.ok ? { ok: true, value: { ...added.value, views: await bagViews(personId, body.sku) } } : added;
    },
    goTo: ({ notHeld }) => (notHeld ? `/bag?problem=${notHeld.code}` : '/bag'),
  }),

  route.post('/bag/price', {
    access: 'person',
    body: bagSkuSchema,
    async run({ actor, body }) {
      const { personId } = requirePerson(actor);
      const accepted = await acceptPrice(personId, body.sku);
      return accepted.ok
        ? { ok: true, value: { ...accepted.value, views: await bagViews(personId, body.sku) } }
        : accepted;
    },
  }),

  route.post('/bag/codes', {
    access: 'person',
    body: bagCodeSchema,
    async run({ actor, body, headers }) {
      const { personId } = requirePerson(actor);
      const added = await addCode(personId, body.code, headers.get(addressHeader));
      return added.ok ? accept({ ...added.value, views: await ownViews(ownBagTopic, personId) }) : added;
    },
    goTo: () => '/checkout',
  }),

  route.post('/bag/codes/take-off', {
    access: 'person',
    body: bagCodeSchema,
    async run({ actor, body }) {
      const { personId } = requirePerson(actor);
      const taken = await takeOffCode(personId, body.code);
      return accept({ ...taken, views: await ownViews(ownBagTopic, personId) });
    },
    goTo: () => '/checkout',
  }),

  route.post('/bag/gift-cards/take-off', {
    access: 'person',
    body: bagGiftCardSchema,
    async run({ actor, body }) {
      const { personId } = requirePerson(actor);
      const taken = await takeOffCard(personId, body.id);
      return accept({ ...taken, views: await ownViews(ownBagTopic, personId) });
    },
    goTo: () => '/checkout',
  }),

  route.post('/bag/delivery', {
    access: 'person',
    body: bagDeliverySchema,
    keepsTyped: 'always',
    async run({ actor, body }) {
      const { personId } = requirePerson(actor);
      await takeFrom(bagLimits.deliveryChoices, personId);
      await keepChoice(personId, body);
      return accept({ views: await ownViews(ownBagTopic, personId) });
    },
  }),

  route.post('/bag/gift', {
    access: 'person',
    body: bagGiftSchema,
    async run({ actor, body }) {
      const { personId } = requirePerson(actor);
      await takeFrom(bagLimits.deliveryChoices, personId);
      await keepGift(personId, body.gift === 'yes');
      return accept({ views: await ownViews(ownBagTopic, personId) });
    },
  }),

  route.post('/bag/vat-number', {
    access: 'person',
    body: bagVatNumberSchema,
    async run({ actor, body, headers }) {
      const { personId } = requirePerson(actor);
      await takeFrom(vatNumberLimits.vatQuestions, personId);
      await takeFrom(bagLimits.vatQuestionsPerAddress, headers.get(addressHeader) ?? 'unknown');
      const vatNumber = body.vatNumber ? writtenVatNumber(body.vatNumber) : null;
      if (vatNumber && isOfOtherUnionCountry((await readShop()).country, vatNumber)) await checkVatNumber(vatNumber);
      await keepVatNumber(personId, vatNumber);
      return accept({ views: await ownViews(ownBagTopic, personId) });
    },
  }),

  route.post('/bag/quantity', {
    access: 'person',
    body: changeBagLineSchema,
    async run({ actor, body, headers }) {
      const { personId } = requirePerson(actor);
      const changed = await changeBagLine(personId, body, headers.get(addressHeader));
      return changed.ok
        ? { ok: true, value: { ...changed.value, views: await bagViews(personId, body.sku) } }
        : changed;
    },
    goTo: ({ notHeld }) => notHeld && `/bag?problem=${notHeld.code}`,
  }),
];
