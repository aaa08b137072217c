import type { Chance } from '../chance.ts';
import type { Fact, SimulatedEvent, Stated, Subject } from './plan.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The events that tell these facts, and some that tell nothing. */
export function planEvents(
  chance: Chance,
  subjects: readonly Subject[],
  facts: readonly Fact[],
  start: number,
): SimulatedEvent[] {
  const span = chance.pick([10 * SECOND, 10 * MINUTE, 6 * HOUR, 3 * DAY]);
  const grid = chance.pick([SECOND, SECOND, Math.floor(span / 2)]);
  const carries = chance.pick([0, 0.3, 0.6, 1]);
  const events: SimulatedEvent[] = [];
  const add = (subject: Subject, provider: string, stated: readonly Fact[]) => {
    const n = events.length;
    const id = `event-${n}`;
    const offset = Math.floor((chance.random() * span) / grid) * grid;
    const because = (fact: Fact, position: number): Stated => ({
      fact,
      because: `because ${id} says ${position}`,
    });
    events.push({
      id,
      provider,
      type: chance.pick(['made', 'changed']),
      time: planTime(chance, start + offset),
      subject,
      ...(chance.happens(carries) ? { carried: planCarried(chance, subject) } : {}),
      keys: planKeys(chance, subject),
      states: stated.map(because),
      readableFrom: planReadable(chance, start),
      nameless: chance.happens(0.2),
    });
  };
  for (const fact of facts) {
    const tellers = chance.pick([1, 1, 1, 1, 2, 3]);
    for (let n = 0; n < tellers; n += 1) {
      const others = facts.filter((other) => isTogether(fact, other) && chance.happens(0.15));
      add(fact.subject, fact.provider, n === 0 ? [fact, ...others.slice(0, 1)] : [fact]);
    }
  }
  for (const subject of subjects) {
    if (chance.happens(0.1)) add(subject, facts[0]?.provider ?? '', []);
  }
  return events;
}

function isTogether(fact: Fact, other: Fact): boolean {
  return other !== fact && other.provider === fact.provider && other.subject === fact.subject;
}

/** Mostly believable; sometimes missing, or ahead of all our clocks. */
export function planTime(chance: Chance, time: number): number | undefined {
  if (chance.happens(0.03)) return undefined;
  return chance.happens(0.03) ? time + 40 * DAY : time;
}

/** Seldom something that is no assessment name. */
function planCarried(chance: Chance, { assessment }: Subject): string {
  if (chance.happens(0.02)) return 'no name';
  return chance.happens(0.5) ? assessment.id : assessment.name;
}

function planKeys(chance: Chance, { keys }: Subject): string[] {
  if (chance.happens(0.6)) return [...keys];
  return keys.filter(() => chance.happens(0.6));
}

export function planReadable(chance: Chance, start: number): number {
  if (chance.happens(0.93)) return Number.NEGATIVE_INFINITY;
  return start + chance.pick([HOUR, DAY, 10 * DAY, 40 * DAY]);
}
