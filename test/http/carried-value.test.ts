import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PROJECT, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden } from './helpers/expect-answer.ts';
import { ledgerBytes, ledgerContent } from './helpers/ledger-content.ts';
import { charge, expectTaken, PERSONAL, stripeEvent } from './helpers/stripe-event.ts';

const ID = 'a1b2c3d4e5f60718';
const OURS = `projects/${PROJECT}/assessments/${ID}`;

describe('the value under the metadata key', () => {
  const carrying = (value: unknown) =>
    JSON.stringify(stripeEvent(charge({ metadata: { recaptcha_assessment: value } })));

  const READ = {
    'a bare id': ID,
    'our own full name': OURS,
    "another project's name": `projects/someone-else/assessments/${ID}`,
    'the name with a project number': `projects/123456789/assessments/${ID}`,
    'a name between spaces': ` ${OURS}\n`,
  };
  for (const [name, value] of Object.entries(READ)) {
    test(`may be ${name}: its id counts, and it is ours`, async () => {
      const bench = await startHttpBench();
      const [entry] = await expectTaken(bench, carrying(value), 'delivered');
      assert.equal(entry?.assessment, OURS);
      assert.deepEqual(
        bench.emulator.arrived().map((arrival) => arrival.name),
        [OURS],
      );
      assert.deepEqual(ledgerContent(bench.ledgerFile), {
        records: { findings: 1, heads: 1, keys: 2, facts: 1 },
        totals: { 'charge.succeeded delivered': 1 },
      });
      expectHidden(
        [...bench.lines, ledgerBytes(bench.ledgerFile).toString('latin1')],
        ['someone-else', '123456789'],
      );
    });
  }

  const NOT_READ: Readonly<Record<string, unknown>> = {
    'a path traversal': '../../projects/someone-else/assessments/1234567890abcdef',
    'a name with a path traversal': `projects/x/assessments/../../../canary/${ID}`,
    'a name with more behind it': `${OURS}:annotate?canary=1`,
    'a name with a line break in it': `canary\n${OURS}`,
    'an escaped name': encodeURIComponent(`${OURS}/canary`),
    '10,000 characters': `canary${'x'.repeat(9_994)}`,
    'an id with a NUL': `canary\0${ID}`,
    'a lone surrogate': 'canary\ud800',
    'an address': PERSONAL.billing_details.email,
    'a number': 1234567890123456,
    'an object': { canary: ID },
    'an array': [ID],
    null: null,
    true: true,
    empty: '',
  };
  for (const [name, value] of Object.entries(NOT_READ)) {
    test(`that is ${name} is no assessment: the event waits for a link`, async () => {
      const bench = await startHttpBench();
      const [entry] = await expectTaken(bench, carrying(value), 'parked');
      assert.equal(entry?.assessment, undefined);
      assert.deepEqual(bench.emulator.arrived(), []);
      assert.deepEqual(bench.emulator.refused(), []);
      assert.deepEqual(ledgerContent(bench.ledgerFile), {
        records: { findings: 1, keys: 2, facts: 1 },
        totals: { 'charge.succeeded parked': 1 },
      });
      expectHidden(
        [...bench.lines, ledgerBytes(bench.ledgerFile).toString('latin1')],
        ['canary', 'someone-else', 'xxxxxxxx', PERSONAL.billing_details.email],
      );
    });
  }
});
