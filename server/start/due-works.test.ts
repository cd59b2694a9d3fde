import { expect, it } from 'vitest';
import { database } from '../engine/database/database.ts';
import { nextMoments, questionFor } from '../engine/work/next-moments.ts';
import { addCarrierTracker } from '../shipping/carrier-trackers.ts';
import { dueWorks } from '../subjects.ts';
import { testDatabase } from '../testing/database.ts';

testDatabase();

it('one statement answers for all, as each would alone', async () => {
  const together = await nextMoments(dueWorks);
  expect(together).toHaveLength(dueWorks.length);
  for (const [place, work] of dueWorks.entries()) {
    expect((await nextMoments([work]))[0] === null, work.name).toBe(together[place] === null);
  }
});

it('what is due is found by indexes, however much there is that isn’t', async () => {
  addCarrierTracker({ carrier: 'Van of Karl', everySeconds: 600, read: async () => [] });
  const asked = dueWorks.filter(({ due }) => due);
  const plans = await database().$transaction(
    async (tx) => {
      // A table of a few rows is read whole and sorted unless that is forbidden.
      await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)`;
      const found = new Map<string, string>();
      for (const work of asked) {
        const { text, values } = questionFor([work]);
        const plan = await tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, ...values);
        found.set(work.name, plan.map((line) => line['QUERY PLAN']).join('\n'));
      }
      return found;
    },
    // All these plans take longer beside other work.
    { timeout: 60_000 },
  );
  const readWhole = [...plans].filter(([, plan]) => plan.includes('Seq Scan')).map(([name]) => name);
  // It has a row for each of the shop's processes.
  expect(readWhole).toEqual(['take over what a process left']);
  const indexes = {
    'release expired holds': ['reservation_expires_at_idx'],
    'begin and end scheduled prices': ['scheduled_price_to_start', 'scheduled_price_to_end'],
    'tell bags what begins and ends': [
      ...['promotion_starts_at_idx', 'promotion_ends_at_idx', 'gift_card_expires_at_idx', 'tax_rate_valid_from_idx'],
      'bag_turn_pkey',
    ],
    'tell offers': ['alert_to_tell'],
    'work off what alerts are about': ['alert_task_at_idx'],
    'tell that the shop has opened': ['alert_of_opening'],
    'find pieces that fit lists': ['changed_piece_at_idx'],
    'tell pieces that fit lists': ['alert_tell_at'],
    'open due lots': ['auction_state_ends_at_idx'],
    'keep lots of a sale in order': ['auction_state_ends_at_idx', 'auction_sale_id_sale_position_key'],
    'close due lots': ['auction_state_ends_at_idx'],
    'drop Dutch prices': ['auction_state_ends_at_idx'],
    'keep pieces for drops': ['drop_to_keep'],
    'draw drops': ['drop_to_draw'],
    'let people into drops': ['drop_to_look'],
    'call people into drops': ['drop_to_call'],
    'tell how many wait for drops': ['drop_to_tell'],
    'tell what is left of drops': ['drop_to_tell_left', 'drop_variant_'],
    'take back pieces of sold-out drops': ['drop_sold_out', 'drop_variant_'],
    'match withdrawals': ['withdrawal_match_due_at_idx'],
    'send receipts of withdrawals': ['withdrawal_receipt_due_at_idx'],
    'remind of drops': ['drop_reminder_due_at_idx'],
    'deliver the test bank’s webhooks': ['test_charge_webhook_at_idx'],
    'settle open payments': ['payment_status_updated_at_idx'],
    'ask Stripe about open charges': ['stripe_charge_ask_at_idx'],
    'ask Mollie about open charges': ['mollie_charge_ask_at_idx'],
    'have Stripe forget cards': ['card_to_forget_due_at_idx'],
    'cancel unpaid orders': ['orders_status_placed_at_idx'],
    'send owed refunds': ['refund_status_due_at_idx'],
    'ask what became of refunds': ['refund_ask_at_idx'],
    'ask what became of disputes': ['dispute_ask_at_idx'],
    'ask VIES again': ['vat_recheck_due_at_idx'],
    'complete orders': ['orders_completes_at_idx'],
    'ask for reviews': ['review_request_delivered_at_idx'],
    'tell outbid bidders': ['auction_state_ends_at_idx', 'lot_bidder_'],
    'remind watchers': ['auction_state_ends_at_idx', 'lot_watch_pkey'],
    'remind of unpaid lots': ['orders_remind_at_idx'],
    'end sessions': ['session_expires_at_idx'],
    'end keys': ['api_key_to_end'],
    'end links': ['order_link_to_end'],
    'send due mail': ['email_due'],
    'send due pushes': ['push_due'],
    'import products': ['import_job_open'],
    'remove photographs that nothing shows': ['upload_due'],
    'fetch photographs': ['photograph_fetch_due'],
    'read carriers’ messages': ['carrier_message_status_due_at_idx'],
    'ask carriers for parcels': ['tracking_pull_due_at_idx'],
  };
  for (const [name, expected] of Object.entries(indexes)) {
    for (const index of expected) expect(plans.get(name), name).toContain(index);
  }
  expect([...Object.keys(indexes), ...readWhole].toSorted()).toEqual([...plans.keys()].toSorted());
});
