import { COLLECTION_IDS } from '../../../shared/ledger/firestore/collections.ts';
import type { Collection, Records } from '../../../shared/ledger/records.ts';
import { COLLECTIONS } from '../../../shared/ledger/records.ts';
import type { Change, StoredDocument } from '../firestore/documents.ts';

/** One record before and after a commit. */
export type RecordChange = {
  [C in Collection]: {
    readonly collection: C;
    readonly id: string;
    readonly before: Records[C] | undefined;
    readonly after: Records[C] | undefined;
  };
}[Collection];

/** What is in the database at this moment, read by other code than the store's own. */
export type LedgerView = { readonly [C in Collection]: ReadonlyMap<string, Records[C]> };

export interface FollowedLedger {
  readonly view: LedgerView;
  /** Takes a commit into the view. @returns what it did to records */
  follow(changes: readonly Change[]): RecordChange[];
}

export function followLedger(): FollowedLedger {
  const view = {
    findings: new Map(),
    heads: new Map(),
    keys: new Map(),
    facts: new Map(),
    quarantine: new Map(),
  };
  return {
    view,
    follow(changes) {
      return changes.flatMap(({ name, after }): RecordChange[] => {
        const [last = '', collectionId] = name.split('/').reverse();
        const id = last.slice(last.indexOf('.') + 1);
        const collection = COLLECTIONS.find((each) => COLLECTION_IDS[each] === collectionId);
        if (!collection) return [];
        const records = view[collection];
        const before = records.get(id);
        const record = after && recordIn(after);
        if (record) records.set(id, record);
        else records.delete(id);
        return [{ collection, id, before, after: record }];
      });
    },
  };
}

function recordIn({ fields }: StoredDocument) {
  return JSON.parse(String(fields['record']?.['stringValue']));
}
