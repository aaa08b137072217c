import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { STARTS, startFunction } from '../processes/starts.ts';

const annotator = await startFunction(STARTS[0] ?? assert.fail(), 'annotator', {
  LEDGER: `sqlite:${join(temporaryFolder(), 'ledger.db')}`,
});
const [, site = ''] = /every verdict.*:\s+(http:\S+)/.exec(annotator.printed()) ?? [];

after(async () => {
  annotator.signal('SIGTERM');
  await annotator.ended;
});

test('without a project there is a site whose sign-in can be had with every verdict', async () => {
  const page = await fetch(site);
  assert.match(await page.text(), /<form id="sign-in-form"/);
  const tokens = {
    allow: 'emulator?score=0.9',
    challenge: 'emulator?score=0.3',
    review: 'emulator?score=0.1',
    block: 'emulator?score=0',
  };
  for (const [verdict, token] of Object.entries(tokens)) {
    const body = JSON.stringify({ siteKey: 'a-key', token, user: verdict, password: 'right' });
    const response = await fetch(`${site}/sign-in`, { method: 'POST', body });
    const { answer, labels } = (await response.json()) as {
      answer: { verdict: string };
      labels: string[];
    };
    assert.equal(answer.verdict, verdict);
    assert.equal(labels[0], verdict === 'block' ? undefined : 'CORRECT_PASSWORD');
  }
});
