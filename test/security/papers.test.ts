import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, CustomerId, PlanId, PromiseId, TaskId } from '../../src-main/kernel/ids.ts';
import { currency } from '../../src-main/kernel/currency.ts';
import { day } from '../../src-main/kernel/day.ts';
import { safeFileName } from '../../src-main/kernel/text.ts';
import { TestBook } from '../areas/book.ts';

/** Whatever somebody typed or a file brought in, printed as words: on every paper of the collector. */
const evil = '"><img src=x onerror=alert(1)></td></table></style><script>alert(1)</script>{amount} $& \'&lt;';
const escaped =
  '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&lt;/td&gt;&lt;/table&gt;&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;{amount} $&amp; &#39;&amp;lt;';
const asOf = day('2026-11-20');
const cny = currency('CNY');

let book: TestBook;
let customerId: CustomerId;
let promiseId: PromiseId;
let planId: PlanId;
let caseId: CaseId;
let taskId: TaskId;

beforeAll(async () => {
  book = await TestBook.create('2026-11-20T08:00:00.000Z');
  const { company } = await book.call('settings.get', {});
  await book.call('settings.update', { company: { ...company, name: `甲 ${evil}`, address: evil, phone: '1' } });
  customerId = await book.customer(`C1 ${evil}`.slice(0, 60), { name: `乙 ${evil}` });
  const first = await book.invoice(customerId, 'I1 <b>&', '2026-01-05', 100_000, { dueOn: '2026-02-04' });
  const second = await book.invoice(customerId, 'I2 <b>&', '2026-01-05', 50_000, { dueOn: '2026-03-04' });
  const lines = [{ dueItemId: second.itemId, amountMinor: 20_000 }];
  ({ promiseId } = await book.call('promises.add', { customerId, amountMinor: 20_000, madeOn: day('2026-11-02'), dueOn: day('2026-11-30'), lines, promisedBy: evil, authority: evil, note: evil }));
  ({ planId } = await book.call('plans.draft', {
    customerId, draftedOn: day('2026-11-03'), items: [{ dueItemId: first.itemId, amountMinor: 100_000 }], debtMinor: 100_000, currency: cny,
    downPaymentMinor: 0, downPaymentOn: day('2026-11-03'), method: 'equal_principal', count: 3, firstDueOn: day('2026-12-10'), shift: 'none', interestTreatment: 'waive',
    acknowledgement: evil, release: evil, guarantor: evil, note: evil,
  }));
  await book.call('actions.add', { customerId, onDay: day('2026-11-05'), channel: 'phone', result: 'in_approval', contactName: evil, contactRole: 'finance', note: evil, dueItemIds: [first.itemId] });
  await book.call('disputes.open', { dueItemId: second.itemId, amountMinor: 456, reason: 'price', openedOn: asOf, note: evil });
  ({ caseId } = await book.call('cases.open', { customerId, kind: 'suit', items: [{ dueItemId: second.itemId, amountMinor: 50_000 }], openedOn: day('2026-11-06'), number: evil, forum: evil, note: evil }));
  ({ taskId } = await book.call('collections.addTask', { customerId, title: evil, note: evil, owner: evil, dueOn: day('2026-11-25') }));
}); // prettier-ignore
afterAll(() => book.close());

interface Paper {
  readonly documentToken: string;
  readonly title?: string;
  readonly suggestedFileName?: string;
}

const papers: [string, (language: 'zh' | 'en') => Promise<Paper>][] = [
  ['letter 1', (language) => book.call('letters.preview', { customerId, level: 1, currency: cny, asOf, language })],
  ['letter 3 with interest', (language) => book.call('letters.preview', { customerId, level: 3, currency: cny, asOf, language, withInterest: true })],
  ['letter 4', (language) => book.call('letters.preview', { customerId, level: 4, currency: cny, asOf, language, withInterest: true })],
  ['promise confirmation', (language) => book.call('letters.promiseDraft', { promiseId, language, asOf })],
  ['repayment agreement', (language) => book.call('letters.planDraft', { planId, language, asOf })],
  ['evidence pack', (language) => book.call('dossier.preview', { customerId, currency: cny, asOf, language })],
  ['sheet for a law firm', (language) => book.call('cases.requestSheet', { caseId, asOf, language })],
  ['day sheet', (language) => book.call('collections.daySheet', { onDay: asOf, language })],
  ['task', (language) => book.call('collections.taskPaper', { taskId, language })],
  ['hand-over', (language) => book.call('reports.handover', { asOf, language, of: { customerId } })],
  ['credit file', (language) => book.call('reports.creditFile', { asOf, language, customerId, currency: cny })],
  ['visit sheet', (language) => book.call('reports.visitSheet', { asOf, onDay: asOf, language, customerIds: [customerId] })],
  ['debtor brief', (language) => book.call('reports.debtorBrief', { asOf, language, customerId })],
]; // prettier-ignore

describe.each(papers)('%s', (name, draw) => {
  it.each(['zh', 'en'] as const)('prints what was typed as words (%s)', async (language) => {
    const { documentToken, title = '', suggestedFileName } = await draw(language);
    const html = book.service.documents.find(documentToken)?.html ?? '';
    expect(html.length).toBeGreaterThan(500);
    expect(html).not.toMatch(/<script|<img src=x|<link|<iframe|href=|url\((?!#)|@import|<b>&(?!amp;)/i);
    expect([...html.matchAll(/onerror=/g)].length).toBe([...html.matchAll(/(?:&lt;|\\3c )img src=x onerror=/g)].length);
    if (name !== 'day sheet') expect(html).toContain(escaped);
    expect(html).not.toContain('</table></style>');
    expect(title).not.toMatch(/[\r\n]/);
    if (suggestedFileName !== undefined) expect(safeFileName(suggestedFileName)).toBe(suggestedFileName);
  });
});
