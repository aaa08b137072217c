import { channel } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpFunction } from '../../shared/http/message.ts';
import type { RecaptchaClient } from '../../shared/recaptcha/annotate-outcome.ts';
import { serveAnnotator } from './annotator-server.ts';
import { stepAtEveryWrite } from './sqlite-steps.ts';
import { countSteps, type Steps } from './steps.ts';

/**
 * The annotator as a process that kills itself before the step `KILL_AT` names. A step is each
 * write, each commit, each call, Google's answer to it, our own answer, and going idle after it.
 */
const { env } = process;
const emulator = `http://${env['RECAPTCHA_EMULATOR_HOST']}/emulator`;
const steps = countSteps(env['KILL_AT'] === undefined ? undefined : Number(env['KILL_AT']));

let ahead = Number(env['CLOCK_AHEAD_MS'] ?? 0);
const clock = { now: () => Date.now() + ahead };
stepAtEveryWrite(steps, {
  everyWrite: env['EVERY_WRITE'] === 'true',
  onCommit: () => {
    ahead += Number(env['COMMIT_TAKES_MS'] ?? 0);
  },
});

channel('http.server.response.finish').subscribe(() => steps.take('going idle'));
if (env['COUNT_FROM'] === 'start') steps.begin();
const { url } = await serveAnnotator(env, {
  clock,
  recaptcha: (real) => stepAtEveryCall(steps, real),
  served: (real) => stepAtEveryAnswer(steps, real),
});
steps.begin();
console.log(`listens on ${url}`);

function stepAtEveryCall(steps: Steps, real: RecaptchaClient): RecaptchaClient {
  return {
    async annotate(name, said, deadlineMs) {
      steps.take('calling Google');
      await steps.reach('Google answers', async () => {
        const assessment = name.slice(name.lastIndexOf('/') + 1);
        const before = await seen(assessment);
        void real.annotate(name, said, deadlineMs);
        while ((await seen(assessment)) === before) await sleep(2);
      });
      return real.annotate(name, said, deadlineMs);
    },
  };
}

function stepAtEveryAnswer(steps: Steps, real: HttpFunction): HttpFunction {
  return {
    ...real,
    async handle(request) {
      const reply = await real.handle(request);
      steps.take('answering');
      return reply;
    },
  };
}

/** How many calls about this assessment the emulator has dealt with. */
async function seen(assessment: string): Promise<number> {
  const response = await fetch(`${emulator}/annotations`);
  const { annotations, refused } = (await response.json()) as Record<string, Seen[]>;
  return [...(annotations ?? []), ...(refused ?? [])].filter(
    (call) => call.assessment === assessment,
  ).length;
}

interface Seen {
  readonly assessment?: string;
}
