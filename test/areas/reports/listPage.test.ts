import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cssString, listPageRule } from '../../../resources/templates/listStyle.ts';
import type { ListId } from '../../../src-main/areas/reports/contract.ts';
import { MOST_PRINTED } from '../../../src-main/areas/reports/lists/page.ts';
import { drawnColumns, drawnText, rowLabel } from '../../../src-main/areas/reports/rules/listText.ts';
import { speechOf } from '../../../src-main/areas/reports/lists/speech.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { readable } from '../letters/samples.ts';
import { on, TestBook } from '../book.ts';
import { listOf } from './listSupport.ts';

const asOf = '2026-06-30';
let book: TestBook;
let customer: CustomerId;

beforeEach(async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  customer = await book.customer('C1', { name: '<script>alert(1)</script>' });
  const { itemId } = await book.invoice(customer, 'A-1', '2026-04-20', 100_000, { dueOn: '2026-05-20' });
  await book.invoice(customer, 'A-2', '2026-06-15', 50_000, { dueOn: '2026-07-15' });
  await book.invoice(customer, 'U-1', '2026-05-10', 5_000, { dueOn: '2026-06-10', currency: 'USD' });
  await book.receipt(customer, '2026-06-20', 50_000, [{ dueItemId: itemId, amountMinor: 30_000 }]);
});
afterEach(() => book.close());

async function printed(list: ListId, language: 'zh' | 'en', more: { customerId?: CustomerId } = {}): Promise<string> {
  const page = await book.call('reports.listPage', { list, asOf: on(asOf), language, ...more });
  return book.service.documents.find(page.documentToken)?.html ?? '';
}

describe('a list on paper', () => {
  it.each([
    'aged-summary', 'aged-detail', 'open-items', 'receipts', 'allocations', 'unapplied', 'customer-ledger',
  ] as const)('%s has the rows of the screen, cell by cell, in the same order', async (list) => {
    const more = list === 'customer-ledger' ? { customerId: customer } : {};
    const value = await listOf(book, list, asOf, more);
    const html = await printed(list, 'en', more);
    const speech = speechOf('en');
    const drawn = drawnColumns(value.columns);
    const rows = [...html.matchAll(/<tr class="(line|detail|group|subtotal|total|opening|closing)">(.*)<\/tr>/g)];
    const wanted = value.rows.filter(({ kind }) => kind !== 'currency');
    expect(rows.map(([, kind]) => kind)).toEqual(wanted.map(({ kind }) => kind));
    wanted.forEach((row, index) => {
      const cells = [...(rows[index]?.[2] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, text = '']) => readable(text)).filter((text) => text !== '');
      const label = rowLabel(speech, value.columns, row);
      const texts = drawn.map((column) => drawnText(speech, row, column)).filter((text) => text !== '');
      expect([...cells].sort()).toEqual([...(label === null ? texts : [label, ...texts])].sort());
    });
  }); // prettier-ignore

  it.each(['zh', 'en'] as const)('says on every page what it is of, and where it is anchored (%s)', async (language) => {
    const head = (await book.call('book.audit', { limit: 1 })).rows[0];
    const html = await printed('aged-detail', language);
    const text = readable(html);
    const style = /@page\{.*/.exec(html)?.[0] ?? '';
    const day = language === 'zh' ? '2026-06-30' : '30 Jun 2026';
    for (const part of ['Test Ltd', day, '1–7', String(head?.seq), String(head?.hash.slice(0, 12))]) expect([part, text.includes(part)]).toEqual([part, true]);
    expect(text).toContain(String(head?.hash));
    // The margin of each further page repeats it, the foot of each has the whole hash and the page number.
    for (const part of ['Test Ltd', day, String(head?.hash), 'counter(page)']) expect([part, style.includes(part)]).toEqual([part, true]);
    expect(style).toContain('size:A4 landscape');
    expect(html).toContain('<thead>');
    expect(html.match(/<table/g)).toHaveLength(2);
  }); // prettier-ignore

  it('never lets a name into the page as markup, and holds a subtotal and its last line together', async () => {
    const html = await printed('aged-detail', 'en');
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    const [, tied = ''] = /<tbody class="tied">([\s\S]*?)<\/tbody>/.exec(html) ?? [];
    expect(tied).toMatch(/class="group"[\s\S]*class="line"/);
    const last = [...html.matchAll(/<tbody class="(tied|)">([\s\S]*?)<\/tbody>/g)].at(-1);
    expect(last?.[1]).toBe('tied');
    expect(last?.[2]).toMatch(/class="line"[\s\S]*class="subtotal"[\s\S]*class="total"/);
  });

  it('prints PRACTICE over the practice company and nothing over others', async () => {
    expect(readable(await printed('aged-summary', 'en'))).not.toContain('PRACTICE');
    const { markPractice } = await import('../../../src-main/areas/settings/store.ts');
    const db = book.service.keeper.book?.db;
    if (!db) throw new Error('no book');
    markPractice(db as never);
    const html = await printed('aged-summary', 'en');
    expect(readable(html)).toContain('PRACTICE');
    expect(/@page\{.*/.exec(html)?.[0]).toContain('PRACTICE');
  });

  it('is refused beyond what a printer should be asked for', async () => {
    book.service.keeper.book?.sqlite.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${MOST_PRINTED})
      INSERT INTO document (kind, customer_id, number, currency, issued_on, amount_minor, recorded_at)
        SELECT 'invoice', ${customer}, 'L' || i, 'CNY', '2026-03-01', 100, '2026-06-30T08:00:00.000Z' FROM n;
      INSERT INTO due_item (document_id, seq, customer_id, currency, issued_on, due_on, due_basis, amount_minor, open_minor, recorded_at)
        SELECT id, 1, customer_id, currency, issued_on, '2026-04-01', 'stated', amount_minor, amount_minor, recorded_at FROM document WHERE number LIKE 'L%'`);
    const reply = await book.ask('reports.listPage', { list: 'open-items', asOf: on(asOf), language: 'en' });
    expect(reply).toMatchObject({ ok: false, code: 'list_too_long_to_print', params: { most: MOST_PRINTED } });
    expect(await book.ask('reports.listPage', { list: 'aged-summary', asOf: on(asOf), language: 'en' })).toMatchObject({ ok: true });
  }); // prettier-ignore
});

describe('text in a style sheet', () => {
  it('can end neither the string nor the element', () => {
    expect(cssString('a"b\\c</style>{}\n')).toBe('"a\\22 b\\5c c\\3c /style\\3e \\7b \\7d  "');
    expect(cssString('海宁恒信 (2026), 1–7')).toBe('"海宁恒信 (2026), 1–7"');
    expect(listPageRule(false, '"}', '')).not.toContain('content:""}');
  });
});
