import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContractAlarm, ContractRow } from '../../../src-main/areas/contracts/contract.ts';
import { clauseItems, validityItems } from '../../../src-main/areas/contracts/rules/checklist.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import type { ValueOf } from '../../../src-renderer/app/calls.ts';
import en from '../../../src-renderer/text/en/contracts.json';
import zh from '../../../src-renderer/text/zh/contracts.json';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');
const contractId = id<'contract'>(1);
const customerId = id<'customer'>(1);
const customerName = '杭州明达服饰有限公司';
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

const row: ContractRow = {
  contractId, customerId, customerCode: 'C001', customerName, number: 'HT-018', title: '酒店软装工程', kind: 'project', currency: CNY,
  amountMinor: 24_000_000, signedOn: day('2026-09-20'), fromOn: day('2026-09-20'), untilOn: day('2028-01-21'), status: 'signed',
  invoicedMinor: 7_200_000, receivedMinor: 7_000_000, creditedMinor: 0, openMinor: 200_000, overdueMinor: 200_000, uninvoicedMinor: 16_800_000,
  gaps: 2, warnings: 1, complete: false, nextMilestone: { label: '验收款', plannedOn: day('2026-11-01') },
}; // prettier-ignore

const alarm: ContractAlarm = {
  code: 'milestone_late', level: 'red', record: 'milestone', recordId: 7, contractId, customerId, customerName, contractNumber: 'HT-018',
  label: '验收款', dueOn: day('2026-11-01'), daysLeft: -20,
}; // prettier-ignore

function detail(more: Partial<ValueOf<'contracts.get'>> = {}): ValueOf<'contracts.get'> {
  const { gaps: _gaps, warnings: _warnings, ...head } = row;
  const milestone = {
    milestoneId: id<'milestone'>(7), contractId, seq: 1, kind: 'acceptance' as const, label: '验收款', plannedOn: day('2026-11-01'), actualOn: null,
    amountMinor: 16_800_000, dueDays: 30, triggerDocument: '', note: '', documentId: null, documentNumber: '', dueItemId: null, dueOn: null,
    openMinor: null, raisedHere: false, state: 'late' as const, daysLeft: -20,
  }; // prettier-ignore
  const retention = { ...milestone, milestoneId: id<'milestone'>(8), seq: 2, kind: 'retention' as const, label: '质保金', amountMinor: 7_200_000, plannedOn: day('2027-11-01'), state: 'waiting' as const, daysLeft: 345 }; // prettier-ignore
  return {
    ...head,
    taxRateBp: 900, customerSignatory: '高伟', ourSignatory: '王芳', lateRateBp: 1200, objectionDays: null, smeStated: false,
    agreed: { rule: null, depositMinor: null, penaltyMinor: null, lossMinor: null, payWhenPaid: true },
    disputeResolution: ['court'], jurisdiction: '', clauses: {}, validity: {}, note: '', debtorClass: 'large', customerTaxId: '',
    gapList: [{ list: 'clauses', code: 'notice_signers' }, { list: 'validity', code: 'page_seals' }],
    warningList: [
      { code: 'pay_when_paid_void', level: 'warn', articles: ['支付条例 9', '法释〔2024〕11号'], params: {} },
      { code: 'deposit_over_fifth', level: 'warn', articles: ['民法典 586'], params: { depositMinor: 5_000_000, capMinor: 4_800_000 } },
    ],
    termsFinding: null,
    milestones: [milestone, retention],
    deliveries: [], claims: [], people: [], documents: [],
    amendments: [{
      amendmentId: id<'amendment'>(3), contractId, number: 'BC-01', amendedOn: day('2026-11-12'), subject: '展期', signed: false, note: '', actor: '王芳',
      recordedAt: instant('2026-11-12T08:00:00.000Z'),
      changes: [{ kind: 'due', dueItemId: id<'dueItem'>(5), before: day('2026-11-25'), after: day('2026-12-10'), label: 'XM-018', changeId: null }],
    }],
    ...more,
  }; // prettier-ignore
}

function hostOfContracts(): FakeHost {
  const host = createFakeHost();
  host.answer('contracts.list', () =>
    ok({
      rows: [row],
      total: 1,
      sums: [{ currency: CNY, amountMinor: 24_000_000, invoicedMinor: 7_200_000, receivedMinor: 7_000_000, openMinor: 200_000, count: 1 }],
    }),
  ); // prettier-ignore
  host.answer('contracts.alarms', () => ok({ rows: [alarm] }));
  host.answer('contracts.get', () => ok(detail()));
  host.answer('files.list', () => ok({ rows: [] }));
  host.answer('ledger.items', () => ok({ rows: [], total: 0, sums: [] }));
  return host;
}

describe('the register of contracts', () => {
  it('shows what was carried out and what is missing, and what cannot wait above it', async () => {
    showApp('/contracts', { host: hostOfContracts() });
    const line = await screen.findByRole('row', { name: /HT-018/ });
    for (const text of ['240,000.00', '72,000.00', '70,000.00', '2,000.00', '缺 2 项', '留意 1'])
      expect(line.textContent).toContain(text);
    const alarms = await screen.findByRole('region', { name: '合同提醒' });
    expect(alarms.textContent).toContain('节点逾期');
    expect(alarms.textContent).toContain('已过 20 天');
    fireEvent.click(within(alarms).getByRole('button', { name: /节点逾期/ }));
    expect(await screen.findByText('逾期的节点不会改动任何日期；付款日期只随签署的变更移动。')).toBeTruthy();
  });

  it('refuses court and arbitration on one contract before it is sent', async () => {
    const host = hostOfContracts();
    showApp('/contracts/1', { host });
    fireEvent.click(await screen.findByRole('button', { name: '修改' }));
    const drawer = await screen.findByRole('dialog');
    fireEvent.click(within(drawer).getByLabelText('仲裁'));
    expect(drawer.textContent).toContain('诉讼与仲裁只能选一种');
    const save = within(drawer).getByRole<HTMLButtonElement>('button', { name: '保存' });
    expect(save.disabled).toBe(true);
    fireEvent.click(within(drawer).getByLabelText('诉讼'));
    host.answer('contracts.save', () => ok({ contractId, invoicesFound: 0 }));
    fireEvent.click(save);
    await waitFor(() =>
      expect(asked(host, 'contracts.save')).toMatchObject([{ contractId: 1, number: 'HT-018', disputeResolution: ['arbitration'] }]),
    ); // prettier-ignore
  });
});

describe('a contract', () => {
  it('names gaps and warnings with their articles and says it is no legal advice', async () => {
    showApp('/contracts/1', { host: hostOfContracts() });
    expect(await screen.findByText('缺项 2')).toBeTruthy();
    for (const text of ['授权签字人', '骑缝章']) expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByText(/背靠背付款条款被禁止/).textContent).toContain('保障中小企业款项支付条例 9 条');
    expect(screen.getByText(/定金 ¥50,000.00 超过合同金额的 20%（¥48,000.00）/)).toBeTruthy();
    expect(screen.getByText('只是提示，不构成法律意见。')).toBeTruthy();
  });

  it('keeps an answer of the checklist as it is given', async () => {
    const host = hostOfContracts();
    host.answer('contracts.tick', () => ok({ gaps: 1 }));
    showApp('/contracts/1?part=checks', { host });
    const seals = await screen.findByRole('radiogroup', { name: '骑缝章' });
    fireEvent.click(within(seals).getByLabelText('有'));
    await waitFor(() =>
      expect(asked(host, 'contracts.tick')).toEqual([{ contractId: 1, validity: { page_seals: { state: 'yes', note: '' } } }]),
    ); // prettier-ignore
    expect(within(screen.getByRole('radiogroup', { name: '双方全称' })).queryByLabelText('不适用')).toBeNull();
  });

  it('reaches a milestone with its invoice and the retention on it', async () => {
    const host = hostOfContracts();
    host.answer('contracts.reachMilestone', () =>
      ok({ documentId: id<'document'>(9), dueItemId: id<'dueItem'>(9), dueOn: day('2026-12-21') }),
    );
    showApp('/contracts/1?part=milestones', { host });
    const [reach] = await screen.findAllByRole('button', { name: '达成' });
    if (!reach) throw new Error('a milestone can be reached');
    fireEvent.click(reach);
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('2026-12-21 到期')).toBeTruthy();
    const send = within(dialog).getByRole<HTMLButtonElement>('button', { name: '达成' });
    expect(send.disabled).toBe(true);
    fireEvent.change(within(dialog).getByLabelText(/单据编号/), { target: { value: 'I-100' } });
    fireEvent.click(within(dialog).getByLabelText(/质保金/));
    fireEvent.click(send);
    await waitFor(() =>
      expect(asked(host, 'contracts.reachMilestone')).toEqual([
        {
          milestoneId: 7, actualOn: '2026-11-21', triggerDocument: '',
          invoice: { kind: 'invoice', number: 'I-100', issuedOn: '2026-11-21', withMilestones: [8] },
        },
      ]),
    ); // prettier-ignore
  });

  it('says what signing an amendment moves', async () => {
    const host = hostOfContracts();
    host.answer('contracts.signAmendment', () => ok({ redated: [] }));
    showApp('/contracts/1?part=amendments', { host });
    expect(await screen.findByText('未签署')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '登记签署' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('1 个到期日将移动');
    expect(dialog.textContent).toContain('买卖合同解释 18 条');
    fireEvent.click(within(dialog).getByRole('button', { name: '登记签署' }));
    await waitFor(() =>
      expect(asked(host, 'contracts.signAmendment')).toEqual([{ amendmentId: 3, signedOn: '2026-11-21' }]),
    );
  });
});

describe('words of the checklists', () => {
  it.each([
    ['zh', zh],
    ['en', en],
  ])('names every line and group in %s', (_language, text) => {
    const lines = { clauses: text.lines.clauses, validity: text.lines.validity } as Record<string, Record<string, string>>; // prettier-ignore
    const groups: Record<string, string> = text.groups;
    for (const [list, items] of [['clauses', clauseItems], ['validity', validityItems]] as const) {
      expect(Object.keys(lines[list] ?? {}).sort()).toEqual(items.map(({ code }) => code).sort());
      for (const { group } of items) expect(groups[group]).toBeDefined();
    } // prettier-ignore
  });
});
