import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { protos, RecaptchaEnterpriseServiceClient } from '@google-cloud/recaptcha-enterprise';
import { PassThroughClient } from 'google-auth-library';
import type { Emulator } from './emulator.ts';
import { testEmulator } from './test-emulator.ts';

const { Annotation, Reason } = protos.google.cloud.recaptchaenterprise.v1.AnnotateAssessmentRequest;
const { TransactionEventType } = protos.google.cloud.recaptchaenterprise.v1.TransactionEvent;

/** Google's own client, pointed at the emulator. */
function googleClient(context: TestContext, emulator: Emulator): RecaptchaEnterpriseServiceClient {
  const client = new RecaptchaEnterpriseServiceClient({
    fallback: 'rest',
    protocol: 'http',
    apiEndpoint: '127.0.0.1',
    port: emulator.port,
    authClient: new PassThroughClient(),
  });
  context.after(() => client.close());
  return client;
}

async function created(client: RecaptchaEnterpriseServiceClient, token = 'abc') {
  const [assessment] = await client.createAssessment({
    parent: client.projectPath('my-shop'),
    assessment: { event: { token, siteKey: 'key', expectedAction: 'login' } },
  });
  return assessment;
}

describe("Google's own client", () => {
  test('creates an assessment', async (t) => {
    const emulator = await testEmulator(t);
    const client = googleClient(t, emulator);
    const assessment = await created(client, 'emulator?score=0.3&reasons=AUTOMATION&action=login');
    assert.match(assessment.name ?? '', /^projects\/my-shop\/assessments\/[0-9a-f]{16}$/);
    assert.equal(assessment.tokenProperties?.valid, true);
    assert.equal(assessment.tokenProperties?.action, 'login');
    assert.equal(assessment.riskAnalysis?.score, 0.3);
    assert.deepEqual(assessment.riskAnalysis?.reasons, ['AUTOMATION']);
    assert.equal(assessment.event?.siteKey, 'key');
  });

  test('annotates it with every field there is', async (t) => {
    const emulator = await testEmulator(t);
    const client = googleClient(t, emulator);
    const { name } = await created(client);
    const hashedAccountId = Buffer.alloc(32, 251);
    const [answer] = await client.annotateAssessment({
      name: name ?? null,
      annotation: Annotation.FRAUDULENT,
      reasons: [Reason.CHARGEBACK_FRAUD, Reason.PASSED_TWO_FACTOR],
      accountId: 'alice',
      hashedAccountId,
      transactionEvent: {
        eventType: TransactionEventType.CHARGEBACK,
        reason: '10.4',
        value: 12.5,
        eventTime: { seconds: 1_790_000_000, nanos: 5_000_000 },
      },
      phoneAuthenticationEvent: { phoneNumber: '+14155550123' },
    });
    assert.deepEqual(answer, {});
    assert.deepEqual(
      emulator.arrived().map(({ body }) => body),
      [
        {
          annotation: 'FRAUDULENT',
          reasons: ['CHARGEBACK_FRAUD', 'PASSED_TWO_FACTOR'],
          accountId: 'alice',
          hashedAccountId: hashedAccountId.toString('base64'),
          transactionEvent: {
            eventType: 'CHARGEBACK',
            reason: '10.4',
            value: 12.5,
            eventTime: '2026-09-21T14:13:20.005Z',
          },
          phoneAuthenticationEvent: { phoneNumber: '+14155550123' },
        },
      ],
    );
  });

  const failures: readonly [title: string, code: number, reasons: number[], id?: string][] = [
    ['5 NOT_FOUND for an assessment that does not exist', 5, [Reason.REFUND], '0000000000000000'],
    ['3 INVALID_ARGUMENT for the unspecified reason', 3, [Reason.REASON_UNSPECIFIED]],
    ['3 INVALID_ARGUMENT for a reason that does not exist', 3, [99]],
    ['3 INVALID_ARGUMENT for a bad name', 3, [Reason.REFUND], 'b6 ac'],
  ];
  for (const [title, code, reasons, id] of failures) {
    test(`gets ${title}`, async (t) => {
      const emulator = await testEmulator(t);
      const client = googleClient(t, emulator);
      const name = id
        ? client.assessmentPath('my-shop', id)
        : ((await created(client)).name ?? null);
      await assert.rejects(client.annotateAssessment({ name, reasons }), { code });
      assert.deepEqual(emulator.arrived(), []);
    });
  }

  test("gets 3 INVALID_ARGUMENT with Google's words for a misspelt reason, which it sends as unspecified", async (t) => {
    const emulator = await testEmulator(t);
    const client = googleClient(t, emulator);
    const { name } = await created(client);
    const reasons = ['CHARGEBAK'] as unknown as number[];
    await assert.rejects(client.annotateAssessment({ name: name ?? null, reasons }), {
      code: 3,
      message: /Invalid reason\./,
    });
  });

  for (const [status, code] of [
    [429, 8],
    [503, 14],
    [403, 7],
    [401, 16],
  ] as const) {
    test(`gets code ${code} for a fault of ${status}`, async (t) => {
      const emulator = await testEmulator(t);
      const client = googleClient(t, emulator);
      const { name } = await created(client);
      emulator.fault({ status });
      await assert.rejects(client.annotateAssessment({ name: name ?? null }), { code });
    });
  }
});
