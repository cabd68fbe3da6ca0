import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Day } from '../../src-main/kernel/day.ts';
import { DayInput } from '../../src-renderer/components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../src-renderer/components/MoneyInput/MoneyInput.tsx';
import { CNY } from './fakeBook.ts';
import { show, withRoom } from './show.tsx';

withRoom();

function type(field: HTMLElement, text: string): void {
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
}

describe('DayInput', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function Field({ seen }: { readonly seen: (day: Day | null) => void }) {
    const [value, setValue] = useState<Day | null>(null);
    return (
      <DayInput
        label="日期"
        value={value}
        onChange={(day) => {
          seen(day);
          setValue(day);
        }}
      />
    );
  }

  it('hands out real days and shows them', () => {
    const seen = vi.fn();
    show(<Field seen={seen} />);
    const field = screen.getByLabelText('日期');
    type(field, '+3d');
    expect(seen).toHaveBeenLastCalledWith('2026-11-24');
    expect(field).toHaveProperty('value', '2026-11-24');
    type(field, '25日');
    expect(seen).toHaveBeenLastCalledWith('2026-11-25');
    type(field, '');
    expect(seen).toHaveBeenLastCalledWith(null);
  });

  it('keeps what it cannot read, says so, and hands out nothing', () => {
    const seen = vi.fn();
    show(<Field seen={seen} />);
    const field = screen.getByLabelText('日期');
    type(field, '3/4/2026');
    expect(seen).not.toHaveBeenCalled();
    expect(field).toHaveProperty('value', '3/4/2026');
    expect(screen.getByText(/看不懂“3\/4\/2026”/)).toBeTruthy();
  });
});

describe('MoneyInput', () => {
  function Field({ seen }: { readonly seen: (minor: number | null) => void }) {
    const [value, setValue] = useState<number | null>(null);
    return (
      <MoneyInput
        label="金额"
        currency={CNY}
        valueMinor={value}
        onChange={(minor) => {
          seen(minor);
          setValue(minor);
        }}
      />
    );
  }

  it('hands out whole minor units and shows them grouped', () => {
    const seen = vi.fn();
    show(<Field seen={seen} />);
    const field = screen.getByLabelText('金额');
    type(field, '1234567.8');
    expect(seen).toHaveBeenLastCalledWith(123456780);
    expect(field).toHaveProperty('value', '1,234,567.80');
  });

  it('says how it reads 万 while it is typed', () => {
    show(<Field seen={vi.fn()} />);
    fireEvent.change(screen.getByLabelText('金额'), { target: { value: '1.2万' } });
    expect(screen.getByText('按 ¥12,000.00 入账')).toBeTruthy();
  });

  it('refuses negative amounts and too many decimals with a reason', () => {
    const seen = vi.fn();
    show(<Field seen={seen} />);
    const field = screen.getByLabelText('金额');
    type(field, '-5');
    expect(screen.getByText('金额不能为负数。')).toBeTruthy();
    type(field, '1.234');
    expect(screen.getByText('最多 2 位小数。')).toBeTruthy();
    expect(seen).not.toHaveBeenCalled();
  });
});
