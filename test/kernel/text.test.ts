import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, escapeHtml, nameKey, safeFileName, tidy } from '../../src-main/kernel/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('nameKey', () => {
  it.each([
    ['杭州明达服饰（有限公司）', '杭州明达服饰(有限公司)'],
    ['杭州明达 服饰有限公司 ', '杭州明达服饰有限公司'],
    ['ＡＢＣ贸易', 'abc贸易'],
    ['【上海】华联', '[上海]华联'],
    ['A.B.C. Co., Ltd.', 'ABC Co Ltd'],
    ['Smith-Jones', 'smith – jones'],
    ['O’Neill "Trading"', "o'neill trading"],
    ['Straße', 'STRASSE'],
    ['Cafe\u0301', 'Café'],
    ['明达\u200b服饰', '明达服饰'],
    ['阿里·木', '阿里木'],
    ['Müller/Söhne', 'müller söhne'],
  ])('%s meets %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['上海华联', '上海联华'],
    ['Smith & Jones', 'Smith Jones'],
    ['Muller', 'Müller'],
    ['A1', 'A2'],
  ])('%s and %s stay apart', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });

  it('gives the three spellings of a sharp s one key', () => {
    expect(['STRAẞE', 'Straße', 'STRASSE'].map(nameKey)).toEqual(['strasse', 'strasse', 'strasse']);
  });

  it('is its own key and does not see case or white space', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const key = nameKey(name);
        expect(nameKey(key)).toBe(key);
        expect(key).not.toMatch(/\s/u);
        expect(nameKey(` ${name}\t`)).toBe(key);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('tidy', () => {
  it.each([
    ['  a \t b\r\n c ', 'a b c'],
    ['ＩＮＶ－００１', 'INV-001'],
    ['甲　乙', '甲 乙'],
    ['a\u00a0\u00a0b', 'a b'],
    ['INV\u200b-\ufeff001', 'INV-001'],
    ['\u202eabc\u202c', 'abc'],
    ['\u2066abc\u2069', 'abc'],
    ['a\u0000b\u0085c', 'a b c'],
    ['so\u00adft', 'soft'],
    ['Cafe\u0301', 'Café'],
    ['ok \ud83d', 'ok'],
    ['🎉', '🎉'],
    ['', ''],
  ])('%j is %j', (text, expected) => {
    expect(tidy(text)).toBe(expected);
  });

  it('is done after one go and leaves nothing invisible', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]| {2}|^ | $/u);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('escapeHtml', () => {
  it('escapes what could end a text or an attribute', () => {
    expect(escapeHtml(`<img src="x" onerror='alert(1)'> & 明达`)).toBe(
      '&lt;img src=&quot;x&quot; onerror=&#39;alert(1)&#39;&gt; &amp; 明达',
    );
    expect(escapeHtml('&amp;')).toBe('&amp;amp;');
  });

  it('leaves no mark of HTML and loses nothing', () => {
    const marked = fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '明', ';', 'amp') });
    fc.assert(
      fc.property(marked, (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        const back = escaped
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(back).toBe(text);
      }),
    );
  });
});

describe('safeFileName', () => {
  it.each([
    ['A/B: 对账?', 'A-B- 对账-'],
    ['催款函 L2 明达服饰.pdf', '催款函 L2 明达服饰.pdf'],
    ['..', '_'],
    ['', '_'],
    [' . ', '_'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\temp\\a.txt', 'C--temp-a.txt'],
    ['name. ', 'name'],
    ['.hidden', 'hidden'],
    ['CON', '_CON'],
    ['con.pdf', '_con.pdf'],
    ['con .pdf', '_con.pdf'],
    ['LPT1.txt', '_LPT1.txt'],
    ['com¹.txt', '_com1.txt'],
    ['console.pdf', 'console.pdf'],
    ['a\u0000b\nc', 'a b c'],
    ['gpj\u202efdp.exe', 'gpjfdp.exe'],
    ['a：b＊c', 'a-b-c'],
  ])('%j is %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  it('cuts long names between characters and keeps the ending', () => {
    const chinese = safeFileName(`${'对'.repeat(300)}.pdf`);
    expect(chinese).toBe(`${'对'.repeat(65)}.pdf`);
    expect(safeFileName('🎉'.repeat(100))).toBe('🎉'.repeat(50));
    expect(safeFileName('x'.repeat(199) + ' y')).toBe('x'.repeat(199));
  });

  it('is a name every system takes, whatever it is made from', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom('.', ' ', '/', '\\', ':', 'con', 'nul', '对', '🎉', 'a'),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
      maxLength: 150,
    });
    fc.assert(
      fc.property(nasty, (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]|^[. ]|[. ]$/u);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i);
        expect(Buffer.byteLength(safe)).toBeGreaterThan(0);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(201);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
    [{ b: undefined, a: undefined }, '{}'],
    [[undefined, 1], '[null,1]'],
    [undefined, 'null'],
    [null, 'null'],
    [-0, '0'],
    ['"\n明', '"\\"\\n明"'],
    [{ B: 1, a: 2, A: 3, 10: 4, 9: 5 }, '{"10":4,"9":5,"A":3,"B":1,"a":2}'],
    [Object.create(null), '{}'],
  ])('%j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  // prettier-ignore
  it.each([
    ['NaN', NaN], ['Infinity', Infinity], ['a date', new Date(0)], ['a map', new Map()], ['a set', new Set()], ['bytes', new Uint8Array(2)],
    ['a function', () => 1], ['a symbol', Symbol('x')], ['a big integer', 1n],
  ])('refuses %s, also deep inside', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson({ a: [{ b: value }] })).toThrow(TypeError);
  });

  it('says the same of the same value in any order of keys, and can be read back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(backwards(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('tells different values apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(isSame(a, b));
      }),
    );
  });
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, backwards(entry)]),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  try {
    expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)));
    return true;
  } catch {
    return false;
  }
}
