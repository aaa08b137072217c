import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';

import { describe, test } from 'node:test';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { type BenchChanges, type HttpBench, startHttpBench } from '../../helpers/http-bench.ts';
import { START } from '../../helpers/turnable-clock.ts';
import { expectResults } from '../../http/helpers/expect-answer.ts';
import { type Answer, repeat, type Sent, send } from '../../http/helpers/http-client.ts';
import { ledgerContent, NOTHING } from '../../http/helpers/ledger-content.ts';
import { link } from '../../http/helpers/site-caller.ts';
import { switchableLedger } from '../../http/helpers/switchable-ledger.ts';
import { secretsOf } from '../read-payload.ts';
import { effectsOf } from '../sender.ts';
import { ASSESSMENT, addressOf, type Stage } from './stage.ts';

/** The promise, in milliseconds. */
const WITHIN_MS = 1000;
const MIB = 1024 * 1024;

const AWAY = new AnnotatorError('ledger_unavailable', 'The ledger cannot be reached');

interface Told {
  readonly severity: string;
  readonly message: string;
  readonly code?: string;
  readonly lost?: number;
}

/** Whatever is wrong with a request or with us, the user gets in, and within a second. */
export function carriesOn(stage: Stage): void {
  const { sender, first } = stage;
  if (!sender.provider.decidesLogin) return;

  const open = (changes: BenchChanges = {}) =>
    startHttpBench({
      environment: sender.environment('current'),
      effects: effectsOf(sender),
      ...changes,
    });

  async function expectIn(sending: Promise<Answer>): Promise<void> {
    const started = performance.now();
    const { status, text } = await sending;
    const took = performance.now() - started;
    assert.deepEqual([status, text], [200, sender.provider.acknowledgement?.body]);
    assert.ok(took < WITHIN_MS, `${Math.round(took)} ms`);
  }

  const linkFirst = async (bench: HttpBench) => {
    const keys = sender.linkFor?.(first) ?? {};
    expectResults(await link(bench, { assessment: ASSESSMENT, ...keys }), 'linked');
  };

  const errorsOf = ({ lines }: HttpBench): Told[] =>
    lines.map((line) => JSON.parse(line) as Told).filter(({ severity }) => severity === 'ERROR');

  async function post(bench: HttpBench, changes: Partial<Sent> = {}): Promise<Answer> {
    const { headers, body, search } = await sender.sign(first, secretsOf(sender, 'current'), START);
    const path = addressOf(sender, search);
    return send({ port: bench.port, path, headers, body, ...changes });
  }

  describe('never breaks a login:', () => {
    const refused: Readonly<Record<string, [code: string, changes: Partial<Sent>]>> = {
      'without any signature': ['unauthenticated', { headers: {}, body: '{}' }],
      'without a body': ['unauthenticated', { body: '' }],
      'with a body of more than 1 MiB': ['too_large', { body: Buffer.alloc(MIB + 1, ' ') }],
      'with 3 MiB of no declared length': [
        'too_large',
        { body: repeat(Buffer.alloc(MIB, ' '), 3), headers: {} },
      ],
      'with a compressed body': [
        'unsupported_encoding',
        { body: Buffer.alloc(100), headers: { 'content-encoding': 'gzip' } },
      ],
    };
    for (const [what, [code, changes]] of Object.entries(refused)) {
      test(`a request ${what} carries on, writes nothing and is logged at ERROR`, async () => {
        const bench = await open();
        await expectIn(post(bench, changes));
        assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
        assert.deepEqual(
          errorsOf(bench).map((told) => told.code),
          [code],
        );
      });
    }

    test('a ledger that is away costs the finding, which is logged, and counted once it is back', async () => {
      const ledger = switchableLedger();
      const bench = await open({ ledger: ledger.wrap });
      ledger.failWith(AWAY);
      await expectIn(post(bench));
      const [told, ...others] = errorsOf(bench);
      assert.deepEqual(others, []);
      assert.match(told?.message ?? '', /^lost by design/);
      assert.deepEqual([told?.code, told?.lost], ['ledger_unavailable', 1]);
      assert.deepEqual(bench.emulator.arrived(), []);
      ledger.recover();
      await expectIn(post(bench));
      const { totals } = ledgerContent(bench.ledgerFile);
      const lost = Object.entries(totals).filter(([name]) => name.endsWith(' lost'));
      assert.deepEqual(
        lost.map(([, n]) => n),
        [1],
      );
      await expectIn(post(bench));
      assert.deepEqual(ledgerContent(bench.ledgerFile).totals[lost[0]?.[0] ?? ''], 1);
    });

    test('a ledger that never answers costs the finding, and no more time', async () => {
      const never = () => new Promise<never>(() => undefined);
      const bench = await open({ ledger: (real) => ({ ...real, transact: never }) });
      await expectIn(post(bench));
      assert.deepEqual(
        errorsOf(bench).map(({ code, lost }) => [code, lost]),
        [['late', 1]],
      );
    });

    test('a ledger that hangs when it is to count what was lost keeps nobody out', async () => {
      const ledger = switchableLedger();
      const never = () => new Promise<never>(() => undefined);
      let counting = false;
      const bench = await open({
        ledger: (real) => {
          const switchable = ledger.wrap(real);
          return {
            ...switchable,
            transact: (work, options) =>
              counting && options?.patienceMs === 100
                ? never()
                : switchable.transact(work, options),
          };
        },
      });
      ledger.failWith(AWAY);
      await expectIn(post(bench));
      ledger.recover();
      counting = true;
      await expectIn(post(bench));
      assert.ok((ledgerContent(bench.ledgerFile).records.findings ?? 0) > 0);
    });

    test('a ledger that fails in a way nobody foresaw costs the finding, too', async () => {
      const ledger = switchableLedger();
      const bench = await open({ ledger: ledger.wrap });
      ledger.failWith(new TypeError('unforeseen'));
      await expectIn(post(bench));
      assert.deepEqual(
        errorsOf(bench).map(({ code }) => code),
        ['internal'],
      );
    });

    for (const fault of [{ status: 503 }, { latencyMs: 5_000 }, { timeout: 'before' }] as const) {
      test(`an API with the fault ${JSON.stringify(fault)} costs nothing: the finding waits`, async () => {
        const bench = await open();
        await linkFirst(bench);
        bench.emulator.fault(fault);
        await expectIn(post(bench));
        assert.equal(errorsOf(bench).length, 0);
        assert.ok((ledgerContent(bench.ledgerFile).records.findings ?? 0) > 0);
      });
    }

    test('a sender that hangs half-way through its body is answered, and it costs nothing', async () => {
      const bench = await open();
      const started = performance.now();
      const socket = connect(bench.port, '127.0.0.1');
      const head = `POST ${addressOf(sender)} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900`;
      socket.write(`${head}\r\nconnection: close\r\n\r\n{`);
      const [answer] = await once(socket, 'data');
      assert.match(String(answer), /^HTTP\/1.1 200 OK/);
      assert.ok(performance.now() - started < WITHIN_MS);
      socket.destroy();
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    });

    test('any other method is none of a login', async () => {
      const bench = await open();
      const { status } = await post(bench, { method: 'PUT' });
      assert.equal(status, 405);
    });
  });
}
