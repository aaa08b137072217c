import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { DEFAULT_OPINIONS } from '../../../shared/config/opinions.ts';
import { type Intake, toIntake } from '../../../shared/delivery/intake.ts';
import { createVault } from '../../../shared/ledger/vault.ts';
import type { Understood } from '../../../shared/providers/provider.ts';
import { stripe } from '../../../shared/providers/stripe/index.ts';
import { instant } from '../../../shared/time.ts';
import { PROJECT } from './bench-services.ts';

const CHARGED = readFixture('charge.succeeded');
const DISPUTED = readFixture('charge.dispute.created.fraud');

/** The payment of that number succeeds; the event carries its assessment. */
export function chargeEvent(n: number, now: number): Intake {
  return eventOf(n, `evt_charge${digits(n)}`, { ...CHARGED, carried: assessmentId(n) }, now);
}

/** The payment of that number is disputed; the event carries nothing but the payment's key. */
export function disputeEvent(n: number, now: number): Intake {
  return eventOf(n, `evt_dispute${digits(n)}`, DISPUTED, now);
}

/** 16 alphanumerics, as scattered as Google's. */
export function assessmentId(n: number): string {
  return createHash('sha256').update(`assessment ${n}`).digest('hex').slice(0, 16);
}

function eventOf(n: number, id: string, reading: Understood, now: number): Intake {
  const charge = `ch_${digits(n)}`;
  const origin = {
    provider: stripe.id,
    event: id,
    bodyName: `${id}#0`,
    index: 0,
    project: PROJECT,
  };
  const said: Understood = {
    ...reading,
    event: { ...reading.event, id, time: instant(now - 1_000) },
    keys: [`stripe:${charge}`],
    statements: reading.statements.map((one) => ({ ...one, fact: `${charge}:${one.fact}` })),
  };
  return toIntake(SECRECY, origin, said, now);
}

/** These events hold nothing personal. */
const SECRECY = {
  ...createVault(Buffer.alloc(32, 7)),
  policy: { accountIds: { kind: 'none' } },
} as const;

function digits(n: number): string {
  return String(n).padStart(18, '0');
}

function readFixture(name: string): Understood {
  const body = readFileSync(new URL(`../../fixtures/stripe/${name}.json`, import.meta.url));
  const context = { metadataKey: 'recaptcha_assessment', opinions: new Set(DEFAULT_OPINIONS) };
  const [reading] = stripe.read({ headers: {}, body }, context);
  if (reading?.kind === 'understood') return reading;
  throw new AnnotatorError('internal', `${name} cannot be read`);
}
