import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { accept } from '../../../shared/delivery/accept.ts';
import { COLLECTIONS } from '../../../shared/ledger/records.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { NOWHERE, openBenchServices } from '../backlog/bench-services.ts';
import { assessmentId } from '../backlog/made-events.ts';
import { eventSources, KINDS } from './accept-kinds.ts';
import { deliverCharges, fillDelivered } from './fill-delivered.ts';
import { reportSizes } from './report.ts';
import { compareSizes } from './size.ts';

const folder = temporaryFolder();

function contentOf(path: string): unknown[] {
  const database = new DatabaseSync(path);
  const all = (table: string) => database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
  const content = [...COLLECTIONS, 'totals'].map(all);
  database.close();
  return content;
}

describe('a ledger filled for the benchmark of sizes', () => {
  it('holds to the letter what the real code leaves of as many charges', async () => {
    const [real, stamped] = [join(folder, 'real.db'), join(folder, 'stamped.db')];
    await deliverCharges(real, 12);
    await fillDelivered(stamped, 12);
    assert.deepEqual(contentOf(stamped), contentOf(real));
  });

  it('takes in what is measured as new findings about the assessments it links', async () => {
    const path = join(folder, 'accepts.db');
    await fillDelivered(path, 40);
    const services = openBenchServices(path, NOWHERE);
    const sources = eventSources(40);
    const claimed = async (kind: (typeof KINDS)[number], count: number) => {
      const taken = sources[kind](count).map((intake) => accept(services, [intake]));
      const acceptances = await Promise.all(taken);
      assert.ok(
        acceptances.every(({ accepted }) => accepted.flat().every(({ duplicate }) => !duplicate)),
      );
      return acceptances.flatMap(({ claims }) => claims.map(({ assessmentId: id }) => id));
    };
    const linked = Array.from({ length: 40 }, (_, n) => assessmentId(n));
    const disputed = await claimed('carries but a linked key', 40);
    assert.deepEqual(disputed.toSorted(), linked.toSorted());
    const carried = await claimed('carries its assessment', 10);
    assert.equal(new Set([...carried, ...linked]).size, 50);
    services.ledger.close();
  });
});

describe('the benchmark of sizes', () => {
  it('measures every kind of event on both ledgers, and sets the figures side by side', async () => {
    const options = { small: 200, big: 2_000, rounds: 2, events: 20 };
    const lines: string[] = [];
    const comparisons = await compareSizes(options, (line) => lines.push(line));
    assert.match(lines.join('\n'), /^200 links and findings in .+\n2000 links and findings in /);
    assert.deepEqual(
      comparisons.map(({ kind }) => kind),
      [...KINDS, ...KINDS],
    );
    for (const { small, big } of comparisons) {
      assert.ok(small.cpu > 0 && small.wall > 0 && big.cpu > 0 && big.wall > 0);
    }
    const { text } = reportSizes(comparisons);
    for (const kind of KINDS) {
      for (const measure of ['CPU', 'wall']) {
        assert.match(
          text,
          new RegExp(`^event ${kind}, ${measure} +\\d+ \\(.+\\d\\.\\d\\d \\(`, 'm'),
        );
      }
    }
  });

  const cost = (cpu: number) => ({ cpu, wall: 500 });
  const TABLE = [
    { ratios: [1.1, 1.1], holds: true },
    { ratios: [1.2, 0.9], holds: true },
    { ratios: [1.1, 1.3], holds: false },
    { ratios: [1.3, 1.1], holds: false },
  ];
  for (const { ratios, holds } of TABLE) {
    it(`${holds ? 'holds' : 'fails'} at ratios of ${ratios.join(' and ')}`, () => {
      const comparisons = KINDS.map((kind, index) => ({
        kind,
        small: cost(100),
        big: cost(100 * (ratios[index] ?? 0)),
      }));
      assert.equal(reportSizes(comparisons).holds, holds);
    });
  }
});
