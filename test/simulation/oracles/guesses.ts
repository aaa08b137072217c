import type { FindingRecord } from '../../../shared/ledger/records.ts';
import { carries, type Fact, type SimulatedEvent } from '../history/plan.ts';
import type { RecordChange } from './ledger-view.ts';
import type { Incoming } from './oracles.ts';
import type { Scene } from './scene.ts';
import { createToldSoFar } from './told-so-far.ts';

/** How many guesses came out, and how. */
export interface Guesses {
  guessedRight: number;
  guessedWrong: number;
}

/** Promise 1 where an event names its assessment only by a value that has the shape of one. */
export interface GuessOracle {
  readonly guesses: Guesses;
  onCommit(changes: readonly RecordChange[]): void;
  onAcknowledged(incoming: Incoming): void;
}

export function createGuessOracle(scene: Scene): GuessOracle {
  const guesses: Guesses = { guessedRight: 0, guessedWrong: 0 };
  const told = createToldSoFar(scene);
  return {
    guesses,
    onCommit(changes) {
      told.onCommit(changes);
      for (const { collection, before, after } of changes) {
        if (collection !== 'findings' || !after) continue;
        if (before?.state === 'pending' && before.guessed) {
          const isGivenUp = after.assessment?.id !== before.assessment?.id;
          guesses.guessedRight += Number(after.state === 'delivered');
          guesses.guessedWrong += Number(isGivenUp);
          if (after.state === 'delivered') checkKeysLinked(scene, after);
          if (isGivenUp) checkDenied(scene, before.assessment?.name, after);
        }
        if (after.state === before?.state) continue;
        if (after.state === 'pending' && after.guessed) told.checkUnlinked(after);
        if (after.state === 'parked' || after.state === 'unmatched') told.checkWaits(after);
        if (after.state === 'unmatched') checkTried(scene, after);
        if (after.state === 'dead') told.checkNamed(after);
      }
    },
    onAcknowledged(incoming) {
      told.onAcknowledged(incoming);
      checkTriedAgain(scene, incoming);
    },
  };
}

/** Whoever can read an event that carries no assessment may try this one. */
function guessOf(event: SimulatedEvent | undefined): string | undefined {
  return event && !carries(event) ? event.reference?.assessment.name : undefined;
}

/** A right guess is remembered for the events that bring none. */
function checkKeysLinked(scene: Scene, { fact, keys }: FindingRecord): void {
  const lost = keys.find((key) => !scene.view.keys.get(scene.keyId(key))?.link);
  if (lost) scene.violate(1, `${fact} was guessed rightly, and ${lost} leads nowhere`);
}

function checkDenied(scene: Scene, name: string | undefined, finding: FindingRecord): void {
  if (name === undefined || isDenied(scene, name, scene.factOf(finding))) return;
  scene.violate(1, `${finding.fact} gave up ${name}, and Google had not denied it`);
}

/** Nothing goes unmatched before the guess of its own event was tried. */
function checkTried(scene: Scene, finding: FindingRecord): void {
  const name = guessOf(scene.statedBy(finding)?.event);
  if (name === undefined || isDenied(scene, name, scene.factOf(finding))) return;
  scene.violate(1, `${finding.fact} is unmatched, and ${name} was not tried to the end`);
}

/** Told again, what waits is tried again: its assessment may be known by now. */
function checkTriedAgain(scene: Scene, { readings, before, at }: Incoming): void {
  const parked = [...scene.view.findings.values()].filter(({ state }) => state === 'parked');
  for (const { event, isReadable } of readings) {
    const name = isReadable ? guessOf(event) : undefined;
    if (name === undefined) continue;
    for (const { fact } of event.states) {
      const finding = parked.find((each) => scene.factOf(each) === fact);
      if (!finding || before.get(fact)?.state !== 'parked') continue;
      if (isDenied(scene, name, fact, at)) continue;
      scene.violate(1, `${finding.fact} was told again and ${name} was not tried again`);
    }
  }
}

/** Whether Google said that there is no such assessment, or nothing to be said like this. */
function isDenied({ calls }: Scene, name: string, fact: Fact | undefined, since = 0): boolean {
  return calls.some(
    (call) =>
      call.fact === fact &&
      call.name === name &&
      call.startedAt >= since &&
      typeof call.outcome === 'object' &&
      ['not_found', 'refused'].includes(call.outcome.kind),
  );
}
