import { Autocomplete, Button, Checkbox, Group, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedStatements } from '../../../src-main/areas/exchange/contract.ts';
import { balanceDifferenceMinor, type FigureName } from '../../../src-main/areas/creditfile/rules/ratios.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useJob } from '../../app/jobs.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { FileDrop } from '../../components/FileDrop/FileDrop.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Creditfile.module.css';
import { ImportNotes } from './ImportNotes.tsx';
import { figureGroups, statementSources, totalLines } from './figures.ts';

type Read = OpenedStatements['periods'][number];
const powers = [0, 3, 4, 6, 8] as const;
type Power = (typeof powers)[number];

interface Choice {
  readonly take: boolean;
  readonly periodEndOn: Day | null;
  /** Empty: the file does not say. */
  readonly months: string;
}

const choiceOf = ({ periodEndOn, months }: Read): Choice => ({ take: true, periodEndOn, months: months === null ? '' : String(months) }); // prettier-ignore

/** A workbook or CSV of statements is read, looked at figure by figure, and only then filed. */
export function StatementImport({
  customerId,
  onDone,
}: {
  readonly customerId: CustomerId;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('creditfile');
  const working = useWorkingPoint();
  const open = useJob('exchange.openStatement');
  const [fileToken, setFileToken] = useState('');
  const [opened, setOpened] = useState<OpenedStatements | null>(null);
  const [currency, setCurrency] = useState<CurrencyCode>(working.book.baseCurrency);
  const [unitPower, setUnitPower] = useState<Power | null>(null);
  const [choices, setChoices] = useState<readonly Choice[]>([]);

  const read = async (
    token: string,
    question: { readonly currency: CurrencyCode; readonly unitPower: Power | null },
  ): Promise<void> => {
    setFileToken(token);
    const reply = await open.run({ fileToken: token, ...question }, { quiet: true });
    if (!reply.ok) return;
    setOpened(reply.value);
    setChoices((had) => reply.value.periods.map((period, index) => (had.length === reply.value.periods.length ? (had[index] ?? choiceOf(period)) : choiceOf(period)))); // prettier-ignore
  };

  return (
    <div className={classes.form}>
      {open.failure !== null && !open.running && <Notice tone="bad">{open.failure}</Notice>}
      <ProgressPanel title={t('import.reading')} job={open} />
      {opened === null ? (
        <FileDrop
          purpose="import"
          busy={open.running}
          onFile={(file) => read(file.fileToken, { currency, unitPower })}
          title={t('import.drop')}
          text={t('import.dropText')}
          kinds="xlsx · xls · csv"
        />
      ) : (
        <>
          <SectionTitle
            title={opened.fileName}
            tools={
              <Button
                variant="default"
                size="compact-xs"
                disabled={open.running}
                onClick={() => {
                  setOpened(null);
                  setChoices([]);
                }}
              >
                {t('import.another')}
              </Button>
            }
          />
          <Bar>
            <CurrencySelect
              label={t('currency')}
              value={currency}
              first={working.currencies}
              onChange={(next) => {
                setCurrency(next);
                void read(fileToken, { currency: next, unitPower });
              }}
            />
            <Select
              label={t('unit.label')}
              value={unitPower === null ? 'stated' : String(unitPower)}
              allowDeselect={false}
              data={[
                { value: 'stated', label: t('unit.stated') },
                ...powers.map((each) => ({ value: String(each), label: t(`unit.${each}`) })),
              ]}
              onChange={(value) => {
                const next = powers.find((each) => String(each) === value) ?? null;
                setUnitPower(next);
                void read(fileToken, { currency, unitPower: next });
              }}
            />
          </Bar>
          {opened.units.map(({ sheet, power, cell }) => (
            <Notice key={sheet} tone={cell === '' && unitPower === null ? 'look' : 'note'}>
              {t(cell !== '' ? 'import.unitStated' : unitPower === null ? 'import.unitAssumed' : 'import.unitChosen', {
                sheet,
                cell,
                unit: t(`unit.${power}`),
              })}
            </Notice>
          ))}
          {opened.skipped.length > 0 && (
            <Notice tone="note">
              {t('import.skipped', { sheets: opened.skipped.join(t('common:listSeparator')) })}
            </Notice>
          )}
          <Preview
            customerId={customerId}
            currency={currency}
            periods={opened.periods}
            choices={choices}
            onChoices={setChoices}
            fileName={opened.fileName}
            onDone={onDone}
          />
          <ImportNotes notes={opened.notes} />
        </>
      )}
    </div>
  );
}

interface PreviewProps {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly periods: readonly Read[];
  readonly choices: readonly Choice[];
  readonly onChoices: (choices: readonly Choice[]) => void;
  readonly fileName: string;
  readonly onDone: () => void;
}

function Preview({ customerId, currency, periods, choices, onChoices, fileName, onDone }: PreviewProps) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const save = useCommand('creditfile.saveStatement');
  const [source, setSource] = useState('');
  const [audited, setAudited] = useState(false);
  const [saved, setSaved] = useState<readonly number[]>([]);
  const change = (index: number, part: Partial<Choice>): void =>
    onChoices(choices.map((choice, place) => (place === index ? { ...choice, ...part } : choice)));
  const taken = periods.flatMap((period, index) => {
    const choice = choices[index];
    return choice?.take === true && !saved.includes(index) ? [{ period, index, choice }] : [];
  });
  const ready =
    taken.length > 0 &&
    source.trim() !== '' &&
    taken.every(({ choice }) => choice.periodEndOn !== null && choice.months !== '');

  const file = async (): Promise<void> => {
    const done: number[] = [...saved];
    for (const { period, index, choice } of taken) {
      if (choice.periodEndOn === null) return;
      const reply = await save.run(
        { customerId, currency, periodEndOn: choice.periodEndOn, months: Number(choice.months), source: source.trim(), audited, figures: period.figures, note: t('import.fromFile', { file: fileName }) },
        { quiet: true },
      ); // prettier-ignore
      if (!reply.ok) return setSaved(done);
      done.push(index);
    }
    notifications.show({ message: t('import.saved', { count: done.length }) });
    onDone();
  };

  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <td />
              {periods.map((period, index) => (
                <th key={period.label + index} scope="col" className={classes.choice}>
                  <Checkbox
                    size="xs"
                    label={period.label}
                    checked={(choices[index]?.take ?? false) && !saved.includes(index)}
                    disabled={saved.includes(index)}
                    onChange={(event) => change(index, { take: event.currentTarget.checked })}
                  />
                  <DayInput
                    hideLabel
                    label={t('statement.periodEndOn')}
                    value={choices[index]?.periodEndOn ?? null}
                    onChange={(on) => change(index, { periodEndOn: on })}
                    lean="past"
                    error={choices[index]?.periodEndOn == null ? t('import.dayMissing') : null}
                  />
                  <Select
                    size="xs"
                    aria-label={t('statement.months')}
                    placeholder={t('import.monthsMissing')}
                    error={choices[index]?.months === ''}
                    value={choices[index]?.months === '' ? null : (choices[index]?.months ?? null)}
                    data={[...new Set(['1', '3', '6', '9', '12', choices[index]?.months ?? ''])]
                      .filter((value) => value !== '')
                      .map((value) => ({ value, label: t('statement.monthCount', { count: Number(value) }) }))}
                    onChange={(value) => change(index, { months: value ?? '' })}
                  />
                  {saved.includes(index) && <small>{t('common:saved')}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figureGroups.flatMap(({ names }) =>
              names
                .filter((name: FigureName) => periods.some(({ figures }) => figures[name] !== null))
                .map((name) => (
                  <tr key={name} data-total={totalLines.has(name) || undefined}>
                    <th scope="row">{t(`figures.${name}`)}</th>
                    {periods.map(({ figures, cells, ebitFrom, label }, index) => (
                      <td key={label + index}>
                        {figures[name] === null ? '—' : format.amount(figures[name], currency)}
                        <small className={classes.cell}>
                          {name === 'ebitMinor' && ebitFrom !== null
                            ? t('import.ebitFrom', {
                                preTax: format.amount(ebitFrom.preTaxMinor, currency),
                                interest: format.amount(ebitFrom.interestMinor, currency),
                              })
                            : (cells[name] ?? '')}
                        </small>
                      </td>
                    ))}
                  </tr>
                )),
            )}
            <tr>
              <th scope="row">{t('statement.check')}</th>
              {periods.map(({ figures, label }, index) => {
                const difference = balanceDifferenceMinor(figures);
                return (
                  <td key={label + index} data-bad={(difference !== null && difference !== 0) || undefined}>
                    {difference === null
                      ? '—'
                      : difference === 0
                        ? t('statement.balanced')
                        : t('statement.off', { amount: format.amount(difference, currency) })}
                  </td>
                );
              })}
            </tr>
          </tbody>
        </table>
      </div>
      <div className={classes.grid}>
        <Autocomplete
          size="xs"
          label={t('source')}
          value={source}
          data={statementSources.map((key) => t(`statement.sources.${key}`))}
          onChange={setSource}
          required
          maxLength={200}
        />
        <Checkbox
          label={t('statement.audited')}
          checked={audited}
          onChange={(event) => setAudited(event.currentTarget.checked)}
          mt={26}
        />
      </div>
      {save.failure !== null && <Notice tone="bad">{save.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!ready} loading={save.running} onClick={() => void file()}>
          {t('import.file', { count: taken.length })}
        </Button>
      </Group>
    </>
  );
}
