import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../../test/emulator/emulator.ts';
import { startAnnotator } from './demo/annotator-process.ts';
import { askToDeliver } from './demo/ask-to-deliver.ts';
import { PAID_THROUGH } from './demo/paid-through.ts';
import { heading, labelLine } from './demo/print.ts';
import { tellOfProcessors } from './demo/processors.ts';
import { SIGN_INS, SIGNED_IN } from './demo/sign-in-story.ts';
import { AFTER_THE_OUTAGE, ASSESSMENTS, STORY } from './demo/story.ts';
import { type Stage, tell, tellAgain } from './demo/tell.ts';
import { tellSignIn } from './demo/tell-sign-in.ts';
import { sampleSecrets } from './sample-secrets.ts';

/** One story, played through real processes; the exit code is 0 only if all of it came true. */
const folder = mkdtempSync(join(tmpdir(), 'recaptcha-annotator-demo-'));
const secret = `whsec_${randomBytes(24).toString('hex')}`;
const callerSecret = `whsec_${randomBytes(32).toString('base64')}`;
const emulator = await startEmulator();
emulator.know(
  ...Object.values(ASSESSMENTS),
  ...Object.values(PAID_THROUGH),
  ...Object.values(SIGNED_IN),
);
const environment = {
  ...sampleSecrets(),
  RECAPTCHA_PROJECT: 'demo-project',
  RECAPTCHA_EMULATOR_HOST: emulator.host,
  LEDGER: `sqlite:${join(folder, 'ledger.db')}`,
  STRIPE_WEBHOOK_SECRETS: secret,
  CALLER_SECRETS: callerSecret,
};
const annotator = await startAnnotator(environment);
try {
  const good = await play({ url: annotator.url, secret, emulator });
  console.log(good ? '\nAll of it came true.' : '\nSomething did not come true.');
  process.exitCode = good ? 0 : 1;
} finally {
  await annotator.stop();
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function play(stage: Stage): Promise<boolean> {
  const marks: boolean[] = [];
  heading('What Stripe says, and what becomes of it');
  for (const chapter of STORY) marks.push(await tell(stage, chapter));
  heading('Stripe delivers everything once more');
  for (const chapter of STORY.filter(({ sign }) => !sign)) {
    const again = { pending: 'delivered', ignored: 'ignored' }[chapter.expect] ?? 'duplicate';
    const labels = chapter.whileAway ? AFTER_THE_OUTAGE : [];
    marks.push(await tellAgain(stage, chapter, { status: again, labels }));
  }
  heading('One payment and its fraud dispute from every processor');
  marks.push(await tellOfProcessors(stage, environment));
  heading('A sign-in, a denied push, and spam');
  for (const chapter of SIGN_INS) marks.push(await tellSignIn(stage, environment, chapter));
  heading('Cloud Scheduler asks to send what is due');
  marks.push(await askToDeliver(stage.url, callerSecret));
  heading('What the API received');
  for (const arrival of emulator.arrived()) {
    console.log(`  ${labelLine(arrival)}  ${JSON.stringify(arrival.body)}`);
  }
  return marks.every(Boolean);
}
