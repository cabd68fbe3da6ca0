import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Pack } from '../../../src-main/areas/dossier/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { PackList } from '../../../src-renderer/screens/dossier/PackList.tsx';
import { createFakeHost } from '../fakeHost.ts';
import { show, withRoom } from '../show.tsx';

withRoom();

const pack: Pack = {
  packId: id<'evidencePack'>(1),
  number: 'EP-2026-0001',
  customerId: id<'customer'>(1),
  customerName: '杭州明达服饰有限公司',
  asOf: day('2026-11-21'),
  currency: currency('CNY'),
  claimMinor: 7_702_538,
  files: [],
  folder: '/packs/EP-2026-0001',
  sha256: '0'.repeat(64),
  note: '',
  actor: '王芳',
  recordedAt: instant('2026-11-21T02:00:00.000Z'),
};

it('reads the folder anew at every press, and says which pack is meant', async () => {
  const host = createFakeHost();
  const changed: string[] = [];
  host.answer('dossier.verify', () => ok({ files: 5, missing: [], changed: [...changed], manifestWhole: true }));
  const second: Pack = { ...pack, packId: id<'evidencePack'>(2), number: 'EP-2026-0002' };
  show(<PackList packs={[pack, second]} />, { host });
  const press = (row: number): boolean => fireEvent.click(screen.getAllByRole('button', { name: '核对' })[row]!);

  press(0);
  expect(await screen.findByText('EP-2026-0001：5 个文件与清单一致。')).toBeTruthy();
  changed.push('08-log/log.csv');
  press(0);
  expect(screen.queryByText(/与清单一致/)).toBeNull();
  expect(await screen.findByText('EP-2026-0001 与清单不一致。缺失：–；有改动：08-log/log.csv。')).toBeTruthy();
  changed.pop();
  press(1);
  expect(await screen.findByText('EP-2026-0002：5 个文件与清单一致。')).toBeTruthy();
  press(0);
  expect(await screen.findByText('EP-2026-0001：5 个文件与清单一致。')).toBeTruthy();
  await waitFor(() => expect(host.calls.filter(({ name }) => name === 'dossier.verify')).toHaveLength(4));
});
