import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseRateKinds, type BaseRateKind } from '../../../src-main/areas/interest/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { citation } from '../../../src-main/areas/law/rules/citation.ts';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip } from '../../components/Section.tsx';
import { percentOfPpm } from './AnswerView.tsx';
import classes from './Interest.module.css';
import { ppmOf } from './RuleFields.tsx';

/** Base rates by the day they came into force, the shipped ones and those entered here. */
export function RatesTab() {
  const { t, i18n } = useTranslation('interest');
  const format = useFormat();
  const { asOf, book } = useWorkingPoint();
  const [kind, setKind] = useState<BaseRateKind>('LPR1Y');
  const [fromOn, setFromOn] = useState<Day | null>(null);
  const [rate, setRate] = useState('');
  const [source, setSource] = useState('');
  const { data, error } = useQueryOf('interest.rates', { kind });
  const save = useCommand('interest.saveRate');
  const remove = useCommand('interest.removeRate');
  const ratePpm = ppmOf(rate);
  const ready = fromOn !== null && ratePpm !== null && source.trim() !== '';

  return (
    <>
      <p className={classes.source}>{t('rates.note')}</p>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready || fromOn === null || ratePpm === null) return;
          void save.run({ kind, fromOn, ratePpm, source: source.trim(), checkedOn: asOf }).then((reply) => {
            if (!reply.ok) return;
            setRate('');
            setFromOn(null);
          });
        }}
      >
        <Select
          label={t('rates.kind')}
          value={kind}
          data={baseRateKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          allowDeselect={false}
          onChange={(value) => {
            if (value !== null) setKind(value);
          }}
        />
        {!book.readOnly && (
          <>
            <DayInput label={t('rates.fromOn')} value={fromOn} onChange={setFromOn} lean="past" required />
            <TextInput
              label={t('rates.rate')}
              value={rate}
              inputMode="decimal"
              required
              error={rate.trim() !== '' && ratePpm === null ? t('fields.notARate') : null}
              onChange={(event) => setRate(event.currentTarget.value)}
            />
            <TextInput
              label={t('rates.source')}
              value={source}
              required
              maxLength={200}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            <Button type="submit" className={classes.send ?? ''} disabled={!ready} loading={save.running}>
              {t('rates.add')}
            </Button>
          </>
        )}
      </form>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('rates.fromOn')}</th>
            <th data-right>{t('rates.rate')}</th>
            <th>{t('rates.source')}</th>
            <th>{t('rates.checkedOn')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {(data?.rows ?? []).map((row) => (
            <tr key={`${row.fromOn} ${row.rateId ?? 0}`}>
              <td>{format.day(row.fromOn)}</td>
              <td data-right className={row.replaced ? classes.waived : undefined}>
                {percentOfPpm(row.ratePpm)}
              </td>
              <td>{citation(row.source, format.language)}</td>
              <td>{format.day(row.checkedOn)}</td>
              <td data-right>
                {row.replaced && <Chip>{t('rates.replaced')}</Chip>}
                {row.rateId !== null && !book.readOnly && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    onClick={() => {
                      if (row.rateId !== null) void remove.run({ rateId: row.rateId });
                    }}
                  >
                    {t('rates.remove')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
