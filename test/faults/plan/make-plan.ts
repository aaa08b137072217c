import { type Chance, createChance } from '../../simulation/chance.ts';
import { live } from './chapters.ts';
import { type Linked, Payment } from './payment.ts';
import type { Fact, Plan, PlannedEvent, PlannedMessage } from './plan.ts';

const DAY_S = 24 * 60 * 60;
/** The rest are sent twice. */
const DISTINCT = 0.88;
const HOW_LINKED = [
  ...(['carried', 'carried', 'carried', 'carried', 'carried'] as const),
  ...(['later', 'later', 'later', 'before', 'never'] as const),
] as const;

/**
 * Makes up what happened to some hundred assessments, in which order the news arrives, and what must
 * come of it.
 * @param events how many events are sent, those under an id that was sent before included
 */
export function makePlan(seed: number, events: number): Plan {
  const chance = createChance(seed);
  const startsAt = Math.floor(Date.now() / 1000) - 90 * DAY_S;
  const sent: PlannedMessage[] = [];
  const facts: Fact[] = [];
  const assessments: string[] = [];
  for (let payments = 0; sent.length < DISTINCT * events; ) {
    const assessment = `fa${String(assessments.length).padStart(14, '0')}`;
    assessments.push(assessment);
    const said = new Set<string>();
    // An order may be paid in parts: several payments, one assessment.
    for (let part = chance.pick([1, 1, 1, 2, 3]); part > 0; part -= 1) {
      payments += 1;
      const linked = chance.pick(HOW_LINKED);
      const payment = new Payment({
        chance,
        number: payments,
        linked,
        startsAt: startsAt + chance.between(0, 30 * DAY_S),
        ...(linked === 'never' ? { assessment: undefined, said: new Set() } : { assessment, said }),
      });
      live(payment);
      facts.push(...payment.facts);
      sent.push(...scheduled(chance, payment, linked, assessment));
    }
  }
  const messages = [...sent, ...repeated(chance, sent, events)];
  return { messages: messages.sort((a, b) => a.position - b.position), facts, assessments };
}

/** Positions go from 0 to 1; some of the news is late, some overtakes what happened before. */
function scheduled(
  chance: Chance,
  payment: Payment,
  linked: Linked,
  assessment: string,
): PlannedMessage[] {
  const start = chance.random() * 0.9;
  let position = start;
  const events = payment.events.map((event): PlannedEvent => {
    position += chance.pick([0, 0, 0.0005, 0.004, 0.03]) * chance.random();
    if (chance.happens(0.08)) return { ...event, position: 0.8 + 0.2 * chance.random() };
    const overtakes = chance.happens(0.15) ? 0.01 : 0;
    return { ...event, position: position - overtakes };
  });
  const item = { assessment, keys: payment.keys };
  const between = start + (1 - start) * chance.random();
  if (linked === 'before') return [{ to: 'link', item, position: start - 0.01 }, ...events];
  return linked === 'later' ? [...events, { to: 'link', item, position: between }] : events;
}

/** As many as are missing are sent once more: at the same time, or later. */
function repeated(
  chance: Chance,
  sent: readonly PlannedMessage[],
  events: number,
): PlannedMessage[] {
  const all = sent.filter((message) => message.to === 'stripe');
  const missing = Math.max(0, events - all.length);
  return chance
    .shuffled(all)
    .slice(0, missing)
    .map((event) => {
      const later = chance.pick([0, 0.0005, 1]) * chance.random() * (1 - event.position);
      return { ...event, position: event.position + later };
    });
}
