import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ReconcileLine } from '../../src-renderer/components/ReconcileLine.tsx';
import { CNY } from './fakeBook.ts';
import { show, withRoom } from './show.tsx';

withRoom();

describe('ReconcileLine', () => {
  it('is calm when parts, total and ledger agree', () => {
    show(<ReconcileLine currency={CNY} partsMinor={[6000, 4500, -500]} totalMinor={10000} ledgerMinor={10000} />);
    expect(screen.getByRole('status').textContent).toContain('应收总账余额 ¥100.00（差额 0.00）');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is loud and names the difference when the ledger says otherwise', () => {
    show(<ReconcileLine currency={CNY} partsMinor={[6000, 4000]} totalMinor={10000} ledgerMinor={10001} />);
    const text = screen.getByRole('alert').textContent;
    expect(text).toContain('¥100.00');
    expect(text).toContain('¥100.01');
    expect(text).toContain('差额 -0.01');
  });

  it('is loud when the parts do not add up to the table’s own total, whatever the ledger says', () => {
    show(<ReconcileLine currency={CNY} partsMinor={[6000, 3999]} totalMinor={10000} ledgerMinor={10000} />, {
      language: 'en',
    });
    expect(screen.getByRole('alert').textContent).toContain('difference -0.01');
  });

  it('is loud when only the total is off', () => {
    show(<ReconcileLine currency={CNY} partsMinor={[6000, 4000]} totalMinor={9990} ledgerMinor={10000} />);
    expect(screen.getByRole('alert').textContent).toContain('差额 -0.10');
  });
});
