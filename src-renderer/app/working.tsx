import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { OpenBook } from '../../src-main/areas/book/contract.ts';
import type { CurrencyCode } from '../../src-main/kernel/currency.ts';
import type { Day } from '../../src-main/kernel/day.ts';
import type { Instant } from '../../src-main/kernel/instant.ts';
import { useQueryOf } from './queries.ts';
import { useToday } from './today.ts';

/** What every figure on every screen is asked for: the day, what was known, the currency, the book. */
export interface WorkingPoint {
  readonly book: OpenBook;
  readonly today: Day;
  readonly asOf: Day;
  readonly isToday: boolean;
  /** Null goes back to today and follows it. */
  readonly setAsOf: (asOf: Day | null) => void;
  readonly knownAt: Instant | null;
  readonly setKnownAt: (knownAt: Instant | null) => void;
  readonly currency: CurrencyCode;
  /** Currencies the book has documents in, base currency first. */
  readonly currencies: readonly CurrencyCode[];
  readonly setCurrency: (currency: CurrencyCode) => void;
  /** To spread into a question: `useQueryOf('aging.kpis', { ...point, currency })`. */
  readonly point: { readonly asOf: Day; readonly knownAt?: Instant };
}

const WorkingContext = createContext<WorkingPoint | null>(null);

export function useWorkingPoint(): WorkingPoint {
  const working = useContext(WorkingContext);
  if (working === null) throw new Error('useWorkingPoint outside an open book');
  return working;
}

export function WorkingProvider({ book, children }: { readonly book: OpenBook; readonly children: ReactNode }) {
  const today = useToday();
  const [chosenDay, setAsOf] = useState<Day | null>(null);
  const [knownAt, setKnownAt] = useState<Instant | null>(null);
  const [chosenCurrency, setCurrency] = useState<CurrencyCode | null>(null);
  const asOf = chosenDay ?? today;
  const { data } = useQueryOf('aging.customers', { asOf: today, currency: book.baseCurrency, limit: 1 });

  const currencies = useMemo(
    () => (data !== undefined && data.currencies.length > 0 ? data.currencies : [book.baseCurrency]),
    [data, book.baseCurrency],
  );
  const currency =
    chosenCurrency !== null && currencies.includes(chosenCurrency)
      ? chosenCurrency
      : (currencies[0] ?? book.baseCurrency);

  const working = useMemo<WorkingPoint>(
    () => ({
      book,
      today,
      asOf,
      isToday: asOf === today,
      setAsOf,
      knownAt,
      setKnownAt,
      currency,
      currencies,
      setCurrency,
      point: knownAt === null ? { asOf } : { asOf, knownAt },
    }),
    [book, today, asOf, knownAt, currency, currencies],
  );
  return <WorkingContext value={working}>{children}</WorkingContext>;
}
