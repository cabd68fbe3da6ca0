import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rpmStages, type StageAt } from '../../../src-main/areas/policy/contract.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import type { ValueOf } from '../../../src-renderer/app/calls.ts';
import { WorkingProvider } from '../../../src-renderer/app/working.tsx';
import { DocumentDrawer } from '../../../src-renderer/components/Entry/DocumentDrawer.tsx';
import { CNY, lookBook } from '../fakeBook.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { show, withRoom } from '../show.tsx';

withRoom();

const asOf = day('2026-11-21');
const item = lookBook(asOf)[0]?.items[0];
if (item === undefined) throw new Error('the look has items');
const { documentId } = item;
const book = {
  fileName: 'B.duewarden', companyName: '恒信', baseCurrency: CNY, practice: false, readOnly: false, schemaVersion: 1,
  lastBackupAt: null, backupProblem: null, newerCopyAt: null,
}; // prettier-ignore

const at = (stage: StageAt['stage'], more: Partial<StageAt> = {}): StageAt => ({
  stage, plannedOn: null, actualOn: null, delayDays: null, missing: false, byHand: false, source: null, actor: null,
  recordedAt: null, result: '', note: '', stageId: null, ...more,
}); // prettier-ignore
const found: Partial<Record<StageAt['stage'], Partial<StageAt>>> = {
  R4: { plannedOn: day('2026-08-05'), actualOn: day('2026-08-03'), delayDays: -2, source: 'evidence' },
  R9: { plannedOn: day('2026-09-02'), actualOn: day('2026-09-05'), delayDays: 3, byHand: true, source: 'hand', actor: '王芳', recordedAt: instant('2026-09-05T02:00:00.000Z'), result: '答应查', stageId: id<'rpmStage'>(4) },
  R10: { plannedOn: day('2026-11-17'), delayDays: 4, missing: true },
}; // prettier-ignore
const stages: ValueOf<'policy.stages'> = {
  customerId: id<'customer'>(1), customerCode: 'C1', customerName: '海宁某某', documentId, number: item.number, currency: CNY,
  issuedOn: item.issuedOn, dueOn: item.dueOn, amountMinor: 100, openMinor: 100, stage: 'R9',
  stages: rpmStages.map((stage) => at(stage, found[stage])),
  threeWay: { orderNumber: null, orderMinor: null, orderOn: null, deliveredMinor: null, deliveredOn: null, invoiceMinor: 100, invoiceOn: item.issuedOn, findings: ['no_order', 'no_delivery'] },
}; // prettier-ignore

function open(host: FakeHost, readOnly = false): void {
  show(
    <WorkingProvider book={{ ...book, readOnly }}>
      <DocumentDrawer documentId={documentId} onClose={() => undefined} />
    </WorkingProvider>,
    { host },
  );
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

describe('the stages of an invoice in its drawer', () => {
  it('say what was planned and done, how early or late, and who or what says so', async () => {
    const host = createFakeHost({ asOf });
    host.answer('policy.stages', () => ok(stages));
    open(host);
    const section = await screen.findByRole('region', { name: 'RPM 过程监控' });
    const row = (name: string) => within(within(section).getByText(name, { selector: 'td' }).closest('tr') ?? section);
    expect(row('R4 票到').getByText('早 2 天')).toBeTruthy();
    expect(row('R4 票到').getByText('证据文件')).toBeTruthy();
    expect(row('R9 首次催收').getByText('晚 3 天')).toBeTruthy();
    expect(row('R9 首次催收').getByText(/^王芳 登记于/)).toBeTruthy();
    expect(row('R10 提醒函').getByText('未做，已过 4 天')).toBeTruthy();
    expect(within(section).queryByText('R14 律师函')).toBeNull();
    fireEvent.click(within(section).getByRole('button', { name: '全部 18 个阶段' }));
    expect(within(section).getByText('R14 律师函')).toBeTruthy();
    expect(within(section).getByText('没有交货记录。')).toBeTruthy();
  });

  it('are entered where they are missing, and what was entered is taken back with a reason', async () => {
    const host = createFakeHost({ asOf });
    host.answer('policy.stages', () => ok(stages));
    host.answer('policy.recordStage', () => ok({ stageId: id<'rpmStage'>(9) }));
    host.answer('policy.takeBackStage', () => ok(null));
    open(host);
    fireEvent.click(await screen.findByRole('button', { name: '登记: R10 提醒函' }));
    const form = screen.getByRole('form', { name: '登记: R10 提醒函' });
    fireEvent.change(within(form).getByLabelText('结果'), { target: { value: '当面交了' } });
    fireEvent.change(within(form).getByLabelText('备注'), { target: { value: '财务李' } });
    fireEvent.submit(form);
    await waitFor(() =>
      expect(host.calls.findLast(({ name }) => name === 'policy.recordStage')?.input).toEqual({
        documentId, stage: 'R10', plannedOn: null, actualOn: '2026-11-21', result: '当面交了', note: '财务李',
      }),
    ); // prettier-ignore
    await waitFor(() => expect(screen.queryByRole('form', { name: '登记: R10 提醒函' })).toBeNull());

    fireEvent.click(screen.getByRole('button', { name: '撤回: R9 首次催收' }));
    const dialog = await screen.findByRole('dialog', { name: '撤回' });
    fireEvent.change(within(dialog).getByLabelText(/^原因/), { target: { value: '记错了发票' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '撤回' }));
    await waitFor(() =>
      expect(host.calls.findLast(({ name }) => name === 'policy.takeBackStage')?.input).toEqual({
        stageId: 4,
        reason: '记错了发票',
      }),
    );
  });

  it('are only shown in a book that is read, and not at all of a document taken back', async () => {
    const host = createFakeHost({ asOf });
    host.answer('policy.stages', () => ok(stages));
    open(host, true);
    expect(await screen.findByText('R9 首次催收', { selector: 'td' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /登记/ })).toBeNull();
    document.body.innerHTML = '';

    const other = createFakeHost({ asOf });
    other.answer('policy.stages', () => refuse('document_not_found'));
    open(other);
    expect(await screen.findByRole('heading', { name: new RegExp(item.number) })).toBeTruthy();
    await waitFor(() => expect(other.calls.some(({ name }) => name === 'policy.stages')).toBe(true));
    expect(screen.queryByRole('region', { name: 'RPM 过程监控' })).toBeNull();
  });
});
