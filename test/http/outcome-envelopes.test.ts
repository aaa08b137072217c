import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openEnvelope } from '../../shared/outcome/open-envelope.ts';
import { startHttpBench } from '../helpers/http-bench.ts';
import { START } from '../helpers/turnable-clock.ts';
import { expectResults } from './helpers/expect-answer.ts';
import { report } from './helpers/report.ts';

const A = 'a1b2c3d4e5f60718';
const PASSED = { assessment: A, signal: 'two_factor_passed' };

describe('outcomes in envelopes', () => {
  const event = {
    specversion: '1.0',
    id: 'e-1',
    source: '//shop/mfa',
    type: 'com.example.mfa',
    time: '2026-11-22T11:50:00Z',
  };
  const push = (data: object, messageId: string) => ({
    message: { data: Buffer.from(JSON.stringify(data)).toString('base64'), messageId },
    subscription: 'projects/p/subscriptions/s',
  });

  const bodies: Readonly<Record<string, readonly [body: object, headers: Record<string, string>]>> =
    {
      'a structured CloudEvent': [
        { ...event, data: PASSED },
        { 'content-type': 'application/cloudevents+json' },
      ],
      'a binary CloudEvent': [
        PASSED,
        {
          'ce-specversion': '1.0',
          'ce-id': 'e-1',
          'ce-source': '//shop/mfa',
          'ce-type': 'com.example.mfa',
        },
      ],
      'a Pub/Sub push': [push(PASSED, '1'), {}],
    };
  for (const [what, [body, headers]] of Object.entries(bodies)) {
    test(`${what} is opened, and known when it comes again`, async () => {
      const bench = await startHttpBench();
      expectResults(await report(bench, body, { headers }), 'delivered');
      expectResults(await report(bench, body, { headers }), 'duplicate');
    });
  }

  test('an unwrapped Pub/Sub push is named by its header, for who sends an ID token', () => {
    const headers = { 'x-goog-pubsub-message-id': '12345678901234567' };
    const { id, fromHeaders } = openEnvelope(headers, Buffer.from('{}'), START);
    assert.ok(id?.includes('12345678901234567'));
    assert.equal(fromHeaders, true);
  });

  test('a CloudEvent tells when it happened', async () => {
    const bench = await startHttpBench();
    await report(bench, {
      ...event,
      data: { assessment: A, transactionEvent: { eventType: 'CANCEL' } },
    });
    const [label] = bench.emulator.arrived();
    assert.deepEqual(label?.body['transactionEvent'], {
      eventType: 'CANCEL',
      eventTime: '2026-11-22T11:50:00.000Z',
    });
  });
});
