import { accountRoutes } from './account/account-routes.ts';
import { addressRoutes } from './address/address-routes.ts';
import { alertApiRoutes } from './alert/alert-api-routes.ts';
import { alertRoutes } from './alert/alert-routes.ts';
import { descriptionRoute } from './api/description-route.ts';
import type { Route } from './api/route.ts';
import { apiKeyRoutes } from './api-key/api-key-routes.ts';
import { articleRoutes } from './article/article-routes.ts';
import { auctionApiRoutes } from './auction/auction-api-routes.ts';
import { auctionRoutes } from './auction/auction-routes.ts';
import { bagRoutes } from './bag/bag-routes.ts';
import { countryRoutes } from './bag/country-routes.ts';
import { catalogueRoutes } from './catalogue/catalogue-routes.ts';
import { goesWithRoutes } from './catalogue/goes-with-routes.ts';
import { importRoutes } from './catalogue/import/import-routes.ts';
import { safetyRoutes } from './catalogue/safety/safety-routes.ts';
import { checkoutRoutes } from './checkout/checkout-routes.ts';
import { contactRoutes } from './contact/contact-routes.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { dropApiRoutes } from './drop/drop-api-routes.ts';
import { dropRoutes } from './drop/drop-routes.ts';
import { deskGiftCardRoutes } from './gift-card/desk-gift-card-routes.ts';
import { giftCardRoutes } from './gift-card/gift-card-routes.ts';
import { goLiveRoutes } from './go-live/go-live-routes.ts';
import { invoiceRoutes } from './invoice/invoice-routes.ts';
import { noticeRoutes } from './notice/notice-routes.ts';
import { orderLinkRoutes } from './order/link/order-link-routes.ts';
import { orderApiRoutes } from './order/order-api-routes.ts';
import { orderRoutes } from './order/order-routes.ts';
import { orderPaymentRoutes } from './order/payment/order-payment-routes.ts';
import { paymentWebhookRoutes } from './payment/webhook/payment-webhook-routes.ts';
import { priceRoutes } from './price/price-routes.ts';
import { deskPromotionRoutes } from './promotion/desk-promotion-routes.ts';
import { promotionRoutes } from './promotion/promotion-routes.ts';
import { pushRoutes } from './push/push-routes.ts';
import { questionRoutes } from './question/question-routes.ts';
import { returnRoutes } from './return/return-routes.ts';
import { reviewRoutes } from './review/review-routes.ts';
import { searchRoutes } from './search/search-routes.ts';
import { passkeyRoutes } from './session/passkey/passkey-routes.ts';
import { sessionRoutes } from './session/session-routes.ts';
import { staffRoutes } from './session/staff/staff-routes.ts';
import { shippingRoutes } from './shipping/shipping-routes.ts';
import { guaranteeRoutes } from './shop/guarantee/guarantee-routes.ts';
import { shopRoutes } from './shop/shop-routes.ts';
import { stockRoutes } from './stock/stock-routes.ts';
import { deskDeliveryRoutes } from './tariff/desk-delivery-routes.ts';
import { deskTaxRoutes } from './tariff/desk-tax-routes.ts';
import { tariffApiRoutes } from './tariff/tariff-api-routes.ts';
import { traceRoutes } from './trace/trace-routes.ts';
import { wishListRoutes } from './wish-list/wish-list-routes.ts';
import { withdrawalRoutes } from './withdrawal/withdrawal-routes.ts';

const declared: readonly Route[] = [
  ...addressRoutes,
  ...catalogueRoutes,
  ...goesWithRoutes,
  ...safetyRoutes,
  ...articleRoutes,
  ...searchRoutes,
  ...stockRoutes,
  ...importRoutes,
  ...priceRoutes,
  ...deskPromotionRoutes,
  ...deskGiftCardRoutes,
  ...deskDeliveryRoutes,
  ...deskTaxRoutes,
  ...bagRoutes,
  ...countryRoutes,
  ...wishListRoutes,
  ...alertRoutes,
  ...alertApiRoutes,
  ...checkoutRoutes,
  ...contactRoutes,
  ...orderRoutes,
  ...orderApiRoutes,
  ...orderLinkRoutes,
  ...orderPaymentRoutes,
  ...paymentWebhookRoutes,
  ...invoiceRoutes,
  ...shippingRoutes,
  ...returnRoutes,
  ...withdrawalRoutes,
  ...reviewRoutes,
  ...questionRoutes,
  ...auctionRoutes,
  ...auctionApiRoutes,
  ...dropApiRoutes,
  ...promotionRoutes,
  ...giftCardRoutes,
  ...tariffApiRoutes,
  ...goLiveRoutes,
  ...shopRoutes,
  ...guaranteeRoutes,
  ...dropRoutes,
  ...accountRoutes,
  ...passkeyRoutes,
  ...sessionRoutes,
  ...noticeRoutes,
  ...pushRoutes,
  ...deskRoutes,
  ...apiKeyRoutes,
  ...staffRoutes,
  ...traceRoutes,
];

/** Every route of the API. A new file of routes is added here. */
export const routes: readonly Route[] = [...declared, descriptionRoute(declared)];
