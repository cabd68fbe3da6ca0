import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EvidenceGap } from '../../../src-main/areas/evidence/contract.ts';
import type { Security } from '../../../src-main/areas/securities/contract.ts';
import { allRules, countsOn, isStale } from '../../../src-main/areas/law/rules/versions.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');
const at = instant('2026-08-18T08:00:00.000Z');
const asOf = day('2026-11-21');
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

describe('the law card', () => {
  const rules = allRules([]);
  const hostOfLaw = (): FakeHost => {
    const host = createFakeHost();
    host.answer('law.rules', () =>
      ok({
        rows: rules.map((rule) => ({
          ...rule,
          inForce: countsOn(rules, rule, asOf),
          stale: isStale(rule.checkedOn, asOf),
        })),
        staleCount: 40,
      }),
    );
    return host;
  };

  it('shows every version of a statute and puts one of one’s own in its place', async () => {
    const host = hostOfLaw();
    host.answer('law.saveRule', () => ok({ ruleId: id<'lawRule'>(1) }));
    showApp('/law', { host });
    expect(await screen.findByText(/有 40 条超过 12 个月没有核对/)).toBeTruthy();
    const large = screen.getByRole('row', { name: /大型企业向中小企业付款/ });
    expect(large.textContent).toContain('未约定 60 天，超过 60 天须另有合理约定');
    expect(screen.getAllByRole('row', { name: /机关、事业单位账期/ })).toHaveLength(4);
    fireEvent.click(within(large).getByRole('button'));
    const drawer = await screen.findByRole('dialog');
    expect(drawer.textContent).toContain('随程序附带');
    fireEvent.change(within(drawer).getByLabelText(/最长（天）/), { target: { value: '90' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '今天已核对' }));
    fireEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked(host, 'law.saveRule')).toHaveLength(1));
    expect(asked(host, 'law.saveRule')[0]).toMatchObject({
      pack: 'cn',
      code: 'terms_large',
      fromOn: '2025-06-01',
      checkedOn: '2026-11-21',
      values: { kind: 'term', defaultDays: 60, maxDays: 90 },
    });
    expect(asked(host, 'law.saveRule')[0]).not.toHaveProperty('ruleId');
  });

  it('tells what to do and what not to do', async () => {
    showApp('/law?topic=conduct', { host: hostOfLaw() });
    expect(await screen.findByText('威胁、辱骂、跟踪、堵门')).toBeTruthy();
    expect(screen.getByText('骚扰与非法讨债')).toBeTruthy();
    expect(screen.queryByText('保证期间')).toBeNull();
  });
});

const guarantee: Security = {
  securityId: id<'security'>(1), customerId: id<'customer'>(1), customerName: '杭州明达服饰有限公司', contractId: null, contractNumber: '',
  kind: 'guarantee', form: 'unclear', provider: '赵国平', company: false, period: 'not_agreed', transferOnDefault: false, currency: CNY,
  amountMinor: 20_000_000, realisableMinor: null, signedOn: day('2026-01-05'), mainDueOn: day('2026-06-14'), untilOn: null, registrationNumber: '',
  registeredOn: null, resolutionOn: null, actedOn: null, note: '', releasedOn: null, releaseReason: '', recordedAt: at,
  periodEnd: { on: day('2026-12-14'), basis: 'computed', what: 'guarantee_period', article: '692' }, coverMinor: 20_000_000, depositCapMinor: null,
  paidShareBp: null, warnings: ['unclear_is_general'],
  alarm: { code: 'period_ends', level: 'orange', dueOn: day('2026-12-14'), daysLeft: 23, sinceOn: day('2026-11-14') },
}; // prettier-ignore

describe('the register of securities', () => {
  const hostOfSecurities = (): FakeHost => {
    const host = createFakeHost();
    host.answer('securities.alarms', () => ok({ rows: [] }));
    host.answer('securities.list', () =>
      ok({
        rows: [guarantee],
        total: 1,
        sums: [{ currency: CNY, amountMinor: 20_000_000, coverMinor: 20_000_000 }],
        alarmCount: 1,
      }),
    );
    host.answer('contracts.list', () => ok({ rows: [], total: 0, sums: [], alarmCount: 0 }));
    host.answer('files.list', () => ok({ rows: [] }));
    return host;
  };

  it('shows the day that counts by law and follows what is typed', async () => {
    const host = hostOfSecurities();
    host.answer('securities.save', () => ok({ securityId: id<'security'>(1), warnings: [] }));
    showApp('/securities', { host });
    const row = await screen.findByRole('row', { name: /赵国平/ });
    expect(row.textContent).toContain('2026-12-14');
    expect(row.textContent).toContain('法定');
    expect(row.textContent).toContain('还有 23 天');
    fireEvent.click(within(row).getByText('赵国平'));
    const drawer = await screen.findByRole('dialog');
    expect(drawer.textContent).toContain('按一般保证处理');
    expect(drawer.textContent).toContain('保证期间至 2026-12-14（法定 6 个月，第 692 条）');
    const due = within(drawer).getByLabelText(/主债务到期日/);
    fireEvent.change(due, { target: { value: '2026-07-31' } });
    fireEvent.blur(due);
    expect(await within(drawer).findByText(/保证期间至 2027-01-31/)).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked(host, 'securities.save')).toHaveLength(1));
    expect(asked(host, 'securities.save')[0]).toMatchObject({
      securityId: 1,
      mainDueOn: '2026-07-31',
      form: 'unclear',
    });
  });

  it('releases with a day and a reason', async () => {
    const host = hostOfSecurities();
    host.answer('securities.release', () => ok(null));
    showApp('/securities', { host });
    fireEvent.click(within(await screen.findByRole('row', { name: /赵国平/ })).getByText('赵国平'));
    fireEvent.click(await screen.findByRole('button', { name: '登记解除' }));
    fireEvent.change(await screen.findByLabelText(/原因/), { target: { value: '货款付清' } });
    const buttons = screen.getAllByRole('button', { name: '登记解除' });
    fireEvent.click(buttons[buttons.length - 1] as HTMLElement);
    await waitFor(() => expect(asked(host, 'securities.release')).toHaveLength(1));
    expect(asked(host, 'securities.release')[0]).toMatchObject({ securityId: 1, reason: '货款付清' });
  });
});

const gap: EvidenceGap = {
  documentId: id<'document'>(7), kind: 'invoice', number: 'XS2605-017', customerId: id<'customer'>(1), customerName: '杭州明达服饰有限公司', currency: CNY,
  issuedOn: day('2026-05-10'), dueOn: day('2026-08-11'), daysLate: 102, openMinor: 38_800_000, contractNo: '',
  states: { contract: 'missing', delivery: 'claimed', statement: 'held', invoice: 'claimed', signer: 'missing', letter: 'missing' },
  possible: 100, earned: 60, proved: 25, percent: 60, provedPercent: 25,
}; // prettier-ignore

describe('the papers of the debt', () => {
  const hostOfPapers = (): FakeHost => {
    const host = createFakeHost();
    host.answer('evidence.summary', () =>
      ok({ documents: 1, openMinor: 38_800_000, percent: 60, provedPercent: 25, gaps: [{ kind: 'contract', missing: 1, missingMinor: 38_800_000, claimed: 0, claimedMinor: 0 }] }),
    ); // prettier-ignore
    host.answer('evidence.gaps', () => ok({ rows: [gap], total: 1, openMinor: 38_800_000 }));
    host.answer('evidence.document', () =>
      ok({
        ...gap,
        overdue: true,
        parts: (['contract', 'delivery', 'statement', 'invoice', 'signer', 'letter'] as const).map((kind) => ({
          kind, points: 25, applies: true, state: gap.states[kind] ?? 'missing',
          sources: kind === 'delivery' ? [{ from: 'paper', state: 'claimed', on: day('2026-05-13'), text: '' }] : [],
        })),
        rows: [],
      }),
    ); // prettier-ignore
    host.answer('contracts.people', () => ok({ rows: [], total: 0 }));
    host.answer('files.list', () => ok({ rows: [] }));
    return host;
  };

  it('tells held from claimed and missing, and filters by gap', async () => {
    const { host } = showApp('/evidence', { host: hostOfPapers() });
    const row = await screen.findByRole('row', { name: /XS2605-017/ });
    expect(row.textContent).toContain('60%');
    expect(within(row).getAllByText('仅记载')).toHaveLength(2);
    expect(within(row).getAllByText('缺')).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: /缺签字盖章的合同/ }));
    await waitFor(() =>
      expect(asked(host, 'evidence.gaps')).toContainEqual(expect.objectContaining({ gap: 'contract' })),
    );
  });

  it('records a paper with its reference', async () => {
    const host = hostOfPapers();
    host.answer('evidence.record', () => ok({ evidenceIds: [id<'evidence'>(1)] }));
    showApp('/evidence?document=7', { host });
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText(/60 \/ 100 分 = 60%/)).toBeTruthy();
    expect(drawer.textContent).toContain('单据上的日期 · 2026-05-13');
    const [first] = within(drawer).getAllByRole('button', { name: '登记' });
    fireEvent.click(first as HTMLElement);
    fireEvent.change(await within(drawer).findByLabelText(/合同编号或存放处/), { target: { value: 'HT-9' } });
    const buttons = within(drawer).getAllByRole('button', { name: '登记' });
    fireEvent.click(buttons.find((button) => button.getAttribute('type') === 'submit') as HTMLElement);
    await waitFor(() => expect(asked(host, 'evidence.record')).toHaveLength(1));
    expect(asked(host, 'evidence.record')[0]).toEqual({ documentIds: [7], kind: 'contract', on: '2026-11-21', reference: 'HT-9', personId: null }); // prettier-ignore
  });
});
