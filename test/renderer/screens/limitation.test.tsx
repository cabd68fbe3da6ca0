import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClockRow } from '../../../src-main/areas/limitation/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { articles, citation } from '../../../src-main/areas/law/rules/citation.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

function clock(more: Partial<ClockRow> = {}): ClockRow {
  return {
    dueItemId: id<'dueItem'>(5),
    documentId: id<'document'>(9),
    invoiceNo: 'XS2311-004',
    customerId: id<'customer'>(1),
    customerCode: 'C001',
    customerName: '杭州明达服饰有限公司',
    currency: CNY,
    openMinor: 12_000_000,
    dueOn: day('2023-11-30'),
    startOn: day('2023-11-30'),
    lawPack: 'cn',
    safeOn: day('2026-11-30'),
    greyOn: day('2029-05-12'),
    article: '民法典 188',
    state: 'alarm',
    daysLeft: 9,
    alarmDays: 30,
    longStop: false,
    lastProved: null,
    unproved: 1,
    ...more,
  };
}

function hostOfClocks(row: ClockRow = clock()): FakeHost {
  const host = createFakeHost();
  host.answer('limitation.list', ({ band }) =>
    ok({
      rows: band === 'passed' ? [] : [row],
      total: band === 'passed' ? 0 : 1,
      bands: [{ band: 30, currency: CNY, count: 1, openMinor: row.openMinor }],
      alarmDays: [180, 90, 30, 7],
    }),
  );
  host.answer('limitation.guarantors', () => ok({ rows: [] }));
  const { lastProved: _lastProved, unproved: _unproved, ...shown } = row;
  const event = {
    untilOn: null,
    ongoing: false,
    reference: '',
    sourceId: 3,
    detail: '',
  };
  host.answer('limitation.clock', () =>
    ok({
      ...shown,
      events: [
        { ...event, kind: 'due', onDay: day('2023-11-30'), proofGrade: 'none', countsForSafe: true, whyNot: null, article: '民法典 188', source: 'due' },
        { ...event, kind: 'action', onDay: day('2026-05-12'), proofGrade: 'C', countsForSafe: false, whyNot: 'weak_proof', article: '民法典 195；时效规定 8', source: 'action', detail: 'phone' },
      ],
      entries: [],
      rule: { months: 36, longStopMonths: 240, article: '民法典 188', source: '民法典第188至204条', checkedOn: day('2026-06-30') },
      remedies: row.state === 'passed' ? ['ask_lawyer', 'revive'] : ['follow_up_call', 'letter_with_proof'],
      siblings: [{ dueItemId: id<'dueItem'>(6), invoiceNo: 'XS2312-001', dueOn: day('2023-12-31'), openMinor: 500 }],
    }),
  ); // prettier-ignore
  return host;
}

describe('the limitation clock', () => {
  it('shows both dates and how near the end is, and opens the rows of an alarm', async () => {
    const host = hostOfClocks();
    showApp('/limitation', { host });
    const grid = await screen.findByRole('grid', { name: '诉讼时效' });
    await within(grid).findByText('还剩 9 天');
    within(grid).getByText('2026-11-30');
    within(grid).getByText('2029-05-12');
    fireEvent.click(screen.getByRole('button', { name: /可能已届满/ }));
    await waitFor(() => expect(asked(host, 'limitation.list').at(-1)).toMatchObject({ band: 'passed' }));
    await screen.findByText('没有符合条件的款项');
  });

  it('says of each event whether it counts and why not, asks for the written follow-up, and takes an entry', async () => {
    const host = hostOfClocks();
    host.answer('limitation.addEvent', () => ok({ eventId: id<'limitationEvent'>(1) }));
    showApp('/limitation', { host });
    fireEvent.click(await screen.findByText('XS2311-004'));
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText(/只有自己的记录/);
    within(drawer).getByText(/请补发书面催告/);
    within(drawer).getByText('催收联系 · 电话');
    within(drawer).getByText('民法典 195；时效规定 8');
    fireEvent.click(within(drawer).getByRole('button', { name: '登记事项' }));
    fireEvent.click(await within(drawer).findByLabelText(/其他 1 笔未收款/));
    fireEvent.change(within(drawer).getByLabelText('编号、单号、案号'), { target: { value: '挂号 88' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(asked(host, 'limitation.addEvent')).toEqual([
        { customerId: 1, kind: 'demand', onDay: '2026-11-21', untilOn: null, dueItemIds: [5, 6], proofGrade: 'none', reference: '挂号 88', note: '' },
      ]),
    ); // prettier-ignore
  });

  it('never gives a debt up after the end', async () => {
    const host = hostOfClocks(clock({ state: 'passed', daysLeft: -20, alarmDays: null }));
    showApp('/limitation', { host });
    fireEvent.click(await screen.findByText('XS2311-004'));
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText(/请咨询律师。仍可争取债务人书面确认/);
    within(drawer).getByText('请债务人在催款通知回执上签字、盖章。');
    expect(drawer.textContent).not.toMatch(/放弃|已丧失/);
  });

  it('leads from an empty book to the import and to where invoices are keyed in', async () => {
    const host = createFakeHost();
    host.answer('limitation.list', () => ok({ rows: [], total: 0, bands: [], alarmDays: [180, 90, 30, 7] }));
    host.answer('limitation.guarantors', () => ok({ rows: [] }));
    showApp('/limitation', { host });
    expect(await screen.findByText(/先导入应收明细，或在客户页录入发票/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '去客户页录入' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '去导入' }));
    await waitFor(() => expect(window.location.hash).toBe('#/import'));
  });

  it('says what stands empty and what to do in the guarantors', async () => {
    const host = hostOfClocks();
    showApp('/limitation?part=guarantors', { host });
    await screen.findByText('没有登记保证');
    screen.getByRole('button', { name: '去担保登记簿' });
  });
});

describe('service of a letter', () => {
  it('says at once what the facts are worth, and records them', async () => {
    const host = createFakeHost();
    const service = { method: null, grade: 'none', sentOn: null, servedOn: null, proofs: 0, overdue: true } as const;
    host.answer('letters.archive', () =>
      ok({
        rows: [
          {
            issuedId: id<'issued'>(4), kind: 'dunning_letter', number: 'DL-2026-0004', title: '付款提醒函', customerId: id<'customer'>(1),
            customerName: '杭州明达服饰有限公司', level: 1, language: 'zh', currency: CNY, amountMinor: 100, asOf: day('2026-11-01'),
            issuedAt: instant('2026-11-01T08:00:00.000Z'), actor: '王芳', sha256: 'a'.repeat(64), service,
          },
        ],
        total: 1,
        overdueProofs: 1,
      }),
    ); // prettier-ignore
    host.answer('letters.proofs', () => ok({ rows: [] }));
    host.answer('letters.reprint', () =>
      ok({ documentToken: 'document_token_123456', title: 'x', suggestedFileName: 'x.pdf', sha256: 'a'.repeat(64) }),
    );
    host.answer('letters.addProof', () => ok({ proofId: id<'serviceProof'>(1), proofGrade: 'A', why: 'signed' }));
    showApp('/letters?tab=archive', { host });
    await screen.findByText('未登记');
    screen.getByLabelText('只看没有送达证据的（1 封超过 7 天）');
    fireEvent.click(screen.getByText('DL-2026-0004'));
    const drawer = await screen.findByRole('dialog');
    fireEvent.click(await within(drawer).findByRole('button', { name: '登记送达' }));
    const form = within(drawer).getByRole('form', { name: '登记送达' });
    within(form).getByText('没有证据：还没有送达');
    fireEvent.change(within(form).getByLabelText('送达日'), { target: { value: '2026-11-20' } });
    fireEvent.blur(within(form).getByLabelText('送达日'));
    fireEvent.change(within(form).getByLabelText('单号'), { target: { value: '1203345560917' } });
    await within(form).findByText(/^证据 B：有单号和妥投记录/);
    fireEvent.click(within(form).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(asked(host, 'letters.addProof')).toMatchObject([
        { issuedId: 4, method: 'ems', sentOn: '2026-11-21', tracking: '1203345560917' },
      ]),
    );
  });
});

describe('citations', () => {
  it.each([
    ['9', '第 9 条', 'art. 9'],
    ['13, 14(3)', '第 13、14(3) 条', 'art. 13, 14(3)'],
    ['585；合同编通则解释 65', '第 585 条；合同编通则解释 65', 'art. 585; General Contract Interpretation 65'],
    ['民法典 188', '民法典 188', 'Civil Code 188'],
    ['法释〔2024〕11号', '法释〔2024〕11号', 'Fashi [2024] 11'],
    ['s. 5A, 6', 's. 5A, 6', 's. 5A, 6'],
  ])('%s is an article as it is read beside its law', (article, zh, en) => {
    expect([articles(article, 'zh'), articles(article, 'en')]).toEqual([zh, en]);
  });

  it('name the base rate a source was worked out with', () => {
    expect(citation('Act 1998, as amended; gov.uk · BOE 4.75% (2024-12-31) + 8', 'zh')).toBe(
      'Act 1998, as amended; gov.uk · 英格兰银行基准利率 4.75% (2024-12-31) + 8',
    );
    expect(citation('Directive 2011/7/EU · ECB_MRO 3.15% (2025-01-01) + 8', 'en')).toBe(
      'Directive 2011/7/EU · ECB refinancing rate 3.15% (1 Jan 2025) + 8',
    );
  });

  it('speak the language of the screen', () => {
    expect(citation('民法典 189, 195；时效规定 14', 'zh')).toBe('民法典 189、195；时效规定 14');
    expect(citation('民法典 189, 195；时效规定 14', 'en')).toBe('Civil Code 189, 195; Limitation Provisions 14');
  });
});
