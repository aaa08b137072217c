import type {
  AnnotateOutcome,
  RecaptchaClient,
} from '../../../shared/recaptcha/annotate-outcome.ts';
import { ANNOTATE_FAULTS, type AnnotateFault, type Outage } from '../history/faults.ts';
import { type Call, judge } from './google.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

/** The API as one process reaches it: with latency, and with whatever goes wrong on the way. */
export function annotateLink(world: World, process: () => Process): RecaptchaClient {
  const { chance, network, plan, timeline } = world;
  return {
    async annotate(name, said, deadlineMs) {
      const call = world.beginCall(process(), name, said);
      const outage = world.outage('annotate');
      const fault = chance.happens(world.profile().annotate)
        ? chance.pick(ANNOTATE_FAULTS)
        : undefined;
      if (outage || fault) world.fault(process(), `annotate: ${outage ? outage.how : fault}`);
      const course = outage ? inOutage(world, outage) : whatHappens(world, fault);
      const latency = chance.between(20, 400);
      const answerAfter = course.slow ? deadlineMs - chance.between(0, 30) : latency;
      const outcome = await network.exchange<AnnotateOutcome>(call.process, {
        effectAfter: Math.floor(chance.random() * answerAfter),
        effect: () => {
          if (course.applies === 0) return course.answer ?? { kind: 'not_found' };
          const judgement = judge(call, plan, timeline.now());
          if (judgement.kind === 'ok') apply(world, call, course.applies);
          if (judgement.kind !== 'ok' && course.answer?.kind === 'ok') return judgement;
          return course.answer ?? judgement;
        },
        answerAfter,
      });
      world.endCall(call, outcome);
      return outcome;
    },
  };
}

interface Course {
  /** How often Google acts on it. */
  readonly applies: number;
  /** Instead of Google's own answer. */
  readonly answer?: AnnotateOutcome;
  readonly slow?: true;
}

function apply(world: World, call: Call, times: number): void {
  for (let n = 0; n < times; n += 1) world.applyCall(call);
}

function unavailable(
  httpStatus: number,
  status: string,
  applied: 'no' | 'unknown',
): Extract<AnnotateOutcome, { kind: 'unavailable' }> {
  return { kind: 'unavailable', httpStatus, status, applied };
}

function unreachable(code: string, applied: 'no' | 'unknown'): AnnotateOutcome {
  return { kind: 'unreachable', code, applied };
}

const RESET = unreachable('ECONNRESET', 'unknown');
const TIMEOUT = unreachable('TIMEOUT', 'unknown');
const REPEATED: AnnotateOutcome = { kind: 'ok', repeated: true };
const INTERNAL = unavailable(500, 'INTERNAL', 'unknown');

function inOutage({ chance }: World, { how }: Outage): Course {
  switch (how) {
    case '403':
      return {
        applies: 0,
        answer: { kind: 'denied', httpStatus: 403, status: 'PERMISSION_DENIED' },
      };
    case '503':
      return { applies: 0, answer: unavailable(503, 'UNAVAILABLE', 'no') };
    case 'unreachable':
      return chance.happens(0.8)
        ? { applies: 0, answer: unreachable('ECONNREFUSED', 'no') }
        : { applies: 0, answer: TIMEOUT, slow: true };
  }
}

function whatHappens({ chance }: World, fault: AnnotateFault | undefined): Course {
  switch (fault) {
    case undefined:
      return { applies: 1 };
    case 'slow':
      return { applies: 1, slow: true };
    case 'applied, no answer':
      return { applies: 1, answer: RESET };
    case 'lost, no answer':
      return { applies: 0, answer: RESET };
    case 'not connected':
      return { applies: 0, answer: unreachable('ECONNREFUSED', 'no') };
    case '429': {
      const busy = unavailable(429, 'RESOURCE_EXHAUSTED', 'no');
      const wait = chance.happens(0.5) ? { retryAfterMs: chance.between(1_000, 120_000) } : {};
      return { applies: 0, answer: { ...busy, ...wait } };
    }
    case '503':
      return { applies: 0, answer: unavailable(503, 'UNAVAILABLE', 'no') };
    case '500, applied':
      return { applies: 1, answer: INTERNAL };
    case '500, not applied':
      return { applies: 0, answer: INTERNAL };
    case 'timed out, applied':
      return { applies: 1, answer: TIMEOUT, slow: true };
    case 'timed out, not applied':
      return { applies: 0, answer: TIMEOUT, slow: true };
    case 'repeated, applied twice':
      return { applies: 2, answer: REPEATED };
    case 'repeated, applied once':
      return { applies: 1, answer: REPEATED };
    case 'repeated, no answer':
      return { applies: 1, answer: unavailable(503, 'UNAVAILABLE', 'unknown') };
  }
}
