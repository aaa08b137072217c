import type { Subject } from '../../../../shared/providers/provider.ts';

/** What most fixtures are about: one payment and its dispute. */
export const PAYMENT = 'pay_griq7wyqkggu7mnk7ecm6ysrl4';
export const DISPUTE = 'dsp_9rjdlsd4epepfjyyf9vl';

/** The payment and the dispute of the earlier platform. */
export const OLD_PAYMENT = 'pay_pswr5qaqzzferh2puzfyrefzuy';
export const OLD_DISPUTE = 'dsp_jfh5iqceqau0qw3ccf3p';

export const ORDER = 'ORD-5023-4E89';
export const ASSESSMENT = '5a1b9c03d2e4f678';

/** Found by its payment and by the order. */
export function subjectOf(payment: string): Subject {
  return { shaped: [ORDER], keys: [`checkout:${payment}`, `order:${ORDER}`] };
}

export const LINKED: Subject = subjectOf(PAYMENT);

/** As above, and it carries the assessment itself. */
export function carrying(currency = 'USD', payment = PAYMENT): Subject {
  return { ...subjectOf(payment), carried: ASSESSMENT, currency };
}

/** A payout is about nobody who was assessed. */
export const NOBODY: Subject = { keys: [] };

/** Of what is done with a payment: its reference may be its own, so as a key only the payment counts. */
export function doneWith(payment: string, currency: string): Subject {
  return { shaped: [ORDER], keys: [`checkout:${payment}`], currency };
}

export const DONE: Subject = { ...doneWith(PAYMENT, 'USD'), carried: ASSESSMENT };
