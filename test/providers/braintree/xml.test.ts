import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { readXml, type XmlValue } from '../../../shared/providers/braintree/xml.ts';
import { fixtureNames, fixtureText } from '../sender.ts';

function read(xml: string) {
  return readXml(Buffer.from(xml));
}

function nested(levels: number): string {
  return `${'<a>'.repeat(levels)}1${'</a>'.repeat(levels)}`;
}

const SECRET = 'shopper@example.com';

describe('reading the XML of a notification', () => {
  const readable: readonly (readonly [string, string, object])[] = [
    ['text', '<a>b</a>', { a: 'b' }],
    ['elements', '<a><b>1</b><c-d>2</c-d></a>', { a: { b: '1', 'c-d': '2' } }],
    ['blanks between elements', '\n <a>\r\n\t<b>1</b> </a>\n', { a: { b: '1' } }],
    ['blanks in a text', '<a><b> 1\n</b></a>', { a: { b: ' 1\n' } }],
    ['types as text', '<a><b type="integer">7</b></a>', { a: { b: '7' } }],
    ['decimals as text', '<a><b type="decimal">250.0</b></a>', { a: { b: '250.0' } }],
    ['nothing for nil', '<a><b nil="true"/><c>1</c></a>', { a: { c: '1' } }],
    ['a text beside another nil', '<a><b nil="false">1</b></a>', { a: { b: '1' } }],
    ['nothing for what is empty', '<a><b/><b></b><b> </b><c>1</c></a>', { a: { c: '1' } }],
    ['a list', '<a><b type="array"><c>1</c><c>2</c></b></a>', { a: { b: ['1', '2'] } }],
    ['an empty list', '<a><b type="array"/><c type="array"> </c></a>', { a: { b: [], c: [] } }],
    ['a list of elements', '<a type="array"><b><c>1</c></b></a>', { a: [{ c: '1' }] }],
    ['a list in a list', '<a type="array"><b type="array"><c>1</c></b></a>', { a: [['1']] }],
    ['attributes in single quotes', "<a><b type='array'><c>1</c></b></a>", { a: { b: ['1'] } }],
    ['more attributes', '<a x="1>2" y = "z"\n type="string" >b</a>', { a: 'b' }],
    ['entities', '<a>&lt;&gt;&amp;&quot;&apos;</a>', { a: '<>&"\'' }],
    ['entities once', '<a>&amp;lt;</a>', { a: '&lt;' }],
    ['characters by number', '<a>&#65;&#x1F4b3;&#233;&#10;</a>', { a: 'A\u{1f4b3}é\n' }],
    ['letters of any kind', '<a>é \u{1f4b3} 日本</a>', { a: 'é \u{1f4b3} 日本' }],
    ['a byte order mark', '\ufeff<a>b</a>', { a: 'b' }],
    ['a declaration', '<?xml version="1.0" encoding="UTF-8"?>\n<a>b</a>', { a: 'b' }],
    ['a short declaration', '<?xml version="1.0"?><a>b</a>', { a: 'b' }],
    ['32 levels', nested(32), JSON.parse(`${'{"a":'.repeat(32)}"1"${'}'.repeat(32)}`)],
    [
      'names that every object has',
      '<a><constructor>1</constructor></a>',
      { a: { constructor: '1' } },
    ],
  ];
  for (const [name, xml, value] of readable) {
    test(`reads ${name}`, () => {
      const result = read(xml);
      assert.ok(result.ok, xml);
      assert.deepEqual(result.value, value);
    });
  }

  const refused: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'is not one XML element'],
    ['blanks', ' \n', 'is not one XML element'],
    ['text', SECRET, 'is not one XML element'],
    ['an empty element', '<a/>', 'is not one XML element'],
    ['two elements', '<a>1</a><b>2</b>', 'is not one XML element'],
    ['text after the element', `<a>1</a>${SECRET}`, 'is not one XML element'],
    ['JSON', '{"a":1}', 'is not one XML element'],
    ['an element that is cut', '<a><b>1</b>', 'ends inside an element'],
    ['a tag that is cut', '<a><b', 'has markup besides elements'],
    ['a closing tag that is cut', '<a><b/></a', 'closes an element that is not open'],
    ['another closing tag', '<a><b/></b>', 'closes an element that is not open'],
    ['a blank in a closing tag', '<a><b/></a >', 'closes an element that is not open'],
    ['a closing tag alone', '</a>', 'closes an element that is not open'],
    ['a longer closing tag', '<a><b/></ab>', 'closes an element that is not open'],
    [
      'closing tags in another order',
      '<a><b><c>1</c></a></b>',
      'closes an element that is not open',
    ],
    ['a bare <', '<a>1 < 2</a>', 'has markup besides elements'],
    ['an attribute without value', '<a b>1</a>', 'has markup besides elements'],
    ['an attribute without quotes', '<a b=1>1</a>', 'has markup besides elements'],
    ['an entity in an attribute', '<a b="&x;">1</a>', 'has markup besides elements'],
    ['a namespace', '<x:a>1</x:a>', 'has markup besides elements'],
    ['__proto__', '<a><__proto__><b>1</b></__proto__></a>', 'has markup besides elements'],
    ['a long name', `<${'a'.repeat(101)}>1</${'a'.repeat(101)}>`, 'has markup besides elements'],
    ['a comment', '<a><!-- 1 --><b>1</b></a>', 'has markup besides elements'],
    ['character data', '<a><![CDATA[1]]></a>', 'has markup besides elements'],
    ['a document type', '<!DOCTYPE a><a>1</a>', 'has markup besides elements'],
    [
      'entities that grow',
      '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      'has markup besides elements',
    ],
    [
      'an entity of a file',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'has markup besides elements',
    ],
    ['an instruction', '<a><?php 1 ?></a>', 'has markup besides elements'],
    [
      'another encoding',
      '<?xml version="1.0" encoding="UTF-16"?><a>1</a>',
      'has markup besides elements',
    ],
    [
      'a declaration after a blank',
      ' <?xml version="1.0"?><a>1</a>',
      'has markup besides elements',
    ],
    ['text beside elements', `<a>${SECRET}<b>1</b></a>`, 'has text where none can be'],
    ['text in a list', `<a type="array">${SECRET}<b>1</b></a>`, 'has text where none can be'],
    ['text in what is nil', `<a><b nil="true">${SECRET}</b></a>`, 'has text where none can be'],
    ['an element twice', '<a><b>1</b><b>2</b></a>', 'has an element twice, outside a list'],
    ['33 levels', nested(33), 'nested deeper than 32 levels'],
    ['500,000 levels', '<a>'.repeat(500_000), 'nested deeper than 32 levels'],
    [
      '50,001 elements',
      `<a type="array">${'<b/>'.repeat(50_000)}</a>`,
      'has more than 50000 elements',
    ],
  ];
  for (const [name, xml, because] of refused) {
    test(`refuses ${name}`, () => {
      assert.deepEqual(read(xml), { ok: false, because: `body: ${because}` });
    });
  }

  const UNKNOWN = 'body: has an unknown entity, or a character that XML does not allow';
  const texts = ['&x;', '&nbsp;', '&', '& amp;', '&amp', '&#;', '&#xg;', '&#99999999;'].concat(
    ['&#x110000;', '&#xD800;', '&#0;', '&#x1b;', '&constructor;', '\u0000', '\u001b', '\uffff'],
    ['&#38;#0;\u0000'],
  );
  for (const text of texts) {
    test(`refuses the text ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(`<a><b>1${text}</b></a>`), { ok: false, because: UNKNOWN });
      assert.deepEqual(read(`<a>1${text}<b>1</b></a>`), { ok: false, because: UNKNOWN });
    });
  }

  test('refuses bytes that are no UTF-8', () => {
    const body = Buffer.concat([
      Buffer.from('<a>'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('</a>'),
    ]);
    assert.deepEqual(readXml(body), { ok: false, because: 'body: is not UTF-8' });
  });

  test('takes time in proportion to the size, whatever is repeated', () => {
    const parts = [
      '<a ',
      '<',
      '>',
      '</a',
      ' a="',
      ' ',
      '<a',
      '&',
      '&#1',
      '<a>',
      '<b> ',
      'a',
      '<b/>',
    ];
    const started = performance.now();
    for (const part of parts) {
      const much = part.repeat(Math.ceil(500_000 / part.length));
      read(much);
      read(`<a>${much}`);
      read(`<a ${much}>1</a>`);
    }
    assert.ok(performance.now() - started < 5_000);
  });
});

describe('reading XML, whatever it is', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const text = fc
    .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 20 })
    .filter((value) => value.trim() !== '' && !/[^\t\n\r -\ufffd]/.test(value));
  const value = fc.letrec<{ value: XmlValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;

  function write(element: string, content: XmlValue): string {
    if (typeof content === 'string') {
      const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return `<${element}>${escaped}</${element}>`;
    }
    if (Array.isArray(content)) {
      const items = content.map((item) => write('item', item)).join('\n');
      return `<${element} type="array">${items}</${element}>`;
    }
    const fields = Object.entries(content).map(([key, item]) => write(key, item));
    return `<${element}>\n${fields.join('\n  ')}\n</${element}>`;
  }

  test('what was written is read', () => {
    return fc.assert(
      fc.property(value, (content) => {
        const result = read(write('a', content));
        assert.ok(result.ok);
        assert.deepEqual(result.value, { a: content });
      }),
    );
  });

  test('nothing throws, and no flaw quotes the document', () => {
    const fixtures = fc.constantFrom(...fixtureNames('braintree'));
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '&',
      ';',
      '"',
      ' nil="true"',
      '<!',
      '<?',
      '',
    );
    return fc.assert(
      fc.property(fixtures, fc.nat(), fc.nat(20), piece, (fixture, at, length, by) => {
        const xml = fixtureText('braintree', fixture);
        const from = at % xml.length;
        const result = read(xml.slice(0, from) + by + xml.slice(from + length));
        if (!result.ok) assert.match(result.because, /^body: [a-zA-Z0-9 ,]+$/);
      }),
      { numRuns: 500 },
    );
  });
});
