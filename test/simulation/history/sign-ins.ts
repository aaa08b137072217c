import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { Chance } from '../chance.ts';
import { planReadable, planTime } from './events.ts';
import { PROVIDERS, planRefused } from './facts.ts';
import type { Interaction } from './interactions.ts';
import { type AccountTold, CANARY, type Fact, type SimulatedEvent } from './plan.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What an identity provider tells of the accounts of one history. */
interface Habit {
  readonly provider: string;
  /** Which names of an account it knows, in its order. */
  readonly namesOf: (names: readonly string[]) => readonly string[];
  readonly knowsIp: boolean;
  /** How far its clock is ahead, in milliseconds. */
  readonly ahead: number;
  /** How likely an event knows the session, too. */
  readonly keyed: number;
  /** How likely it has a value that may be an assessment. */
  readonly refers: number;
}

/** One thing that was said of an interaction, and how much later. */
interface Step {
  readonly says: Annotation;
  readonly after: number;
  readonly about?: Partial<AccountTold>;
}

export interface SignIns {
  readonly facts: readonly Fact[];
  readonly events: readonly SimulatedEvent[];
}

/** What identity providers tell of these interactions, knowing little more than the account. */
export function planSignIns(
  chance: Chance,
  interactions: readonly Interaction[],
  start: number,
): SignIns {
  const habits = PROVIDERS.map((provider) => planHabit(chance, provider));
  const usual = chance.pick([...habits] as [Habit, ...Habit[]]);
  const facts: Fact[] = [];
  const events: SimulatedEvent[] = [];
  for (const interaction of interactions) {
    for (const [n, step] of planSteps(chance, interaction).entries()) {
      const habit = chance.happens(0.1) ? (habits[0] ?? usual) : usual;
      const name = `${interaction.name}-${n}`;
      const fact: Fact = {
        marker: `${CANARY}-${name}`,
        provider: habit.provider,
        name,
        subject: interaction.subject,
        says: { ...step.says, accountId: `${CANARY}-${name}` },
        refused: planRefused(chance, start),
      };
      facts.push(fact);
      const tellers = chance.happens(0.15) ? 2 : 1;
      for (let teller = 0; teller < tellers; teller += 1) {
        const id = `event-of-${name}-${teller}`;
        const own = teller === 0 ? habit : planOther(chance, habit);
        events.push(planEvent(chance, interaction, own, step, fact, id));
      }
    }
  }
  return { facts, events };
}

function planHabit(chance: Chance, provider: string): Habit {
  const namesOf = chance.pick<Habit['namesOf']>([
    (names) => names,
    (names) => names,
    (names) => names.slice(0, 1),
    (names) => names.slice(-1),
    (names) => names.toReversed(),
  ]);
  return {
    provider,
    namesOf,
    knowsIp: chance.happens(0.5),
    ahead: chance.pick([0, 0, 0, 0, -MINUTE, MINUTE, -3 * MINUTE]),
    keyed: chance.pick([0, 0, 0, 0.5]),
    refers: chance.pick([0, 0, 0, 0, 0.6]),
  };
}

/** Another kind of event of the same provider may know more, or less. */
function planOther(chance: Chance, habit: Habit): Habit {
  if (chance.happens(0.4)) return habit;
  const other = { ...planHabit(chance, habit.provider), ahead: habit.ahead };
  return chance.happens(0.5) ? { ...other, namesOf: () => [] } : other;
}

function planEvent(
  chance: Chance,
  { account, at, userIp, subject, orderNumber }: Interaction,
  { provider, namesOf, knowsIp, ahead, keyed, refers }: Habit,
  { after, about }: Step,
  fact: Fact,
  id: string,
): SimulatedEvent {
  const names = namesOf(account.names);
  const { assessment } = chance.happens(0.5) ? subject : orderNumber;
  const told: AccountTold = {
    names,
    within: 'minutes',
    ...(knowsIp ? { userIp } : {}),
    ...about,
  };
  return {
    id,
    provider,
    type: 'sign-in',
    time: planTime(chance, at + after + ahead),
    subject,
    ...(chance.happens(refers) ? { reference: { assessment, values: [assessment.id] } } : {}),
    ...(names.length > 0 ? { account: told } : {}),
    keys: chance.happens(keyed) ? subject.keys : [],
    states: [{ fact, because: `because ${id} says so` }],
    readableFrom: planReadable(chance, at),
    nameless: chance.happens(0.2),
  };
}

/** The password, wrong or right, the second factor, what came of it, and what is said later. */
function planSteps(chance: Chance, { action, at }: Interaction): Step[] {
  const steps: Step[] = [];
  let after = 0;
  const add = (says: Annotation) => {
    after += chance.between(200, 8 * SECOND);
    const verdict = chance.pick(['LEGITIMATE', 'FRAUDULENT'] as const);
    steps.push({ says: chance.happens(0.1) ? { ...says, annotation: verdict } : says, after });
  };
  if (action === 'checkout') return [];
  if (action === 'sign_up') return chance.happens(0.7) ? [planSpam(chance)] : [];
  const wrong = chance.pick([0, 0, 0, 1, 1, 2]);
  for (let n = 0; n < wrong; n += 1) add({ reasons: ['INCORRECT_PASSWORD'] });
  if (chance.happens(0.3)) add({ reasons: ['CORRECT_PASSWORD', 'INITIATED_TWO_FACTOR'] });
  else if (chance.happens(0.7)) {
    add({ reasons: ['CORRECT_PASSWORD'] });
    if (chance.happens(0.5)) add({ reasons: ['INITIATED_TWO_FACTOR'] });
  }
  if (chance.happens(0.25)) add({ reasons: ['FAILED_TWO_FACTOR'] });
  if (chance.happens(0.4)) add({ reasons: ['PASSED_TWO_FACTOR'] });
  if (chance.happens(0.1)) {
    const report: Annotation = { annotation: 'FRAUDULENT' };
    steps.push({ says: report, after: 5 * HOUR, about: { at: at + after } });
  }
  if (chance.happens(0.05)) {
    const hours = chance.pick([1, 30]);
    const support: Annotation = { annotation: 'LEGITIMATE' };
    steps.push({ says: support, after: hours * HOUR, about: { within: 'day' } });
  }
  return steps;
}

function planSpam(chance: Chance): Step {
  return {
    says: { annotation: 'FRAUDULENT', reasons: ['SOCIAL_SPAM'] },
    after: chance.pick([MINUTE, 3 * HOUR, 40 * HOUR]),
    about: { action: 'sign-up', within: 'ever' },
  };
}
