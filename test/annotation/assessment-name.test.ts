import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  assessmentOf,
  parseAssessment,
  parseCarriedAssessment,
  parseWafToken,
} from '../../shared/annotation/assessment-name.ts';

const OURS = 'my-shop';
const ID = 'b6ac310000000000';

/** What each text means: as given by someone we trust, and as carried through a provider. */
const NAMES: readonly [
  title: string,
  text: string,
  trusted?: string | undefined,
  carried?: string,
][] = [
  ['a bare id', ID, `projects/my-shop/assessments/${ID}`, `projects/my-shop/assessments/${ID}`],
  [
    'a bare id in capitals',
    'ABCDEFGHIJKLMNOP',
    'projects/my-shop/assessments/ABCDEFGHIJKLMNOP',
    'projects/my-shop/assessments/ABCDEFGHIJKLMNOP',
  ],
  [
    'a full name by project id',
    `projects/my-shop/assessments/${ID}`,
    `projects/my-shop/assessments/${ID}`,
    `projects/my-shop/assessments/${ID}`,
  ],
  [
    'a full name by project number',
    `projects/123456789012/assessments/${ID}`,
    `projects/123456789012/assessments/${ID}`,
    `projects/my-shop/assessments/${ID}`,
  ],
  [
    'a full name with a longer id',
    `projects/my-shop/assessments/${ID}X`,
    `projects/my-shop/assessments/${ID}X`,
    `projects/my-shop/assessments/${ID}X`,
  ],
  [
    'a full name of a project inside a domain',
    `projects/example.com:shop/assessments/${ID}`,
    `projects/example.com:shop/assessments/${ID}`,
    `projects/my-shop/assessments/${ID}`,
  ],
  [
    "another project's name, whose id counts as ours when a provider carried it",
    `projects/some-other/assessments/${ID}`,
    `projects/some-other/assessments/${ID}`,
    `projects/my-shop/assessments/${ID}`,
  ],
  ['a trailing newline', `${ID}\n`, undefined, `projects/my-shop/assessments/${ID}`],
  ['spaces around', `  ${ID} `, undefined, `projects/my-shop/assessments/${ID}`],
  [
    'a trailing newline after a full name',
    `projects/my-shop/assessments/${ID}\n`,
    undefined,
    `projects/my-shop/assessments/${ID}`,
  ],
  ['a newline inside', `b6ac3100\n0000000`],
  ['15 characters', 'b6ac31000000000'],
  ['17 characters', `${ID}0`],
  ['a full name with 65 characters of id', `projects/my-shop/assessments/${'a'.repeat(65)}`],
  ['a path traversal', `projects/my-shop/assessments/../../secrets`],
  ['a path traversal in the project', `projects/../assessments/${ID}`],
  ['an encoded path traversal', `projects/my-shop/assessments/%2e%2e%2fsecrets`],
  ['a method after the id', `projects/my-shop/assessments/${ID}:annotate`],
  ['a query after the id', `projects/my-shop/assessments/${ID}?key=x`],
  ['a fragment after the id', `projects/my-shop/assessments/${ID}#x`],
  ['a slash in front', `/projects/my-shop/assessments/${ID}`],
  ['a slash behind', `projects/my-shop/assessments/${ID}/`],
  ['another collection', `projects/my-shop/keys/${ID}`],
  ['an empty project', `projects//assessments/${ID}`],
  ['an empty id', 'projects/my-shop/assessments/'],
  ['a URL', `https://recaptchaenterprise.googleapis.com/v1/projects/my-shop/assessments/${ID}`],
  ['10,000 characters', 'a'.repeat(10_000)],
  ['10,000 characters of id in a full name', `projects/my-shop/assessments/${'a'.repeat(10_000)}`],
  ['10,000 characters of project', `projects/${'a'.repeat(10_000)}/assessments/${ID}`],
  ['letters of another script', 'b6ac31000000000а'],
  ['digits of another script', '١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦'],
  ['full-width letters', 'ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐ'],
  ['a NUL inside', `b6ac3100\u00000000000`],
  ['punctuation', 'b6ac31-000000_00'],
  ['nothing', ''],
  ['spaces only', '   '],
];

for (const [title, text, trusted, carried] of NAMES) {
  test(`From someone we trust, ${title} is ${trusted ? 'a name' : 'none'}`, () => {
    assert.equal(parseAssessment(text, OURS)?.name, trusted);
  });

  test(`Carried by a provider, ${title} is ${carried ? 'a name' : 'none'}`, () => {
    assert.equal(parseCarriedAssessment(text, OURS)?.name, carried);
  });
}

describe('The id is the identity', () => {
  test('whichever way the project is spelled', () => {
    const spellings = [ID, `projects/my-shop/assessments/${ID}`, `projects/42/assessments/${ID}`];
    for (const text of spellings) assert.equal(parseAssessment(text, OURS)?.id, ID);
  });

  test('and a bare one belongs to the project it is given', () => {
    assert.deepEqual(assessmentOf('42', ID), { id: ID, name: `projects/42/assessments/${ID}` });
  });
});

const TOKENS: readonly [title: string, token: string, id?: string][] = [
  ['a token', `0dAFcWeA5-_x:U=${ID}`, ID],
  ['the shortest token', `a:U=${ID}`, ID],
  ['a token of 8,000 characters', `${'a'.repeat(8000)}:U=${ID}`, ID],
  ['the suffix alone', `:U=${ID}`],
  ['a token without the suffix', '0dAFcWeA5-_x'],
  ['an id of 15 characters', `token:U=b6ac31000000000`],
  ['an id of 17 characters', `token:U=${ID}0`],
  ['something after the id', `token:U=${ID};`],
  ['a newline after the id', `token:U=${ID}\n`],
  ['two suffixes', `token:U=${ID}:U=${ID}`],
  ['a small u', `token:u=${ID}`],
  ['a percent-encoded suffix', `token%3AU%3D${ID}`],
  ['a slash in the token', `to/ken:U=${ID}`],
  ['an id of another script', `token:U=b6ac31000000000а`],
  ['100,000 characters', `${'a'.repeat(100_000)}:U=${ID}`],
  ['nothing', ''],
];

for (const [title, token, id] of TOKENS) {
  test(`Off ${title}, ${id ? 'the id' : 'no id'} is read`, () => {
    const expected = id === undefined ? undefined : assessmentOf(OURS, id);
    assert.deepEqual(parseWafToken(token, OURS), expected);
  });
}
