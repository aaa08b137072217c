import type { Fact } from '../history/plan.ts';
import type { KnownLink } from './account-links.ts';
import { isSameLink, sharedReasons, type Wanted } from './meant.ts';

/** What the assessments of accounts were told because of their accounts. */
export interface ToldByAccount {
  /** @param isSure false where something else than the account may have led there, too */
  note(wanted: Wanted, link: KnownLink, isSure: boolean, at: number): void;
  /** Whether this assessment was told one of the reasons before, and anybody who asks can see it. */
  surely(wanted: Wanted, link: KnownLink): boolean;
  perhaps(wanted: Wanted, link: KnownLink, by?: (other: Fact) => boolean): boolean;
}

export function createToldByAccount(linksOf: (names: readonly string[]) => KnownLink[]) {
  const notes: { wanted: Wanted; link: KnownLink; isSure: boolean; at: number }[] = [];
  const notesOn = (wanted: Wanted, link: KnownLink) =>
    notes.filter(
      (note) =>
        wanted.within === 'minutes' &&
        note.wanted.fact !== wanted.fact &&
        isSameLink(note.link, link) &&
        sharedReasons(note.wanted.fact, wanted.fact).length > 0,
    );
  const told: ToldByAccount = {
    note: (wanted, link, isSure, at) => notes.push({ wanted, link, isSure, at }),
    surely: (wanted, link) =>
      notesOn(wanted, link).some(({ wanted: { names }, isSure, at }) => {
        const both = names.filter((name) => wanted.names.includes(name));
        return isSure && linksOf(both).some((copy) => isSameLink(copy, link) && copy.since <= at);
      }),
    perhaps: (wanted, link, by = () => true) =>
      notesOn(wanted, link).some((note) => by(note.wanted.fact)),
  };
  return told;
}
