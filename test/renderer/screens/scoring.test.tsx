import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  featureCodes,
  featureWeightsField,
  measureCodes,
  presetField,
  type CardInputs,
  type Fact,
  type MeasureCode,
  type StoredScore,
} from '../../../src-main/areas/scoring/contract.ts';
import { defaultCard } from '../../../src-main/areas/scoring/rules/defaultCard.ts';
import { defaultWeights } from '../../../src-main/areas/scoring/rules/features.ts';
import { withJudgements } from '../../../src-main/areas/scoring/rules/judging.ts';
import { scoreByCard } from '../../../src-main/areas/scoring/rules/score.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day, type Day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import type { ValueOf } from '../../../src-renderer/app/calls.ts';
import { customerTabs } from '../../../src-renderer/screens/customers/customerTabs.ts';
import { tabOfMissing } from '../../../src-renderer/screens/customers/score/whereToFill.ts';
import { catalogues } from '../catalogues.ts';
import { noIdentity } from '../fakeCustomer.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const today = day('2026-11-21');
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input as Record<string, unknown>);

const values: Partial<Record<MeasureCode, number | string>> = {
  days_late: 12_500,
  years_with_us: 3000,
  sales_trend: 95_000,
  utilisation: 80_000,
  importance: 'core',
};
function facts(on: Day): Fact[] {
  return measureCodes.map((measure) => {
    const value = values[measure];
    return {
      measure,
      milli: typeof value === 'number' ? value : null,
      choice: typeof value === 'string' ? value : null,
      source: value === undefined ? 'none' : 'ledger',
      on: value === undefined ? null : on,
      figures: measure === 'utilisation' ? { exposureMinor: 8_000_000, limitMinor: 10_000_000 } : {},
      missing: value !== undefined ? null : measure === 'current_ratio' ? 'no_statement' : 'no_promise_log',
      note: '',
    };
  });
}

function hostOfScores(more: { scored?: boolean; hardStops?: string[] } = {}): FakeHost {
  const host = createFakeHost();
  const customerId = id<'customer'>(1);
  const card = { cardId: id<'card'>(1), version: 1, name: '标准评分卡' };
  const inputs = (on: Day, now: Parameters<typeof withJudgements>[3] = []): CardInputs => ({
    currency: currency('CNY'),
    requestedLimitMinor: null,
    facts: withJudgements(defaultCard, facts(on), on, now, []),
    market: { factorBp: 9000, notes: [{ scope: 'industry', name: '纺织', outlook: 'bad', factorBp: 9000 }] },
    hardStops: more.hardStops ?? [],
  });
  const scored = (on: Day, now: Parameters<typeof withJudgements>[3] = []): ValueOf<'scoring.preview'> => {
    const from = inputs(on, now);
    return { customerId, asOf: on, card, inputs: from, score: scoreByCard(defaultCard, from) };
  };
  const earlier = day('2026-06-30');
  const { score } = scored(earlier);
  const stored: StoredScore = {
    scoreId: id<'score'>(7), model: 'card', asOf: earlier, scoreMilli: score.scoreMilli, confidenceBp: score.confidenceBp,
    grade: score.grade, hardStops: more.hardStops ?? [], note: '半年复评', actor: '王芳', recordedAt: instant('2026-06-30T08:00:00.000Z'),
  }; // prettier-ignore
  const isScored = more.scored ?? true;
  host.answer('scoring.preview', ({ asOf, judgements }) => ok(scored(asOf, judgements ?? [])));
  host.answer('scoring.current', () =>
    ok({
      inForce: isScored
        ? { customerId, grade: score.grade, scoredGrade: score.grade, scoreMilli: score.scoreMilli, confidenceBp: score.confidenceBp, scoredOn: earlier, overriddenUntilOn: null, hardStops: more.hardStops ?? [] }
        : null,
      stored: isScored ? stored : null,
      score: isScored ? scored(earlier) : null,
      override: null,
    }),
  ); // prettier-ignore
  host.answer('scoring.history', () => ok({ scores: isScored ? [stored] : [], overrides: [] }));
  host.answer('scoring.card', () =>
    ok({
      inForce: { ...card, fromOn: day('1970-01-01'), card: defaultCard, scores: 1, inForce: true },
      versions: [{ ...card, fromOn: day('1970-01-01'), card: defaultCard, scores: 1, inForce: true }],
      presets: presetField.options.map((preset) => ({ preset, version: 1, fromOn: day('1970-01-01'), weights: featureWeightsField.parse(defaultWeights[preset]) })),
    }),
  ); // prettier-ignore
  host.answer('scoring.get', () =>
    ok({ stored, card: scored(earlier), features: null, figures: null, reproduced: true }),
  );
  host.answer('creditfile.statements', () => ok({ rows: [] }));
  const text = { shortName: '', taxId: '', contactName: '', phone: '', email: '', address: '', salesperson: '', region: '', industry: '', note: '' }; // prettier-ignore
  host.answer('customers.get', () =>
    ok({ id: customerId, recordedAt: stored.recordedAt, code: 'C001', name: '杭州明达服饰有限公司', termsDays: 30, paymentTermId: null, language: 'zh', ...text, ...noIdentity }),
  ); // prettier-ignore
  return host;
}

const hundredths = (text: string | null): number =>
  Math.round(Number(/[+-]?\d+(?:\.\d+)?/.exec(text ?? '')?.[0]) * 100);

describe('the score of a customer', () => {
  it('shows every factor as a chip, and the chips printed add up to the score printed', async () => {
    showApp('/customers/1?tab=score', { host: hostOfScores() });
    const total = (await screen.findByText('合计')).closest('table');
    if (total === null) throw new Error('the points stand in a table');
    const rows = within(total).getAllByRole('row').slice(1, -1);
    expect(rows).toHaveLength(13);
    const printed = rows.map((row) => hundredths(within(row).getAllByRole('cell')[0]?.textContent ?? null));
    const sum = within(total).getAllByRole('row').at(-1);
    expect(printed.reduce((all, one) => all + one, 0)).toBe(hundredths(sum?.textContent ?? null));
    expect(rows[0]?.textContent).toContain('12.5 / 25');
    expect(rows[0]?.textContent).toContain('12.5 天');
    expect(rows.at(-1)?.textContent).toContain('× 90.0%');
    expect(screen.getByText(/敞口 ¥80,000.00 ÷ 额度 ¥100,000.00/)).toBeTruthy();
  });

  it('says that a customer was never scored, judges what nobody knows, and records it', async () => {
    const host = hostOfScores({ scored: false });
    host.answer('scoring.record', () => ok({ scoreId: id<'score'>(8), grade: 'D', scoreMilli: 30_000, confidenceBp: 5000 })); // prettier-ignore
    showApp('/customers/1?tab=score', { host });
    expect(await screen.findByText('尚未登记评分')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '调整等级' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '人工判断 承诺兑现率' }));
    const dialog = await screen.findByRole('dialog');
    const take = within(dialog).getByRole<HTMLButtonElement>('button', { name: '采用' });
    fireEvent.change(within(dialog).getByLabelText(/数值/), { target: { value: '92' } });
    expect(take.disabled).toBe(true);
    fireEvent.change(within(dialog).getByLabelText(/依据来源/), { target: { value: '回访记录' } });
    fireEvent.click(take);
    expect(await screen.findByText(/人工判断（2026-11-21）：回访记录/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '登记评分' }));
    const record = await screen.findByRole('dialog', { name: '登记评分' });
    fireEvent.click(await within(record).findByRole('button', { name: '登记评分' }));
    await waitFor(() =>
      expect(asked(host, 'scoring.record')).toEqual([
        { customerId: 1, asOf: today, note: '', judgements: [{ measure: 'promise_rate', valueMilli: 92_000, choice: null, source: '回访记录' }] },
      ]),
    ); // prettier-ignore
  });

  it('names a hard stop and offers only what may be, one grade away, until a day', async () => {
    const host = hostOfScores();
    host.answer('scoring.override', () => refuse('override_too_long'));
    showApp('/customers/1?tab=score', { host });
    fireEvent.click(await screen.findByRole('button', { name: '调整等级' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: '调整等级' });
    expect(save.disabled).toBe(true);
    fireEvent.change(within(dialog).getByLabelText(/理由/), { target: { value: '银行资信证明' } });
    fireEvent.click(save);
    expect(await within(dialog).findByText(/调整最长十二个月/)).toBeTruthy();
    expect(asked(host, 'scoring.override')).toEqual([
      { customerId: 1, grade: 'C', fromOn: today, untilOn: '2027-02-21', reason: '银行资信证明', approver: '' },
    ]);
  });

  it('says why a hard stop is a D', async () => {
    showApp('/customers/1?tab=score', { host: hostOfScores({ hardStops: ['dishonoured_bill'] }) });
    expect(await screen.findByText('一票否决：票据拒付未清。等级为 D。')).toBeTruthy();
  });

  it('values a feature analysis as it is scored', async () => {
    const host = hostOfScores();
    host.answer('scoring.recordFeatures', () => ok({ scoreId: id<'score'>(9), valueBp: 1200 }));
    showApp('/customers/1?tab=score', { host });
    fireEvent.click(await screen.findByRole('button', { name: '新特征分析' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(await within(dialog).findByRole('slider', { name: '付款记录' }), { target: { value: '10' } });
    expect(within(dialog).getByRole('status').textContent).toContain('特征值 12.00%');
    expect(within(dialog).getByRole('status').textContent).toContain('17 项没有信息');
    fireEvent.click(within(dialog).getByRole('button', { name: '登记分析' }));
    await waitFor(() =>
      expect(asked(host, 'scoring.recordFeatures')).toMatchObject([{ preset: 'balanced', asOf: today, scores: { payment_record: 10, growth: 0 } }]),
    ); // prettier-ignore
    expect(Object.keys(asked(host, 'scoring.recordFeatures')[0]?.['scores'] ?? {})).toHaveLength(featureCodes.length);
  });

  it('opens a stored score and says whether it comes out the same', async () => {
    const host = hostOfScores();
    showApp('/customers/1?tab=score', { host });
    expect(await screen.findByText('半年复评')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '查看明细 2026-06-30' }));
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText(/按存档资料重算一致/)).toBeTruthy();
    expect(within(drawer).getByText('合计')).toBeTruthy();
    expect(within(drawer).queryByRole('button', { name: /人工判断/ })).toBeNull();
    expect(asked(host, 'scoring.get')).toEqual([{ scoreId: 7 }]);
  });

  it('sends the clerk only to tabs that are there', () => {
    const missing = (catalogues.zh['scoring'] as { missing: Record<string, string> }).missing;
    const tabs = new Set(customerTabs.map(({ name }) => name));
    const targets = Object.keys(missing).flatMap((code) => tabOfMissing(code) ?? []);
    expect(targets.length).toBeGreaterThan(8);
    expect(targets.filter((where) => !where.startsWith('/') && !tabs.has(where))).toEqual([]);
  });
});

describe('the score card in the settings', () => {
  it('is saved as a new version only when its points add to 100', async () => {
    const host = hostOfScores();
    host.answer('scoring.saveCard', () => ok({ cardId: id<'card'>(2), version: 2 }));
    showApp('/settings?tab=scorecard', { host });
    const payment = await screen.findByLabelText('本公司付款记录 满分');
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存新版本' });
    expect(save.disabled).toBe(true);
    fireEvent.change(payment, { target: { value: '30' } });
    expect(screen.getByText('合计 105，多出 5')).toBeTruthy();
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('承诺兑现 满分'), { target: { value: '0' } });
    expect(save.disabled).toBe(false);
    fireEvent.change(screen.getByLabelText('近 12 月加权逾期天数 得 50% 的界限'), { target: { value: 'x' } });
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('近 12 月加权逾期天数 得 50% 的界限'), { target: { value: '20' } });
    fireEvent.click(save);
    await waitFor(() => expect(asked(host, 'scoring.saveCard')).toHaveLength(1));
    const [sent] = asked(host, 'scoring.saveCard');
    const factors = (sent?.['card'] as typeof defaultCard).factors;
    expect(factors.map(({ max }) => max)).toEqual([30, 0, 10, 8, 12, 4, 4, 12, 10, 3, 2, 5]);
    expect(factors[0]?.measures[0]).toMatchObject({
      steps: [{ atMilli: 0 }, { atMilli: 20_000 }, { atMilli: 45_000 }],
    });
    expect(sent).toMatchObject({ name: '标准评分卡', fromOn: today });
  });

  it('keeps the weights of the feature analysis at 100', async () => {
    const host = hostOfScores();
    host.answer('scoring.saveWeights', () => ok({ cardId: id<'card'>(3), version: 2 }));
    showApp('/settings?tab=scorecard', { host });
    fireEvent.change(await screen.findByLabelText('付款记录 平衡型'), { target: { value: '10' } });
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存权重' });
    expect(screen.getByText('合计 98，还差 2')).toBeTruthy();
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('资信证明 平衡型'), { target: { value: '7' } });
    fireEvent.click(save);
    await waitFor(() => expect(asked(host, 'scoring.saveWeights')).toMatchObject([{ preset: 'balanced', fromOn: today, weights: { payment_record: 10, references: 7 } }])); // prettier-ignore
  });
});
