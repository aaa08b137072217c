import type { Opinion } from '../../shared/config/opinions.ts';
import type { EventIdentity, Statement, Subject } from '../../shared/providers/provider.ts';

/** One raw event and, beside it, what it says. */
export interface Expectation {
  /** Name of the file in test/fixtures/{provider}, without its extension. */
  readonly fixture: string;
  /** The default list where it is not given. */
  readonly opinions?: readonly Opinion[];
  /** Empty or missing: the event says nothing, and `because` says why. */
  readonly statements?: readonly Statement[];
  readonly because?: string;
  /** What ties it to an assessment; not compared where it is not given. */
  readonly subject?: Subject;
  /** Not compared where it is not given. */
  readonly event?: EventIdentity;
}
