import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClosedMatter } from '../../../src-main/areas/effects/contract.ts';
import type { Lesson } from '../../../src-main/areas/playbook/contract.ts';
import { shippedLibrary } from '../../../src-main/areas/playbook/rules/codes.ts';
import { glossaryWith } from '../../../src-main/areas/playbook/rules/glossary.ts';
import { shippedScripts } from '../../../src-main/areas/playbook/rules/library.ts';
import { caseCodes, type TrainingRun } from '../../../src-main/areas/training/contract.ts';
import { cases, maxPoints } from '../../../src-main/areas/training/rules/cases.ts';
import { hints } from '../../../src-main/areas/training/rules/checks.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import { noIdentity } from '../fakeCustomer.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');
const at = instant('2026-11-20T08:00:00.000Z');
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

const prompt: ClosedMatter = {
  kind: 'cleared',
  customerId: id<'customer'>(1), customerCode: 'C001', customerName: '杭州明达服饰有限公司', currency: CNY,
  endedOn: day('2026-11-10'), daysAgo: 11, reference: '', amountMinor: 2_254_500, daysLate: 106, outcome: 'paid_full',
  figures: { currency: CNY, clearedMinor: 2_254_500, daysLate: 106 },
}; // prettier-ignore
const lesson: Lesson = {
  lessonId: id<'lesson'>(4), customerId: null, customerCode: '', customerName: '', title: '先付三成再谈分期', closedOn: day('2026-10-01'),
  outcome: 'paid_by_plan', cause: 'cash', story: '', worked: '盖章', learned: '先要首付', tags: ['分期'],
  figures: { currency: null, clearedMinor: 0, daysLate: 0 }, actor: '王芳', recordedAt: at,
}; // prettier-ignore

const situation: TrainingRun['situation'] = {
  customerId: id<'customer'>(7), currency: CNY, overdueMinor: 8_000_000, undisputedMinor: 8_000_000, daysLate: 12, itemCount: 2,
  brokenMinor: 0, brokenOn: null, willingness: null, letterLevel: 0,
}; // prettier-ignore
const runOf = (more: Partial<TrainingRun> = {}): TrainingRun => ({
  runId: id<'trainingRun'>(3), caseCode: 'first_call', startedOn: day('2026-11-21'), startedAt: at, finishedAt: null,
  customerCode: 'KH007', customerName: '粤棉里', contactName: '', situation,
  steps: cases.first_call.steps.map(({ code, place }, index) => ({ code, place, done: index === 0, hint: index === 0 ? null : 'promise_too_small' })),
  questions: cases.first_call.questions.map(({ code, options }) => ({ code, options: [...options], chosen: null, right: null })),
  points: 3, maxPoints: 15, actor: '王芳', ...more,
}); // prettier-ignore

function hostOf({ practice = true, run = null as TrainingRun | null } = {}): FakeHost {
  const host = createFakeHost();
  host.answer('book.state', () =>
    ok({
      state: 'open',
      book: {
        fileName: 'x.duewarden', companyName: '恒信纺织', baseCurrency: CNY, practice, readOnly: false, schemaVersion: 1, lastBackupAt: null,
        backupProblem: null, newerCopyAt: null,
      },
    }),
  ); // prettier-ignore
  host.answer('playbook.scripts', ({ language }) => ok({ rows: shippedScripts(language), ...shippedLibrary }));
  host.answer('effects.lessonPrompts', () => ok({ rows: [prompt] }));
  host.answer('playbook.lessons', () => ok({ rows: [lesson], total: 1, tags: [{ tag: '分期', count: 1 }] }));
  host.answer('playbook.glossary', ({ language }) => ok({ rows: glossaryWith([], language) }));
  host.answer('playbook.saveScript', () => ok(null));
  host.answer('playbook.saveLesson', () => ok({ lessonId: lesson.lessonId }));
  host.answer('training.cases', () =>
    ok({
      rows: caseCodes.map((caseCode) => ({
        caseCode, available: caseCode !== 'plan', maxPoints: maxPoints(cases[caseCode]), finishedCount: 0, bestPoints: null,
        run: run?.caseCode === caseCode ? { runId: run.runId, customerName: run.customerName, points: run.points, startedAt: at, finishedAt: run.finishedAt } : null,
      })),
      finishedCases: 0,
    }),
  ); // prettier-ignore
  host.answer('training.run', () => ok(run ?? runOf()));
  host.answer('training.start', () => ok({ runId: runOf().runId }));
  host.answer('training.answer', () => ok({ right: 'b' }));
  return host;
}

describe('scripts', () => {
  it('says how to answer an excuse, with blanks by their names, and goes on with the arrow keys', async () => {
    showApp('/playbook?code=E05', { host: hostOf() });
    expect(await screen.findByRole('heading', { name: /等下游回款再付/ })).toBeDefined();
    expect(screen.getByText('到期日')).toBeDefined();
    expect(screen.getByRole('link', { name: /背靠背|第三方/ }).getAttribute('href')).toBe('#/law?topic=terms');
    fireEvent.keyDown(screen.getByRole('button', { name: /E05/ }), { key: 'ArrowDown' });
    expect(await screen.findByRole('heading', { name: /质量或数量有问题/ })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /E06/ }));
  });

  it('finds by words and speaks the other language', async () => {
    showApp('/playbook', { host: hostOf() });
    await screen.findByRole('button', { name: /E01/ });
    fireEvent.change(screen.getByRole('textbox', { name: '查找' }), { target: { value: '审计' } });
    await waitFor(() => expect(screen.queryByRole('button', { name: /E01/ })).toBeNull());
    expect(screen.getByRole('button', { name: /E11/ })).toBeDefined();
    fireEvent.change(screen.getByRole('textbox', { name: '查找' }), { target: { value: '' } });
    fireEvent.click(screen.getByRole('radio', { name: 'English' }));
    expect(await screen.findByRole('button', { name: /E04\s*Cash is short/ })).toBeDefined();
  });

  it('are put into own words, a line a question', async () => {
    const host = hostOf();
    showApp('/playbook?code=E04', { host });
    fireEvent.click(await screen.findByRole('button', { name: '修改' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox', { name: /问清楚/ }), {
      target: { value: '今天付多少？\n\n 余下哪天？ ' },
    });
    fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked(host, 'playbook.saveScript')).toHaveLength(1));
    expect(asked(host, 'playbook.saveScript')[0]).toMatchObject({
      kind: 'excuse',
      code: 'E04',
      language: 'zh',
      title: '资金紧张',
      questions: ['今天付多少？', '余下哪天？'],
    });
  });
});

describe('glossary and lessons', () => {
  it('shows words with their screens', async () => {
    showApp('/playbook?tab=glossary', { host: hostOf() });
    const row = (await screen.findByText('账龄', { selector: 'td' })).closest('tr');
    if (row === null) throw new Error('a term is a row');
    expect(within(row).getByRole('link').getAttribute('href')).toBe('#/aging');
  });

  it('asks for a lesson of a case that just ended and fills in what is known', async () => {
    const host = hostOf();
    showApp('/playbook?tab=lessons', { host });
    const prompts = await screen.findByRole('region', { name: '已经了结，还没有写经验' });
    expect(prompts.textContent).toContain('2026-11-10 付清 ¥22,545.00，最长逾期 106 天');
    expect(screen.getByText('先付三成再谈分期')).toBeDefined();
    fireEvent.click(within(prompts).getByRole('button', { name: '写经验' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole('button', { name: '保存' });
    fireEvent.change(within(dialog).getByRole('textbox', { name: /标题/ }), { target: { value: '早跟进' } });
    fireEvent.change(within(dialog).getByRole('textbox', { name: /教训/ }), { target: { value: '到期就打' } });
    expect(save.hasAttribute('disabled')).toBe(true);
    fireEvent.click(within(dialog).getByRole('combobox', { name: /原因/ }));
    fireEvent.click(await screen.findByRole('option', { name: '跟进太晚' }));
    fireEvent.click(save);
    await waitFor(() => expect(asked(host, 'playbook.saveLesson')).toHaveLength(1));
    expect(asked(host, 'playbook.saveLesson')[0]).toMatchObject({
      customerId: 1,
      closedOn: '2026-11-10',
      cause: 'too_late',
      learned: '到期就打',
      figures: { currency: 'CNY', clearedMinor: 2_254_500, daysLate: 106 },
    });
  });

  it('takes a matter off that has nothing to teach, and puts it back', async () => {
    const host = hostOf();
    const broken: ClosedMatter = { ...prompt, kind: 'plan_broken', customerId: id<'customer'>(2), customerName: '粤棉里', reference: 'P-7', outcome: 'other' };
    host.answer('effects.lessonPrompts', () => ok({ rows: [prompt, broken] }));
    host.answer('playbook.waiveLesson', () => ok({ lessonId: id<'lesson'>(9) }));
    host.answer('playbook.removeLesson', () => ok(null));
    showApp('/playbook?tab=lessons', { host });
    expect(await screen.findByText('2026-11-10 分期 P-7 失约，欠 ¥22,545.00')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '不用写: 粤棉里' }));
    await waitFor(() => expect(asked(host, 'playbook.waiveLesson')).toEqual([{ customerId: 2, closedOn: '2026-11-10' }]));
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(asked(host, 'playbook.removeLesson')).toEqual([{ lessonId: 9 }]));
  });

  it('opens the sheet of the newest matter when the address asks for the next', async () => {
    const host = hostOf();
    showApp('/playbook?tab=lessons&write=next', { host });
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('combobox', { name: '客户' }).getAttribute('value')).toContain('杭州明达');
    expect(within(dialog).getByText('付清 ¥22,545.00，最长逾期 106 天')).toBeDefined();
    fireEvent.click(within(dialog).getByRole('button', { name: '取消' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
}); // prettier-ignore

describe('lessons of one customer', () => {
  it('opens a new note about the customer the address names, and keeps to its lessons', async () => {
    const host = hostOf();
    host.answer('customers.get', ({ id: customerId }) =>
      ok({
        id: customerId,
        recordedAt: instant('2026-01-01T00:00:00.000Z'),
        code: 'C001',
        name: '粤棉里',
        shortName: '',
        taxId: '',
        termsDays: null,
        paymentTermId: null,
        language: 'zh',
        contactName: '',
        phone: '',
        email: '',
        address: '',
        salesperson: '',
        region: '',
        industry: '',
        note: '',
        ...noIdentity,
      }),
    );
    showApp('/playbook?tab=lessons&customer=777&write=1', { host });
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('combobox', { name: '客户' }).getAttribute('value')).toContain('粤棉里');
    fireEvent.click(within(dialog).getByRole('button', { name: '取消' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked(host, 'playbook.lessons').at(-1)).toMatchObject({ customerId: 777 });
    fireEvent.click(screen.getByRole('button', { name: '看全部客户' }));
    await waitFor(() => expect(asked(host, 'playbook.lessons').at(-1)).not.toHaveProperty('customerId'));
  });
});

describe('practice cases', () => {
  it('are not for a real book', async () => {
    const host = hostOf({ practice: false });
    host.answer('training.cases', () => refuse('training_practice_only'));
    showApp('/playbook?tab=practice', { host });
    expect(await screen.findByText('练习在练习公司里进行')).toBeDefined();
    expect(asked(host, 'training.cases')).toEqual([]);
  });

  it('begin with a click, and say where nobody fits', async () => {
    const host = hostOf();
    showApp('/playbook?tab=practice', { host });
    fireEvent.click(await screen.findByRole('button', { name: /谈成分期协议/ }));
    expect(await screen.findByText('今天没有适合的客户。请先做别的练习。')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /第一次催收电话/ }));
    fireEvent.click(await screen.findByRole('button', { name: '开始' }));
    await waitFor(() => expect(asked(host, 'training.start')).toEqual([{ caseCode: 'first_call', asOf: '2026-11-21' }]));
  });

  it('tell the situation, what is missing and where to do it', async () => {
    const host = hostOf({ run: runOf() });
    showApp('/playbook?tab=practice', { host });
    expect(await screen.findByText(/粤棉里有 2 笔共 ¥80,000.00 逾期，最长 12 天/)).toBeDefined();
    expect(screen.getAllByText('承诺的金额不够。')).toHaveLength(2);
    expect(screen.getAllByRole('link', { name: '去客户全景' })[0]?.getAttribute('href')).toBe('#/today/7');
    expect(screen.getByRole('button', { name: '结束并计分' }).hasAttribute('disabled')).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '“你们欠的钱什么时候给？”' }));
    await waitFor(() => expect(asked(host, 'training.answer')).toEqual([{ runId: 3, question: 'opening', option: 'a' }]));
  });

  it('show right and wrong with the reason once answered, and close when all is done', async () => {
    const questions = cases.first_call.questions.map(({ code, options, right }) => ({ code, options: [...options], chosen: 'a', right }));
    const steps = cases.first_call.steps.map(({ code, place }) => ({ code, place, done: true, hint: null }));
    const host = hostOf({ run: runOf({ questions, steps, points: 11 }) });
    showApp('/playbook?tab=practice', { host, language: 'en' });
    expect(await screen.findByText(/Let them know who calls and about what/)).toBeDefined();
    expect(screen.getAllByText('Not so.')).toHaveLength(2);
    expect(screen.getAllByText('Right.')).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Finish and score' }).hasAttribute('disabled')).toBe(false);
  });

  it('give the verdict where the button stood, after the last question', async () => {
    const questions = cases.first_call.questions.map(({ code, options, right }) => ({ code, options: [...options], chosen: right, right }));
    const running = runOf({ questions, steps: [], points: 15 });
    const host = hostOf({ run: running });
    host.answer('training.finish', () => {
      const { runId, customerName } = running;
      const run = { runId, customerName, points: 15, startedAt: at, finishedAt: at };
      const row = { available: true, maxPoints: 15, finishedCount: 0, bestPoints: null, run: null };
      const rows = caseCodes.map((caseCode) => ({ ...row, caseCode, ...(caseCode === 'first_call' ? { finishedCount: 1, bestPoints: 15, run } : {}) })); // prettier-ignore
      host.answer('training.cases', () => ok({ rows, finishedCases: 1 }));
      host.answer('training.run', () => ok({ ...running, finishedAt: at }));
      queueMicrotask(() => host.emit({ event: 'changed', topics: ['training'] }));
      return ok({ points: 15, maxPoints: 15 });
    });
    showApp('/playbook?tab=practice', { host });
    fireEvent.click(await screen.findByRole('button', { name: '结束并计分' }));
    const verdict = await screen.findByText(/完成，15 \/ 15 分/);
    const last = screen.getAllByText('答对了。').at(-1)!;
    expect(last.compareDocumentPosition(verdict)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(screen.queryByRole('button', { name: '结束并计分' })).toBeNull();
  });

  it.each(['zh', 'en'] as const)('have every sentence a run may need in %s', async (language) => {
    for (const caseCode of caseCodes) {
      const { steps, questions } = cases[caseCode];
      const run = runOf({
        caseCode,
        steps: steps.map(({ code, place }, index) => ({ code, place, done: false, hint: hints[index * 7] ?? 'nothing_yet' })),
        questions: questions.map(({ code, options, right }) => ({ code, options: [...options], chosen: right, right })),
      });
      const { unmount } = showApp(`/playbook?tab=practice&code=${caseCode}`, { host: hostOf({ run }), language });
      // A text that is missing throws.
      await waitFor(() => expect(screen.getAllByRole('listitem').length).toBeGreaterThan(caseCodes.length + 2));
      unmount();
    }
  });
}); // prettier-ignore
