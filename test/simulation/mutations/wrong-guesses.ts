import type { Mutation } from './mutation.ts';

/** Promises 1 and 3, broken where an assessment is only guessed. */
export const WRONG_GUESSES: readonly Mutation[] = [
  {
    promised: 1,
    means: 'a guess that Google does not know is an assessment like any other',
    file: 'delivery/apply-step.ts',
    find: 'const wrong = isWrong(tried, outcome);',
    replace: 'const wrong = false;',
  },
  {
    promised: 1,
    means: 'what Google calls no name is refused for good',
    file: 'delivery/guess.ts',
    find: " || outcome.kind === 'refused'",
    replace: '',
  },
  {
    promised: 1,
    means: 'a guess without an answer counts as wrong',
    file: 'delivery/guess.ts',
    find: "(outcome.kind === 'not_found' || outcome.kind === 'refused')",
    replace: "outcome.kind !== 'ok'",
  },
  {
    promised: 1,
    means: 'after a wrong guess nobody waits under the keys',
    file: 'delivery/park.ts',
    find: '    await waitUnder(desk, id, finding);',
    replace: '',
  },
  {
    promised: 1,
    means: 'after a wrong guess a link that has come meanwhile is overlooked',
    file: 'delivery/guess.ts',
    find: 'const link = guessed?.link ?? linkOf(set, finding.keys);',
    replace: 'const link = guessed?.link;',
  },
  {
    promised: 3,
    means: 'after a wrong guess a finding is still sent in the turn of the guess',
    file: 'delivery/settle.ts',
    find: "after.state === 'pending' && after.assessment?.id === assessmentId;",
    replace: "after.state === 'pending';",
  },
  {
    promised: 1,
    means: 'a right guess is forgotten',
    file: 'delivery/apply-step.ts',
    find: "if (outcome.kind === 'ok') await confirm(desk, tried);",
    replace: '',
  },
  {
    promised: 1,
    means: 'a guess is tried although a key is linked',
    file: 'delivery/dedupe.ts',
    find: 'if (link) attach(desk, id, finding, link);',
    replace: 'if (link && !guess) attach(desk, id, finding, link);',
  },
  {
    promised: 1,
    means: 'a guess is tried once, and not again when its event comes again',
    file: 'delivery/dedupe.ts',
    find: 'await open(desk, id, { ...known, ...ways }, link);',
    replace:
      'await open({ set, policy: desk.policy, link, now: desk.now }, id, { ...known, ...ways }, link);',
  },
  {
    promised: 1,
    means: 'a guess that is opened again is an assessment like any other',
    file: 'delivery/dedupe.ts',
    find: '  if (guessed) {',
    replace: '  if (guessed && guessed.link) {',
    seed: 9,
  },
  {
    promised: 1,
    means: 'what else tells a fact is forgotten while a guess is tried',
    file: 'delivery/dedupe.ts',
    find: 'const known = met && addToGuess(desk, id, met, ways);',
    replace: 'const known = met;',
  },
  {
    promised: 1,
    means: 'an assessment that is carried is forgotten while a guess is tried',
    file: 'delivery/guess.ts',
    find: '...(link ? { link } : {})',
    replace: '',
    seed: 12,
  },
];
