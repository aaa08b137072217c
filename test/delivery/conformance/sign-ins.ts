import type { Annotation } from '../../../shared/annotation/annotation.ts';
import { instant } from '../../../shared/time.ts';
import type { Bench, TestEvent } from '../../helpers/delivery-bench.ts';
import { findingId } from './store.ts';

export const WRONG: Annotation = { reasons: ['INCORRECT_PASSWORD'] };
export const RIGHT: Annotation = { reasons: ['CORRECT_PASSWORD'] };
export const SPAM: Annotation = { annotation: 'FRAUDULENT', reasons: ['SOCIAL_SPAM'] };
export const GENUINE: Annotation = { annotation: 'LEGITIMATE' };

export const USER = 'auth0|5f7c8ec7c33c6c004bbafe82';
const account = { ids: [USER] };

/** A sign-in event of the account; `at` in seconds from the bench's clock. */
export function signIn(id: string, says: Annotation, at = 0, changes: object = {}): TestEvent {
  return { id, says, at, account: { ...account, ...changes } };
}

/** Links an assessment to the account, made so many seconds before or after the bench's clock. */
export function linkAt(
  { clock, linkItem }: Bench,
  assessment: string,
  at: number,
  changes: object = {},
) {
  const createTime = instant(clock.now() + at * 1000);
  return linkItem({ assessment, accountId: USER, createTime, ...changes });
}

export async function assessmentOf(
  { services }: Bench,
  event: string,
): Promise<string | undefined> {
  const refs = [{ collection: 'findings', id: findingId(event) }] as const;
  const [record] = await services.ledger.transact((transaction) => transaction.get(refs));
  return record?.assessment?.id;
}

export const told = ({ api }: Bench) =>
  api.calls.map(({ name, said }) => [name.slice(-1), said.reasons?.[0] ?? said.annotation]);
