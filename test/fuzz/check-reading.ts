import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { annotation } from '../../shared/annotation/annotation.ts';
import type { AccountSubject, Reading, Statement } from '../../shared/providers/provider.ts';

/** What a statement says, without the details of its event: `FRAUDULENT CHARGEBACK_FRAUD CHARGEBACK`. */
export function labelOf({ annotation: said }: Statement): string {
  const { annotation: verdict, reasons, transactionEvent } = said;
  return [verdict ?? '-', reasons?.join('+') ?? '-', transactionEvent?.eventType ?? '-'].join(' ');
}

/**
 * Holds whatever was read against the contract of a reading.
 * @param allowed labels by event type: those the true events of that type yield
 */
export function checkReading(
  reading: Reading,
  provider: string,
  allowed: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const { type, id, time } = reading.event;
  assert.match(type, /^[A-Za-z0-9_.-]{1,100}$/, 'the type is fit to be logged');
  if (id !== undefined) assert.match(id, /^[!-~]{1,600}$/, 'the id is fit to be logged');
  if (time !== undefined) assert.equal(new Date(time).toISOString(), time);
  assert.ok((reading.because?.length ?? 0) < 600);
  if (reading.kind === 'unreadable') return;
  for (const key of reading.keys)
    assert.match(key, new RegExp(`^(${provider}|order):[ -~]{1,255}$`));
  if (reading.account) checkAccount(reading.account);
  if (reading.currency !== undefined) assert.match(reading.currency, /^[A-Z]{3}$/);
  if (reading.statements.length === 0) assert.ok(reading.because, 'says why it says nothing');
  for (const statement of reading.statements) checkStatement(statement, type, allowed);
}

function checkAccount({ ids, userIp, at }: AccountSubject): void {
  assert.ok(ids.length > 0 && ids.length <= 3);
  for (const id of ids) assert.ok(id.length > 0 && id.length <= 1024 && id.isWellFormed());
  if (userIp !== undefined) assert.notEqual(isIP(userIp), 0);
  if (at !== undefined) assert.equal(new Date(at).toISOString(), at);
}

function checkStatement(
  statement: Statement,
  type: string,
  allowed: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  annotation.parse(statement.annotation);
  for (const fact of [statement.fact, statement.otherFact ?? statement.fact]) {
    assert.match(fact, /^[!-~]{1,600}:[a-z-]+:[A-Z_]+$/);
  }
  assert.ok(statement.because.length > 0 && statement.because.length < 220);
  const { value } = statement.annotation.transactionEvent ?? {};
  assert.equal(statement.currency === undefined, value === undefined);
  const label = labelOf(statement);
  assert.ok(allowed.get(type)?.has(label), `${type} never says ${label}`);
}
