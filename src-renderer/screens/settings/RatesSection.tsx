import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rate } from '../../../src-main/areas/rates/contract.ts';
import { readRate } from '../../../src-main/areas/rates/rules.ts';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { currency as currencyOf } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { usePagedRows } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';

const pick = (value: ValueOf<'rates.list'>) => value;

/** Rates typed in for analysis: what one unit of a currency is worth in the base currency, on which day, by whose word. */
export function RatesSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const base = settings.baseCurrency;
  const { book, currencies } = useWorkingPoint();
  const save = useCommand('rates.save');
  const remove = useCommand('rates.remove');
  const rows = usePagedRows('rates.list', {}, pick);
  const columns = useMemo<readonly GridColumn<Rate>[]>(
    () => [
      { id: 'onDay', header: t('rates.onDay'), width: 110, grow: 0, cell: (row) => <DayText day={row.onDay} /> },
      { id: 'currency', header: t('rates.currency'), width: 90, grow: 0, cell: (row) => row.currency },
      { id: 'rate', header: t('rates.rateHead', { base }), width: 130, align: 'right', cell: (row) => row.rate },
      { id: 'source', header: t('rates.source'), width: 200, grow: 3, cell: (row) => row.source },
      ...(book.readOnly
        ? []
        : [
            {
              id: 'remove',
              header: '',
              width: 80,
              grow: 0,
              opens: () => true,
              cell: () => <span>{t('rates.remove')}</span>,
            },
          ]),
    ],
    [t, base, book.readOnly],
  );

  const takeOut = async (row: Rate): Promise<void> => {
    const reply = await remove.run({ rateId: row.rateId });
    if (!reply.ok) return;
    const putBack = (): void => void save.run({ currency: row.currency, onDay: row.onDay, rate: row.rate, source: row.source }); // prettier-ignore
    notifications.show({
      message: (
        <>
          {t('rates.removed', { currency: row.currency, rate: row.rate })}{' '}
          <Button variant="subtle" size="compact-xs" onClick={putBack}>
            {t('rates.undo')}
          </Button>
        </>
      ),
    });
  };

  return (
    <>
      <SectionTitle title={t('tabs.rates')} note={t('rates.note')} />
      {!book.readOnly && (
        <RateForm
          base={base}
          first={currencies.find((code) => code !== base) ?? currencyOf(base === 'USD' ? 'EUR' : 'USD')}
          currencies={currencies.filter((code) => code !== base)}
          busy={save.running}
          failure={save.failure}
          onSave={async (rate) => {
            const reply = await save.run(rate, { quiet: true });
            return reply.ok;
          }}
        />
      )}
      <Fill>
        <Panel>
          <DataGrid
            label={t('tabs.rates')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.rateId}
            onOpen={(row, column) => {
              if (column === 'remove') void takeOut(row);
            }}
            empty={<EmptyState icon="info" title={t('rates.empty')} text={t('rates.emptyText')} />}
          />
        </Panel>
      </Fill>
    </>
  );
}

function RateForm(props: {
  readonly base: CurrencyCode;
  readonly first: CurrencyCode;
  readonly currencies: readonly CurrencyCode[];
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onSave: (rate: { currency: CurrencyCode; onDay: Day; rate: string; source: string }) => Promise<boolean>;
}) {
  const { t } = useTranslation('settings');
  const { asOf } = useWorkingPoint();
  const [currency, setCurrency] = useState<CurrencyCode>(props.first);
  const [onDay, setOnDay] = useState<Day | null>(asOf);
  const [rate, setRate] = useState('');
  const [source, setSource] = useState(t('rates.sourceUsual'));
  const read = readRate(rate);
  const ready = onDay !== null && read.ok && source.trim() !== '' && currency !== props.base;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || onDay === null) return;
        void props.onSave({ currency, onDay, rate: rate.trim(), source: source.trim() }).then((saved) => {
          if (saved) setRate('');
        });
      }}
    >
      <Bar>
        <CurrencySelect label={t('rates.currency')} value={currency} first={props.currencies} onChange={setCurrency} />
        <DayInput label={t('rates.onDay')} value={onDay} onChange={setOnDay} lean="past" required />
        <TextInput
          label={t('rates.rate', { currency, base: props.base })}
          w={190}
          value={rate}
          inputMode="decimal"
          placeholder="7.123456"
          error={rate.trim() !== '' && !read.ok ? t('rates.notARate') : null}
          onChange={(event) => setRate(event.currentTarget.value)}
          required
        />
        <TextInput
          label={t('rates.source')}
          w={220}
          value={source}
          maxLength={200}
          onChange={(event) => setSource(event.currentTarget.value)}
          required
        />
        <Button type="submit" mt={22} disabled={!ready} loading={props.busy}>
          {t('rates.add')}
        </Button>
      </Bar>
      {props.failure !== null && <Notice tone="bad">{props.failure}</Notice>}
    </form>
  );
}
