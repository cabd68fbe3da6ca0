import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { unappliedViews, type ListDefinition, listDefinitions } from '../../../src-main/areas/reports/rules/lists.ts';
import type { ListId } from '../../../src-main/areas/reports/contract.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CustomerPicker } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import type { Parameters } from './choice.ts';
import { usualFrom } from './listQuestion.ts';
import { useListSpeech } from './listSpeech.ts';
import classes from './Reports.module.css';

export interface ListParametersProps {
  readonly list: ListId;
  readonly parameters: Parameters;
  readonly change: (change: Partial<Parameters>) => void;
}

/** What may be asked of the list, and nothing else. The day and the currency are those of the window. */
export function ListParameters({ list, parameters, change }: ListParametersProps) {
  const { t } = useTranslation('reports');
  const { words } = useListSpeech();
  const { asOf, currency, currencies } = useWorkingPoint();
  const { parameters: takes, statuses, needsCustomer }: ListDefinition = listDefinitions[list];
  return (
    <div className={classes.parameters} role="group" aria-label={t('parameters')}>
      {takes.includes('customer') && (
        <CustomerPicker
          label={t('customer')}
          value={parameters.customer ?? null}
          required={needsCustomer}
          onChange={(customer) => change({ customer })}
        />
      )}
      {takes.includes('period') && (
        <>
          <DayInput
            label={t('from')}
            lean="past"
            value={parameters.from === undefined ? usualFrom(list, asOf) : parameters.from}
            onChange={(from) => change({ from })}
          />
          <DayInput
            label={t('to')}
            lean="past"
            value={parameters.to ?? asOf}
            onChange={(to) => change({ to: to === asOf ? null : to })}
          />
        </>
      )}
      {statuses.length > 0 && (
        <Select
          label={words.facts.status}
          value={parameters.status ?? statuses[0] ?? 'all'}
          data={statuses.map((value) => ({ value, label: words.statuses[value] ?? value }))}
          allowDeselect={false}
          onChange={(value) => {
            const status = statuses.find((known) => known === value);
            if (status !== undefined) change({ status });
          }}
        />
      )}
      {takes.includes('unapplied') && (
        <Select
          label={words.facts.unapplied}
          value={parameters.unapplied ?? 'separate'}
          data={unappliedViews.map((value) => ({ value, label: words.views[value] ?? value }))}
          allowDeselect={false}
          w={250}
          onChange={(value) => {
            const unapplied = unappliedViews.find((known) => known === value);
            if (unapplied !== undefined) change({ unapplied });
          }}
        />
      )}
      {takes.includes('basis') && (
        <SegmentedControl
          aria-label={words.facts.basis ?? ''}
          value={parameters.basis ?? 'due'}
          data={[
            { value: 'due', label: t('byDue') },
            { value: 'document', label: t('byDocument') },
          ]}
          onChange={(value) => change({ basis: value === 'document' ? 'document' : 'due', sort: null })}
        />
      )}
      {currencies.length > 1 && (
        <SegmentedControl
          aria-label={t('currency')}
          value={parameters.allCurrencies === true ? 'all' : 'one'}
          data={[
            { value: 'one', label: currency },
            { value: 'all', label: t('allCurrencies') },
          ]}
          onChange={(value) => change({ allCurrencies: value === 'all' })}
        />
      )}
    </div>
  );
}
