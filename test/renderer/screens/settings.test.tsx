import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => localStorage.clear());

const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input as Record<string, unknown>);

describe('bank accounts', () => {
  it('are saved only after they were checked once more', async () => {
    const host = createFakeHost();
    host.answer('settings.update', (input) =>
      input.confirmAccounts === true
        ? ok({ ...initialSettings('甲', currency('CNY'), 'zh'), accounts: input.accounts ?? [] })
        : refuse('accounts_need_confirmation'),
    );
    showApp('/settings?tab=accounts', { host });
    fireEvent.click(await screen.findByRole('button', { name: '添加账户' }));
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存' });
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/开户行/), { target: { value: '示范银行' } });
    fireEvent.change(screen.getByLabelText(/账号/), { target: { value: '6222 0000' } });
    await waitFor(() => expect(save.disabled).toBe(false));
    fireEvent.click(save);
    const dialog = await screen.findByRole('dialog', { name: '请再核对一次收款账户' });
    expect(within(dialog).getByText('6222 0000')).toBeTruthy();
    expect(asked(host, 'settings.update')).toHaveLength(1);
    expect(asked(host, 'settings.update')[0]?.['confirmAccounts']).toBe(undefined);
    fireEvent.click(within(dialog).getByRole('button', { name: '已核对，保存' }));
    await waitFor(() => expect(asked(host, 'settings.update')).toHaveLength(2));
    expect(asked(host, 'settings.update')[1]).toMatchObject({
      confirmAccounts: true,
      accounts: [{ accountNumber: '6222 0000', bankName: '示范银行', isDefault: true }],
    });
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '请再核对一次收款账户' })).toBe(null));
  });
});

describe('aging buckets', () => {
  it('names the buckets while they are typed and refuses what does not rise', async () => {
    const host = createFakeHost();
    showApp('/settings?tab=aging', { host });
    const due = await screen.findByLabelText('按到期日（逾期天数）');
    fireEvent.change(due, { target: { value: '15 45' } });
    expect(await screen.findByText('16–45')).toBeTruthy();
    expect(screen.getByText('>45')).toBeTruthy();
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存' });
    fireEvent.change(due, { target: { value: '45 15' } });
    await waitFor(() => expect(save.disabled).toBe(true));
    fireEvent.change(due, { target: { value: '15、45' } });
    await waitFor(() => expect(save.disabled).toBe(false));
    fireEvent.click(save);
    await waitFor(() => expect(asked(host, 'settings.update')).toHaveLength(1));
    expect(asked(host, 'settings.update')[0]).toMatchObject({ buckets: { due: [15, 45] }, defaultTermsDays: 0 });
  });
});

describe('thresholds', () => {
  it('are saved in basis points and never while one of them is no number', async () => {
    const host = createFakeHost();
    showApp('/settings?tab=warnings', { host });
    const share = await screen.findByLabelText('关注：占额度达到');
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存' });
    fireEvent.change(share, { target: { value: '120' } });
    expect(await screen.findByText('请输入 0 到 100，最多两位小数。')).toBeTruthy();
    expect(save.disabled).toBe(true);
    fireEvent.change(share, { target: { value: '75.5' } });
    await waitFor(() => expect(save.disabled).toBe(false));
    fireEvent.click(save);
    await waitFor(() => expect(asked(host, 'settings.update')).toHaveLength(1));
    expect(asked(host, 'settings.update')[0]).toMatchObject({
      warnings: { overLimitAmberBp: 7550, overdueDaysRed: 60 },
    });
  });
});

describe('restoring', () => {
  it('says what happens to the present file before it does anything', async () => {
    const host = createFakeHost();
    const backup = {
      backupId: 'b1',
      madeAt: '2026-11-20T01:00:00.000Z' as never,
      reason: 'daily' as const,
      sizeBytes: 2048,
      sha256: 'a'.repeat(64),
      schemaVersion: 1,
      auditHead: 'b'.repeat(64),
    };
    host.answer('book.backups', () => ok({ rows: [backup], folder: '/books/backups' }));
    const state = await host.call('book.state', {});
    if (!state.ok) throw new Error('no book');
    host.answer('book.restore', () => ok({ state: state.value, replacedFileName: '恒信纺织.replaced.duewarden' }));
    showApp('/settings?tab=safety', { host });
    fireEvent.click(await screen.findByText('每日自动'));
    const dialog = await screen.findByRole('dialog', { name: '恢复备份' });
    expect(dialog.textContent).toContain('恒信纺织.duewarden 会先另存保留，不会删除');
    expect(asked(host, 'book.restore')).toHaveLength(0);
    fireEvent.click(within(dialog).getByRole('button', { name: '恢复到此备份' }));
    await waitFor(() => expect(asked(host, 'book.restore')).toEqual([{ backupId: 'b1' }]));
    expect(await screen.findByText(/恒信纺织.replaced.duewarden/)).toBeTruthy();
  });
});
