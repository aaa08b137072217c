import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Fault } from '../emulator/faults.ts';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { answering, scriptedServer } from '../recaptcha/scripted-server.ts';
import { ASKED, askToAssess, assessed } from './helpers/assess.ts';
import { expectProblem } from './helpers/expect-answer.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';

/** What a caller waits for at most; the other millisecond is for a slow machine. */
const PATIENCE_MS = 3_000;

function lastLine({ lines }: HttpBench): Record<string, unknown> {
  return JSON.parse(lines.at(-1) ?? '{}');
}

describe('when Google gives no assessment', () => {
  const FAULTS: Readonly<Record<string, readonly [fault: Fault, code: string, upstream: string]>> =
    {
      'because our token is refused': [{ status: 401 }, 'denied', 'UNAUTHENTICATED'],
      'because our role is missing': [{ status: 403 }, 'denied', 'PERMISSION_DENIED'],
      'because there is no such project': [{ status: 404 }, 'denied', 'NOT_FOUND'],
      'because the quota is used up': [{ status: 429 }, 'over_quota', 'RESOURCE_EXHAUSTED'],
      'but an error': [{ status: 500 }, 'unavailable', 'INTERNAL'],
      'because it is away': [{ status: 503 }, 'unavailable', 'UNAVAILABLE'],
      'because it took too long itself': [{ status: 504 }, 'unavailable', 'DEADLINE_EXCEEDED'],
      'because the connection was cut': [{ reset: 'before' }, 'unreachable', 'ECONNRESET'],
      'because the answer was cut off': [{ reset: 'after' }, 'unreachable', 'ECONNRESET'],
      'but no answer at all': [{ timeout: 'before' }, 'timeout', 'TIMEOUT'],
    };
  for (const [name, [fault, code, upstream]] of Object.entries(FAULTS)) {
    test(`${name}, everybody is allowed, and it is said why`, async () => {
      const bench = await startHttpBench();
      bench.emulator.fault(fault);
      const started = performance.now();
      const { because, ...answer } = await assessed(bench, { keys: ['order:1'], accountId: 'sam' });
      assert.ok(performance.now() - started < PATIENCE_MS);
      assert.deepEqual(answer, {
        verdict: 'allow',
        failed: 'open',
        code,
        reasons: [],
        actions: [],
        risks: {},
      });
      assert.match(because, new RegExp(`\\(${code}\\): ASSESS_ON_ERROR=open says allow$`));
      assert.deepEqual(lastLine(bench), {
        severity: 'ERROR',
        message: 'an interaction was not assessed',
        caller: 'site',
        secret: lastLine(bench)['secret'],
        code,
        upstream,
        failed: 'open',
        verdict: 'allow',
      });
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    });
  }

  test('everybody is blocked where the site says so', async () => {
    const bench = await startHttpBench({ environment: { ASSESS_ON_ERROR: 'closed' } });
    bench.emulator.fault({ status: 500 });
    const { verdict, failed, code, because } = await assessed(bench);
    assert.deepEqual([verdict, failed, code], ['block', 'closed', 'unavailable']);
    assert.match(because, /ASSESS_ON_ERROR=closed says block$/);
  });

  test('nobody is blocked while only observing, and that they would be is told', async () => {
    const environment = { ASSESS_ON_ERROR: 'closed', OBSERVE_ONLY: 'true' };
    const bench = await startHttpBench({ environment });
    bench.emulator.fault({ status: 500 });
    const { verdict, wouldBe, because } = await assessed(bench);
    assert.deepEqual([verdict, wouldBe], ['allow', 'block']);
    assert.match(because, /OBSERVE_ONLY allows$/);
  });

  test('because nobody listens, everybody is allowed', async (t) => {
    const google = await scriptedServer(t);
    google.close();
    const environment = { RECAPTCHA_EMULATOR_HOST: google.origin.host };
    const bench = await startHttpBench({ environment });
    const { verdict, code } = await assessed(bench);
    assert.deepEqual([verdict, code], ['allow', 'unreachable']);
    assert.equal(lastLine(bench)['upstream'], 'ECONNREFUSED');
  });

  test('but a page of something in between, everybody is allowed', async (t) => {
    for (const status of [200, 400, 404, 502]) {
      const google = await scriptedServer(t, answering(status, '<html>Not here</html>'));
      const environment = { RECAPTCHA_EMULATOR_HOST: google.origin.host };
      const { verdict, code } = await assessed(await startHttpBench({ environment }));
      assert.deepEqual([status, verdict, code], [status, 'allow', 'unavailable']);
    }
  });
});

describe('a request that Google refuses', () => {
  test('is a mistake of the caller: 422, and nobody is let in by it', async () => {
    const bench = await startHttpBench();
    bench.emulator.fault({ status: 400 });
    const answer = await askToAssess(bench, { ...ASKED, keys: ['order:1'] });
    const { detail } = expectProblem(answer, 422, 'invalid');
    assert.equal(detail, 'INVALID_ARGUMENT: The emulator was told to fail.');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    assert.equal(lastLine(bench)['severity'], 'WARNING');
  });

  test('names the field, but nothing that was sent', async (t) => {
    const error = {
      status: 'INVALID_ARGUMENT',
      message: `Invalid site key: ${ASKED.siteKey} for a-token`,
      details: [{ fieldViolations: [{ field: 'event.site_key' }] }],
    };
    const google = await scriptedServer(t, answering(400, JSON.stringify({ error })));
    const environment = { RECAPTCHA_EMULATOR_HOST: google.origin.host };
    const bench = await startHttpBench({ environment });
    const { detail } = expectProblem(await askToAssess(bench, ASKED), 422, 'invalid');
    assert.equal(detail, 'INVALID_ARGUMENT: event.site_key: Invalid site key: … for …');
  });
});
