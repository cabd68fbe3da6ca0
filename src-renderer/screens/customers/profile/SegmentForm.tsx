import { MultiSelect, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { debtorClasses, type SegmentRule } from '../../../../src-main/areas/customers/contract.ts';
import { asksAnything } from '../../../../src-main/areas/customers/rules/segments.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useCommand } from '../../../app/commands.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { CurrencySelect } from '../../../components/CurrencySelect.tsx';
import { MoneyInput } from '../../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { LineField } from './fields.tsx';
import { FileForm } from './FileForm.tsx';

type Segment = ValueOf<'customers.segments'>['rows'][number];
const kinds = ['new', 'existing', 'core'] as const;

/** The conditions of a segment, with how many customers they take as they stand. */
export function SegmentForm(props: { readonly segment: Segment | null; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { point, currency, currencies } = useWorkingPoint();
  const save = useCommand('customers.saveSegment');
  const { data: words } = useQueryOf('customers.words', {});
  const [name, setName] = useState(props.segment?.name ?? '');
  const [rule, setRule] = useState<SegmentRule>(
    props.segment?.rule ?? {
      tags: [], regions: [], industries: [], salespeople: [], departments: [], debtorClasses: [], kinds: [], currency,
      salesAtLeastMinor: null, overdueAtLeastMinor: null, daysLateAtLeast: null,
    },
  ); // prettier-ignore
  const [days, setDays] = useState(rule.daysLateAtLeast === null ? '' : String(rule.daysLateAtLeast));
  const set = (part: Partial<SegmentRule>): void => setRule({ ...rule, ...part });
  const asks = asksAnything(rule);
  const taken = useQueryOf('aging.segmentCount', { ...point, rule }, { enabled: asks });
  const wrongDays = days.trim() !== '' && !/^[1-9]\d{0,4}$/.test(days.trim());
  const submit = async (): Promise<void> => {
    const { segment } = props;
    const reply = await save.run(
      { name, rule, ...(segment === null ? {} : { segmentId: segment.segmentId }) },
      { quiet: true },
    );
    if (reply.ok) props.onClose();
  };
  const list = (
    field: 'tags' | 'regions' | 'industries' | 'salespeople' | 'departments',
    data: readonly string[] | undefined,
  ) => (
    <TagsInput
      size="xs"
      label={t(`segments.${field}`)}
      value={rule[field]}
      data={data ?? []}
      maxTags={50}
      onChange={(value) => set({ [field]: value })}
    />
  );
  return (
    <FileForm
      ready={name.trim() !== '' && asks && !wrongDays}
      running={save.running}
      failure={save.failure}
      onClose={props.onClose}
      onSave={() => void submit()}
    >
      <LineField label={t('segments.name')} value={name} required wide onChange={setName} />
      {list('tags', words?.tags)}
      {list('industries', words?.industries)}
      {list('regions', words?.regions)}
      {list('salespeople', words?.salespeople)}
      {list('departments', words?.departments)}
      <MultiSelect
        size="xs"
        label={t('segments.debtorClasses')}
        value={rule.debtorClasses}
        data={debtorClasses
          .filter((each) => each !== '')
          .map((value) => ({ value, label: t(`common:debtorClasses.${value}`) }))}
        onChange={(chosen) => set({ debtorClasses: debtorClasses.filter((each) => chosen.includes(each)) })}
      />
      <MultiSelect
        size="xs"
        label={t('segments.kinds')}
        value={rule.kinds}
        data={kinds.map((value) => ({ value, label: t(`common:customerKinds.${value}`) }))}
        onChange={(chosen) => set({ kinds: kinds.filter((each) => chosen.includes(each)) })}
      />
      <TextInput
        label={t('segments.daysLate')}
        value={days}
        inputMode="numeric"
        error={wrongDays ? t('segments.daysRange') : null}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setDays(typed);
          set({ daysLateAtLeast: /^[1-9]\d{0,4}$/.test(typed.trim()) ? Number(typed) : null });
        }}
      />
      <MoneyInput
        label={t('segments.sales')}
        currency={rule.currency}
        valueMinor={rule.salesAtLeastMinor}
        onChange={(salesAtLeastMinor) => set({ salesAtLeastMinor })}
      />
      <MoneyInput
        label={t('segments.overdue')}
        currency={rule.currency}
        valueMinor={rule.overdueAtLeastMinor}
        onChange={(overdueAtLeastMinor) => set({ overdueAtLeastMinor })}
      />
      <CurrencySelect
        label={t('segments.currency')}
        value={rule.currency}
        first={currencies}
        onChange={(chosen) => set({ currency: chosen })}
      />
      <div data-wide>
        <Notice tone="note">
          {!asks || taken.data === undefined
            ? t('segments.setOne')
            : t('segments.takes', { count: taken.data.count, names: taken.data.names.join(t('common:listSeparator')) })}
        </Notice>
      </div>
    </FileForm>
  );
}
