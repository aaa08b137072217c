import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { accounts } from './accounts.ts';
import { accountsInTurn } from './accounts-in-turn.ts';
import { accountsToldAgain } from './accounts-told-again.ts';
import { guess } from './guess.ts';
import { guessOvertaken } from './guess-overtaken.ts';
import { instances } from './instances.ts';
import { links } from './links.ts';
import { once } from './once.ts';
import { order } from './order.ts';
import { personal } from './personal.ts';
import { redrive } from './redrive.ts';
import { redriveQuarantined } from './redrive-quarantined.ts';
import { retries } from './retries.ts';
import { shadow } from './shadow.ts';
import { storeUnderTest } from './store.ts';
import { supersession } from './supersession.ts';

/** What delivery promises, whatever store is under it. */
export function deliveryConformance(name: string, fresh: () => { open(): Ledger }): void {
  const store = storeUnderTest(name, fresh);
  for (const promises of [once, retries, links, order, supersession, instances]) promises(store);
  for (const promises of [
    accounts,
    accountsInTurn,
    accountsToldAgain,
    personal,
    guess,
    guessOvertaken,
    shadow,
    redrive,
    redriveQuarantined,
  ])
    promises(store);
}
