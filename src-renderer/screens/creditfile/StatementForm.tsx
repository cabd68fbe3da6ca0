import { Autocomplete, Button, Checkbox, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement, StatementFigures } from '../../../src-main/areas/creditfile/contract.ts';
import {
  balanceDifferenceMinor,
  oversizedParts,
  suggestedTotals,
  type FigureName,
} from '../../../src-main/areas/creditfile/rules/ratios.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import classes from './Creditfile.module.css';
import { FigureInput } from './FigureInput.tsx';
import { figureGroups, noFigures, statementSources, totalLines } from './figures.ts';
import { unitFor, unitPowers, type UnitPower } from './units.ts';

const monthChoices = ['1', '3', '6', '9', '12', '18'];

export interface StatementFormProps {
  readonly customerId: CustomerId;
  /** The statement to be corrected; null: a new one. */
  readonly statement: Statement | null;
  readonly onDone: () => void;
  readonly onAsking: (asking: boolean) => void;
}

/** A statement typed in: the balance is checked while it is typed, totals that follow are offered. */
export function StatementForm({ customerId, statement, onDone, onAsking }: StatementFormProps) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const working = useWorkingPoint();
  const save = useCommand('creditfile.saveStatement');
  const remove = useCommand('creditfile.removeStatement');
  const [periodEndOn, setPeriodEndOn] = useState<Day | null>(statement?.periodEndOn ?? null);
  const [months, setMonths] = useState(String(statement?.months ?? 12));
  const [currency, setCurrency] = useState<CurrencyCode>(statement?.currency ?? working.book.baseCurrency);
  const [source, setSource] = useState(statement?.source ?? '');
  const [audited, setAudited] = useState(statement?.audited ?? false);
  const [figures, setFigures] = useState<StatementFigures>(statement?.figures ?? noFigures);
  const [preTaxMinor, setPreTaxMinor] = useState<number | null>(null);
  const [note, setNote] = useState(statement?.note ?? '');
  const [power, setPower] = useState<UnitPower>(() => statement === null ? 0 : unitFor(Object.values(statement.figures), statement.currency)); // prettier-ignore
  const [removing, setRemoving] = useState(false);

  const difference = balanceDifferenceMinor(figures);
  const suggested = suggestedTotals(figures);
  const oversized = oversizedParts(figures);
  const ebitMinor = preTaxMinor === null || figures.interestMinor === null ? null : preTaxMinor + figures.interestMinor;
  const ready = periodEndOn !== null && source.trim() !== '' && Object.values(figures).some((minor) => minor !== null);
  const set = (name: FigureName, minor: number | null): void => setFigures((had) => ({ ...had, [name]: minor }));
  const ask = (open: boolean): void => {
    setRemoving(open);
    onAsking(open);
  };

  const submit = async (): Promise<void> => {
    if (!ready || periodEndOn === null) return;
    const reply = await save.run(
      {
        ...(statement === null ? {} : { statementId: statement.statementId }),
        customerId, periodEndOn, months: Number(months), currency, source: source.trim(), audited, figures, note,
      },
      { quiet: true },
    ); // prettier-ignore
    if (reply.ok) onDone();
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={classes.grid}>
        <DayInput
          label={t('statement.periodEndOn')}
          value={periodEndOn}
          onChange={setPeriodEndOn}
          lean="past"
          required
          autoFocus={statement === null}
        />
        <Select
          label={t('statement.months')}
          value={months}
          data={[...new Set([...monthChoices, months])].map((value) => ({
            value,
            label: t('statement.monthCount', { count: Number(value) }),
          }))}
          allowDeselect={false}
          onChange={(value) => setMonths(value ?? '12')}
        />
        <CurrencySelect label={t('currency')} value={currency} first={working.currencies} onChange={setCurrency} />
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
        <div>
          <div className={classes.fieldLabel}>{t('unit.label')}</div>
          <SegmentedControl
            size="xs"
            aria-label={t('unit.label')}
            value={String(power)}
            onChange={(value) => setPower(unitPowers.find((each) => String(each) === value) ?? 0)}
            data={unitPowers.map((each) => ({ value: String(each), label: t(`unit.${each}`) }))}
          />
        </div>
      </div>
      {figureGroups.map(({ group, names }) => (
        <fieldset key={group} className={classes.fieldset}>
          <legend>{t(`groups.${group}`)}</legend>
          <div className={classes.grid}>
            {names.map((name) => (
              <div key={name}>
                <FigureInput
                  label={t(`figures.${name}`)}
                  currency={currency}
                  power={power}
                  valueMinor={figures[name]}
                  onChange={(minor) => set(name, minor)}
                  strong={totalLines.has(name)}
                />
                {suggested[name] !== undefined && (
                  <Suggestion
                    text={format.money(suggested[name], currency)}
                    onTake={() => set(name, suggested[name] ?? null)}
                  />
                )}
                {name === 'ebitMinor' && figures.ebitMinor === null && ebitMinor !== null && (
                  <Suggestion
                    text={t('statement.ebitSuggested', { amount: format.money(ebitMinor, currency) })}
                    onTake={() => set('ebitMinor', ebitMinor)}
                  />
                )}
              </div>
            ))}
            {group === 'income' && (
              <FigureInput
                label={t('statement.preTax')}
                description={t('statement.preTaxHint')}
                currency={currency}
                power={power}
                valueMinor={preTaxMinor}
                onChange={setPreTaxMinor}
              />
            )}
          </div>
        </fieldset>
      ))}
      {difference !== null && (
        <Notice tone={difference === 0 ? 'good' : 'bad'}>
          {difference === 0
            ? t('statement.balances')
            : t('statement.differs', { amount: format.money(difference, currency) })}
        </Notice>
      )}
      {oversized.map(({ total, partsMinor }) => (
        <Notice key={total} tone="look">
          {t('statement.oversized', {
            total: t(`figures.${total}`),
            parts: format.money(partsMinor, currency),
            whole: format.money(figures[total] ?? 0, currency),
          })}
        </Notice>
      ))}
      <TextInput
        label={t('note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
      />
      {save.failure !== null && <Notice tone="bad">{save.failure}</Notice>}
      <Group justify="space-between">
        {statement === null ? (
          <span />
        ) : (
          <Button variant="subtle" color="red" onClick={() => ask(true)}>
            {t('takeOff')}
          </Button>
        )}
        <Group>
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={save.running}>
            {t('common:save')}
          </Button>
        </Group>
      </Group>
      {statement !== null && (
        <Attachments
          entity="financialStatement"
          entityId={statement.statementId}
          customerId={customerId}
          kinds={['statement']}
        />
      )}
      <AskReason
        opened={removing}
        title={t('statement.remove')}
        reasonLabel={t('reason')}
        confirmLabel={t('takeOff')}
        danger
        busy={remove.running}
        failure={remove.failure}
        onCancel={() => ask(false)}
        onConfirm={({ reason }) => {
          if (statement === null) return;
          void remove.run({ id: statement.statementId, reason }, { quiet: true }).then((reply) => {
            if (!reply.ok) return;
            ask(false);
            onDone();
          });
        }}
      />
    </form>
  );
}

function Suggestion({ text, onTake }: { readonly text: string; readonly onTake: () => void }) {
  const { t } = useTranslation('creditfile');
  return <TextButton onClick={onTake}>{t('statement.take', { text })}</TextButton>;
}
