import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aimsOf, papersToTake, routeOrder, visitReasons, type DebtorFacts, type VisitFacts } from '../../../src-main/areas/reports/rules/visits.ts'; // prettier-ignore
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const onDay = on('2026-11-20');
const none: VisitFacts = { next: null, tasks: [], step: null };

describe('what takes somebody to a customer', () => {
  const next = (day: string, action = 'visit', time = '') => ({ on: on(day), action, time });
  it.each([
    ['agreed for the day', { next: next('2026-11-20', 'visit', '15:00') }, [['agreed', '2026-11-20', '15:00', '']]],
    ['agreed earlier and not done', { next: next('2026-11-17') }, [['overdue', '2026-11-17', '', '']]],
    ['agreed for later', { next: next('2026-11-21') }, []],
    ['a call on the day', { next: next('2026-11-20', 'call') }, []],
    ['a task that is due', { tasks: [{ on: on('2026-11-19'), time: '09:00', title: 'stamp' }] }, [['task', '2026-11-19', '09:00', 'stamp']]],
    ['a task for later', { tasks: [{ on: on('2026-11-25'), time: '', title: 'stamp' }] }, []],
    ['the demand of the policy', { step: { code: 'L3', letterLevel: 3, sinceOn: on('2026-11-18') } }, [['policy', '2026-11-18', '', 'L3']]],
    ['a second letter', { step: { code: 'L2', letterLevel: 2, sinceOn: on('2026-11-18') } }, []],
  ] as const)('%s', (_name, facts, expected) => {
    const found = visitReasons({ ...none, ...facts }, onDay);
    expect(found.map(({ code, on: day, time, reference }) => [code, day, time, reference])).toEqual(expected);
  }); // prettier-ignore
});

describe('the round', () => {
  const place = (customerId: number, region: string, address: string) => ({ customerId, customerName: `C${customerId}`, region, address }); // prettier-ignore
  it('goes by region and address, and ends with whoever has none', () => {
    const all = [place(1, '', ''), place(2, '嘉兴', '中山路 9'), place(3, '', '文一路 1'), place(4, '嘉兴', '中山路 12'), place(5, '嘉兴', ''), place(6, '杭州', '文一路 1')]; // prettier-ignore
    expect([...all].sort(routeOrder).map(({ customerId }) => customerId)).toEqual([4, 2, 5, 6, 3, 1]);
  });
  it('is the same however the customers come', () => {
    const places = fc.uniqueArray(fc.record({ customerId: fc.integer({ min: 1, max: 99 }), region: fc.constantFrom('', 'a', 'b'), address: fc.constantFrom('', 'x', 'y') }), { selector: ({ customerId }) => customerId, maxLength: 12 }); // prettier-ignore
    fc.assert(
      fc.property(places, (given) => {
        const named = given.map((one) => ({ ...one, customerName: 'same' }));
        const ids = (rows: typeof named): number[] => [...rows].sort(routeOrder).map(({ customerId }) => customerId);
        expect(ids(named.toReversed())).toEqual(ids(named));
        const sorted = [...named].sort(routeOrder);
        const firstWithout = sorted.findIndex(({ region }) => region === '');
        expect(firstWithout === -1 || sorted.slice(firstWithout).every(({ region }) => region === '')).toBe(true);
      }),
    );
  });
});

describe('what to take and to reach', () => {
  const item = { number: 'A-1', daysLate: 40, missing: [], delayCode: '', safeInDays: null } as const;
  const owing: DebtorFacts = { owes: true, undisputed: true, disputed: false, items: [item], brokenPromises: 0, planTalk: false, letterLevel: null, lastResult: '' }; // prettier-ignore
  const codes = (more: Partial<DebtorFacts>) => papersToTake({ ...owing, ...more }).map(({ code }) => code);

  it.each([
    ['a plain debt', {}, ['statement']],
    ['nothing owed', { owes: false, undisputed: false, items: [] }, []],
    ['no statement signed', { items: [{ ...item, missing: ['statement'] }] }, ['statement', 'confirmation']],
    ['not late and no statement', { items: [{ ...item, daysLate: -3, missing: ['statement'] }] }, ['statement']],
    ['limitation within the year', { items: [{ ...item, safeInDays: 365 }] }, ['statement', 'confirmation']],
    ['limitation far off', { items: [{ ...item, safeInDays: 366 }] }, ['statement']],
    ['limitation passed by proved events', { items: [{ ...item, safeInDays: -4 }] }, ['statement', 'confirmation']],
    ['says there was no invoice', { items: [{ ...item, delayCode: 'E01' }] }, ['statement', 'invoices']],
    ['asked for papers', { lastResult: 'documents_requested' }, ['statement', 'invoices']],
    ['short of money', { items: [{ ...item, delayCode: 'E04' }] }, ['statement', 'plan']],
    ['a letter is due', { letterLevel: 3 }, ['statement', 'letter']],
    ['a reminder is due', { letterLevel: 0 }, ['statement']],
    ['all is missing', { disputed: true, planTalk: true, items: [{ ...item, missing: ['delivery', 'invoice', 'signer', 'statement'] }] }, ['statement', 'confirmation', 'invoices', 'deliveries', 'plan', 'dispute', 'mandate']],
  ] as const)('%s', (_name, more, expected) => expect(codes(more as Partial<DebtorFacts>)).toEqual(expected)); // prettier-ignore

  it('names the invoices a copy is wanted of', () => {
    const items = [{ ...item, missing: ['delivery' as const] }, { ...item, number: 'A-2' }, { ...item, number: 'A-3', missing: ['delivery' as const] }]; // prettier-ignore
    expect(papersToTake({ ...owing, items })).toContainEqual({ code: 'deliveries', numbers: ['A-1', 'A-3'] });
  });

  it.each([
    ['a plain debt', {}, ['pay_now']],
    ['a broken promise', { brokenPromises: 2 }, ['pay_now', 'new_promise']],
    ['all in dispute', { undisputed: false, disputed: true }, ['settle']],
    ['a plan in draft, a demand due', { planTalk: true, letterLevel: 3 }, ['pay_now', 'agree_plan', 'hand_letter']],
    ['nothing', { owes: false, undisputed: false, items: [] }, ['keep_touch']],
  ] as const)('to reach with %s', (_name, more, expected) => expect(aimsOf({ ...owing, ...more })).toEqual(expected));
});

describe('the visits of a book', () => {
  let book: TestBook;
  let north: CustomerId;
  let south: CustomerId;
  let quiet: CustomerId;
  let calm: CustomerId;
  const asOf = on('2026-11-20');
  const rows = async (more: { onDay?: string; collector?: string } = {}) =>
    (
      await book.call('reports.visits', {
        asOf,
        onDay: on(more.onDay ?? '2026-11-20'),
        ...(more.collector === undefined ? {} : { collector: more.collector }),
      })
    ).rows;
  const pageOf = (token: string): string => {
    const found = book.service.documents.find(token);
    if (!found) throw new Error('the page is not on the shelf');
    return found.html;
  };

  beforeAll(async () => {
    book = await TestBook.create('2026-11-20T02:00:00.000Z');
    const profile = { shortName: '', taxId: '', termsDays: null, language: 'zh', contactName: '', phone: '', email: '', address: '', region: '', industry: '', note: '', salesperson: '', collector: '' } as const; // prettier-ignore
    const kept = async (code: string, name: string, more: object) => (await book.call('customers.save', { ...profile, ...more, code, name })).id; // prettier-ignore
    south = await kept('S', 'South & Sons', { region: '杭州', address: '文一路 1', collector: 'Li', phone: '0571 1' });
    north = await kept('N', 'North', { region: '嘉兴', address: '中山路 9', collector: 'Wu' });
    quiet = await kept('Q', 'Quiet', {});
    calm = await kept('P', 'Paid up', { region: '嘉兴', address: '中山路 1' });
    for (const customerId of [south, north, quiet])
      await book.invoice(customerId, `I-${customerId}`, '2026-08-01', 100_000_00, { dueOn: '2026-09-30' });
    for (let nr = 1; nr <= 7; nr += 1) await book.invoice(south, `S-${nr}`, '2026-08-01', 1_000_00, { dueOn: '2026-10-15' });
    await book.call('collections.logResult', {
      customerId: south, channel: 'phone', onDay: on('2026-11-16'), atTime: '10:00', result: 'promise', contactName: '李娟', contactRole: 'finance',
      nextOn: on('2026-11-20'), nextTime: '15:00', nextAction: 'visit', note: '请带 <发票> 过来',
      promise: { amountMinor: 5_000_00, dueOn: on('2026-11-17') },
    });
    await book.call('collections.addTask', { customerId: north, kind: 'visit', title: 'stamp the statement', dueOn: on('2026-11-19') });
    await book.call('collections.addTask', { customerId: calm, kind: 'visit', title: 'see the new site', dueOn: on('2026-11-25') });
    await book.call('collections.addTask', { customerId: quiet, kind: 'document', title: 'find the note', dueOn: on('2026-11-19') });
  }); // prettier-ignore
  afterAll(async () => book.close());

  it('are those agreed or due by the day, in the order of the round, before the rest of the list', async () => {
    const found = await rows();
    expect(found.map(({ customerId, reasons }) => [customerId, reasons.map(({ code }) => code)])).toEqual([
      [north, ['task']],
      [south, ['agreed']],
      [quiet, []],
    ]);
    expect(found[1]).toMatchObject({ region: '杭州', address: '文一路 1', oldestDays: 51, stopped: null, overdue: [{ currency: 'CNY', amountMinor: 107_000_00 }] }); // prettier-ignore
    expect((await rows({ onDay: '2026-11-25' })).map(({ customerId, reasons }) => [customerId, reasons[0]?.code])).toEqual([
      [calm, 'task'], [north, 'task'], [south, 'overdue'], [quiet, undefined],
    ]); // prettier-ignore
    expect((await rows({ collector: 'Li' })).map(({ customerId }) => customerId)).toEqual([south]);
  });

  it('mark whoever must not be chased', async () => {
    await book.call('policy.override', { customerId: north, kind: 'exclude', fromOn: asOf, reason: 'lawyer says so' });
    expect((await rows()).find(({ customerId }) => customerId === north)).toMatchObject({ stopped: 'excluded' });
  });

  it('come as one paper in both languages, without a gap in it', async () => {
    for (const language of ['zh', 'en'] as const) {
      const sheet = await book.call('reports.visitSheet', { asOf, onDay, language, customerIds: [south, quiet, north, south] }); // prettier-ignore
      expect(sheet.customers).toBe(3);
      expect(sheet.suggestedFileName).toMatch(/2026-11-20\.pdf$/);
      const html = pageOf(sheet.documentToken);
      expect(html).not.toMatch(/undefined|NaN|\{\w+\}|&amp;amp;/);
      const places = ['>1. North', '>2. South &amp; Sons', '>3. Quiet'].map((head) => html.indexOf(head));
      expect(places.every((at) => at > 0)).toBe(true);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
      for (const text of ['文一路 1', '0571 1', '107,000.00', '5,000.00', '15:00', '李娟', '请带 &lt;发票&gt; 过来'])
        expect(html).toContain(text);
      // Five of eight are shown, the others counted.
      expect(html).toContain(language === 'zh' ? '另有 3 笔，共 ¥3,000.00' : '3 more, ¥3,000.00 in all');
      expect(html).toContain(language === 'zh' ? '对账单（一式两份' : 'Statement, two copies');
      expect(html).toContain(language === 'zh' ? '失约的承诺' : 'The broken promise');
      expect(html).toContain(language === 'zh' ? '交通费' : 'Fares, fuel');
    }
    expect(await book.ask('reports.visitSheet', { asOf, onDay, language: 'zh', customerIds: [99 as CustomerId] })).toMatchObject({ ok: false, code: 'customer_not_found' }); // prettier-ignore
  });
});
