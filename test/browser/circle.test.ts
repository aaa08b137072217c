import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { systemClock } from '../../shared/time.ts';
import { CALLER_SECRET, startHttpBench } from '../helpers/http-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { ledgerRecords } from '../http/helpers/ledger-content.ts';
import { auth0Sender, TOKENS } from '../providers/auth0/sender.ts';
import { type Page, startBrowser } from './browser.ts';
import { findChromium } from './chromium.ts';
import { startSite } from './site.ts';

const running: { stop(): Promise<unknown> }[] = [];
// Before its folder goes: a browser writes into it until it is closed.
after(async () => {
  for (const { stop } of running) await stop();
});
const folder = temporaryFolder();
const chromium = await findChromium(folder);
const isRequired = process.env['REQUIRE_CHROMIUM'] === 'true';
const missing =
  'NOT RUN: there is no Chromium (the package @sparticuz/chromium, or the Chromium of the machine), so nothing shows that a browser gets from token to label';
const options = { skip: chromium || isRequired ? false : missing };

const bench = await startHttpBench({
  environment: auth0Sender.environment('current'),
  effects: { clock: systemClock },
});
const site = await startSite({
  annotator: `http://127.0.0.1:${bench.port}`,
  emulator: bench.emulator.url,
  callerSecret: CALLER_SECRET,
  streamToken: TOKENS.current,
});
const browser = chromium && (await startBrowser(chromium, folder));
if (browser) running.push({ stop: () => browser.close() });
running.push({ stop: () => site.stop() });

/** A page on which a user is about to sign in, with what reCAPTCHA is to make of it. */
async function aboutToSignIn(user: string, finding: string): Promise<Page> {
  assert.ok(browser, missing);
  const page = await browser.newPage();
  await page.open(site.url);
  await page.fill('#site-key', 'key-of-the-page');
  await page.click('#key-form button');
  await page.fill('#user', user);
  await page.choose('#finding', finding);
  return page;
}

/** What Google was told of the assessment a page shows. */
async function labelsOf(page: Page): Promise<unknown[]> {
  const name = await page.textOf('#assessment', /^projects\/test-project\/assessments\/\w{16}$/);
  const arrived = bench.emulator.arrived().filter((arrival) => arrival.name === name);
  return arrived.map(({ body }) => body['reasons']);
}

test('a doubtful sign-in goes the whole circle, from token to label', options, async () => {
  const page = await aboutToSignIn('alice', 'doubtful (0.3)');
  await page.click('#sign-in');
  assert.equal(await page.textOf('#verdict', /./), 'challenge');
  assert.match(await page.textOf('#because', /./), /0\.3/);
  assert.deepEqual(await labelsOf(page), [['CORRECT_PASSWORD'], ['INITIATED_TWO_FACTOR']]);
  const [account] = ledgerRecords(bench.ledgerFile, 'keys');
  assert.equal(account?.links?.[0]?.score, 0.3, 'the account is linked, with its score');

  await page.fill('#code', '123456');
  await page.click('#prove');
  await page.textOf('#outcome', /^You are signed in\.$/);
  assert.match(await page.textOf('#labels', /./), /PASSED_TWO_FACTOR$/);
  assert.deepEqual((await labelsOf(page)).at(-1), ['PASSED_TWO_FACTOR']);
  assert.ok(!bench.lines.some((line) => line.includes('alice')), 'nobody is named in the log');
});

test('a legitimate one signs in at once', options, async () => {
  const page = await aboutToSignIn('bob', 'legitimate (0.9)');
  await page.click('#sign-in');
  await page.textOf('#outcome', /^You are signed in\.$/);
  assert.equal(await page.textOf('#verdict', /./), 'allow');
  assert.deepEqual(await labelsOf(page), [['CORRECT_PASSWORD']]);
});

for (const [finding, because] of [
  ['a bot (0.0)', /0\.0/],
  ['a token made for another action', /forged/],
  ['a page that could not load reCAPTCHA', /there is none/],
] as const) {
  test(`a sign-in with ${finding} is over before the password is looked at`, options, async () => {
    const page = await aboutToSignIn('mallory', finding);
    await page.click('#sign-in');
    await page.textOf('#outcome', /^You cannot sign in\.$/);
    assert.equal(await page.textOf('#verdict', /./), 'block');
    assert.match(await page.textOf('#because', /./), because);
    assert.deepEqual(await labelsOf(page), []);
  });
}
