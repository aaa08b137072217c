import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { squareSender } from '../providers/square/sender.ts';

const SEND = new URL('../../shared/cli/send.ts', import.meta.url).pathname;
const ASSESSMENT = 'b6ac310000000000';

/** Runs `npm run send -- …` as somebody with this environment would. */
async function run(parts: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [SEND, ...parts], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, problems, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { output: output.trim(), problems, code: Number(code) };
}

describe('npm run send', async () => {
  const bench = await startHttpBench({ environment: squareSender.environment('current') });
  const url = `http://127.0.0.1:${bench.port}`;
  bench.clock.turn(Date.now() - bench.clock.now());

  test('without a provider says how it is used, and fails', async () => {
    const { problems, code } = await run([]);
    assert.equal(code, 1);
    assert.match(problems, /npm run send -- PROVIDER/);
  });

  test('without an event lists the samples of a provider', async () => {
    const { output, code } = await run(['stripe']);
    assert.equal(code, 0);
    assert.ok(output.split('\n').includes('charge.succeeded'));
  });

  test('sends a payment with an assessment, signed with the samples of a local annotator', async () => {
    const parts = ['square', squareSender.samples.first, '--url', url];
    const { output, code, problems } = await run([...parts, '--assessment', ASSESSMENT]);
    assert.equal(code, 0, problems);
    assert.match(output, /^delivered: /);
    assert.equal(bench.emulator.arrived().at(-1)?.assessment, ASSESSMENT);
  });

  test('signs with the secrets of its environment, where there are some', async () => {
    const { output } = await run(['square', squareSender.samples.second, '--url', url], {
      ...(squareSender.environment('foreign') as Record<string, string>),
    });
    assert.match(output, /^unauthenticated: /);
  });

  test('tells when nobody answers at the address, and fails', async () => {
    const parts = ['square', squareSender.samples.second, '--url', 'http://127.0.0.1:1'];
    const { problems, code } = await run(parts);
    assert.equal(code, 1);
    assert.match(problems, /nothing was sent/);
  });

  test('refuses a sample that there is not', async () => {
    const { problems, code } = await run(['square', 'invented']);
    assert.equal(code, 1);
    assert.match(problems, /has no sample invented/);
  });
});
