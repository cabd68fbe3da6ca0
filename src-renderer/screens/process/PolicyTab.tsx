import { Button, Checkbox, Group, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  policySegments,
  type PolicyDefinition,
  type PolicySegment,
  type PolicyStep,
} from '../../../src-main/areas/policy/contract.ts';
import { policyDifferences } from '../../../src-main/areas/policy/rules/differences.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Process.module.css';
import { useStepName } from './useStepName.ts';

type Version = ValueOf<'policy.get'>['current'];

/** The four principles, the timetables in force, every version with what it changed, and the editor of the next one. */
export function PolicyTab() {
  const { t, i18n } = useTranslation('process');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const { data, error } = useQueryOf('policy.get', point);
  const remove = useCommand('policy.remove');
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState<Version | null>(null);
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  const { current, versions, shipped } = data;
  const before = (version: Version): Version =>
    versions.filter(
      (one) =>
        (one.fromOn ?? '') < (version.fromOn ?? '') || (one.fromOn === version.fromOn && one.version < version.version),
    )[0] ?? shipped;
  return (
    <>
      <Notice tone="note">{t('policy.principles')}</Notice>
      <SectionTitle
        title={
          editing
            ? t('policy.edit')
            : current.policyId === null
              ? t('policy.shipped')
              : t('policy.version', { n: current.version, name: current.name })
        }
        note={
          current.fromOn === null
            ? t('policy.shippedNote')
            : t('policy.inForce', { day: format.day(current.fromOn), approver: current.approver })
        }
        tools={!book.readOnly && !editing && <Button onClick={() => setEditing(true)}>{t('policy.edit')}</Button>}
      />
      {editing ? (
        <PolicyEditor start={current.definition} onDone={() => setEditing(false)} />
      ) : (
        <Ladders definition={current.definition} />
      )}
      <p className={classes.soft}>
        {data.segments
          .map(({ segment, customers }) =>
            t('policy.customers', { segment: t(`segments.${segment}`), count: customers }),
          )
          .join(' · ')}
      </p>
      {versions.length > 0 && (
        <section>
          <SectionTitle title={t('policy.versions')} />
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('policy.name')}</th>
                <th>{t('policy.fromOn')}</th>
                <th>{t('policy.approver')}</th>
                <th>{t('policy.changes')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <tr key={version.policyId}>
                  <td>
                    {version.version} · {version.name}
                  </td>
                  <td>{version.fromOn !== null && format.day(version.fromOn)}</td>
                  <td>{version.approver}</td>
                  <td>
                    <Changes from={before(version).definition} to={version.definition} />
                  </td>
                  <td>
                    {!book.readOnly && (
                      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setRemoving(version)}>
                        {t('policy.remove')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <AskReason
        opened={removing !== null}
        title={t('policy.remove')}
        reasonLabel={t('reason')}
        confirmLabel={t('policy.remove')}
        busy={remove.running}
        failure={remove.failure}
        onCancel={() => setRemoving(null)}
        onConfirm={({ reason }) => {
          const policyId = removing?.policyId;
          if (policyId === undefined || policyId === null) return;
          void remove.run({ policyId, reason }, { quiet: true }).then((reply) => reply.ok && setRemoving(null));
        }}
      />
    </>
  );
}

function Changes({ from, to }: { readonly from: PolicyDefinition; readonly to: PolicyDefinition }) {
  const { t } = useTranslation('process');
  const stepName = useStepName();
  const format = useFormat();
  const { book } = useWorkingPoint();
  const all = policyDifferences(from, to);
  const value = ({ what }: { readonly what: string }, raw: string): string => {
    if (raw === '') return '–';
    if (what === 'minAmountMinor') return format.money(Number(raw), book.baseCurrency);
    if (what === 'maxStep') return t(`steps.${raw}`, { defaultValue: raw });
    if (what === 'letterLevel') return `L${raw}`;
    return raw === 'true' ? t('common:yes') : raw === 'false' ? t('common:no') : raw;
  };
  if (all.length === 0) return <>{t('policy.same')}</>;
  return (
    <>
      {all.map((one) => (
        <div key={`${one.segment ?? ''} ${one.what} ${one.step?.code ?? ''}`}>
          {one.segment !== null && `${t(`segments.${one.segment}`)} · `}
          {t('policy.change', {
            what:
              one.step === null
                ? t(`policy.fields.${one.what}`)
                : `${stepName(one.step)} · ${t(`policy.fields.${one.what}`)}`,
            before: value(one, one.before),
            after: value(one, one.after),
          })}
        </div>
      ))}
    </>
  );
}

/** The row moves to its day when the field is left, not while the day is being typed. */
function OffsetInput(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<number | string>(props.value);
  return (
    <NumberInput
      size="xs"
      w={88}
      aria-label={props.label}
      value={typed}
      min={-60}
      max={3650}
      allowDecimal={false}
      onChange={setTyped}
      onBlur={() => {
        if (typeof typed !== 'number') setTyped(props.value);
        else if (typed !== props.value) props.onChange(typed);
      }}
    />
  );
}

function day(offset: number): string {
  return offset > 0 ? `+${offset}` : offset < 0 ? `−${-offset}` : '0';
}

/** The three timetables side by side, days from the due day. */
function Ladders({ definition }: { readonly definition: PolicyDefinition }) {
  const { t } = useTranslation('process');
  const stepName = useStepName();
  const steps = new Map<string, PolicyStep>();
  for (const segment of ['standard', 'good', 'high_risk'] as const)
    for (const step of definition.ladders[segment]) if (!steps.has(step.code)) steps.set(step.code, step);
  const rows = [...steps.values()].sort((a, b) => a.offsetDays - b.offsetDays);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('due.step')}</th>
          {policySegments.map((segment) => (
            <th key={segment} data-right>
              {t(`segments.${segment}`)}
            </th>
          ))}
          <th data-right>{t('policy.fields.gapDays')}</th>
          <th>{t('policy.remark')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((step) => (
          <tr key={step.code}>
            <td>{stepName(step)}</td>
            {policySegments.map((segment) => {
              const one = definition.ladders[segment].find(({ code }) => code === step.code);
              return (
                <td key={segment} data-right>
                  {one === undefined ? '–' : day(one.offsetDays)}
                </td>
              );
            })}
            <td data-right>{step.gapDays}</td>
            <td>
              {[step.holdCredit ? t('policy.fields.holdCredit') : '', step.note]
                .filter((part) => part !== '')
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={6}>
            {t('policy.rules', {
              grace: definition.graceDays,
              short: definition.shortTermDays,
              same: definition.gaps.sameKindDays,
              item: definition.gaps.itemDays,
              customer: definition.gaps.customerDays,
            })}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function PolicyEditor({ start, onDone }: { readonly start: PolicyDefinition; readonly onDone: () => void }) {
  const { t } = useTranslation('process');
  const { today, book } = useWorkingPoint();
  const stepName = useStepName();
  const save = useCommand('policy.save');
  const [draft, setDraft] = useState(start);
  const [segment, setSegment] = useState<PolicySegment>('standard');
  const [name, setName] = useState('');
  const [approver, setApprover] = useState('');
  const [note, setNote] = useState('');
  const [fromOn, setFromOn] = useState<Day | null>(today);
  const steps = draft.ladders[segment];
  const setSteps = (next: readonly PolicyStep[]): void =>
    setDraft({
      ...draft,
      ladders: { ...draft.ladders, [segment]: [...next].sort((a, b) => a.offsetDays - b.offsetDays) },
    });
  const change = (code: string, part: Partial<PolicyStep>): void =>
    setSteps(steps.map((step) => (step.code === code ? { ...step, ...part } : step)));
  const addCall = (): void => {
    let number = 3;
    while (steps.some(({ code }) => code === `C${number}`)) number += 1;
    const last = steps.at(-1)?.offsetDays ?? 0;
    setSteps([
      ...steps,
      {
        code: `C${number}`,
        kind: 'call',
        offsetDays: last,
        letterLevel: null,
        gapDays: 1,
        holdCredit: false,
        note: '',
      },
    ]);
  };
  const number = (label: string, value: number, onChange: (value: number) => void, from = 0, to = 60) => (
    <NumberInput
      label={label}
      value={value}
      min={from}
      max={to}
      allowDecimal={false}
      onChange={(next) => typeof next === 'number' && onChange(next)}
    />
  );
  const codes = [
    ...new Set(
      Object.values(draft.ladders)
        .flat()
        .map(({ code }) => code),
    ),
  ];
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (fromOn === null) return;
        void save
          .run({ name, fromOn, definition: draft, approver, note }, { quiet: true })
          .then((reply) => reply.ok && onDone());
      }}
    >
      <SegmentedControl
        aria-label={t('due.segment')}
        value={segment}
        data={policySegments.map((value) => ({ value, label: t(`segments.${value}`) }))}
        onChange={setSegment}
      />
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('due.step')}</th>
            <th>{t('policy.fields.offsetDays')}</th>
            <th>{t('policy.fields.gapDays')}</th>
            <th>{t('policy.fields.holdCredit')}</th>
            <th>{t('policy.remark')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const was = start.ladders[segment].find(({ code }) => code === step.code);
            return (
              <tr key={`${segment} ${step.code}`}>
                <td data-changed={JSON.stringify(was) !== JSON.stringify(step) || undefined}>{stepName(step)}</td>
                <td>
                  <OffsetInput
                    label={`${stepName(step)} ${t('policy.fields.offsetDays')}`}
                    value={step.offsetDays}
                    onChange={(offsetDays) => change(step.code, { offsetDays })}
                  />
                </td>
                <td>
                  <NumberInput
                    size="xs"
                    w={88}
                    aria-label={`${stepName(step)} ${t('policy.fields.gapDays')}`}
                    value={step.gapDays}
                    min={0}
                    max={365}
                    allowDecimal={false}
                    onChange={(next) => typeof next === 'number' && change(step.code, { gapDays: next })}
                  />
                </td>
                <td>
                  <Checkbox
                    aria-label={`${stepName(step)} ${t('policy.fields.holdCredit')}`}
                    checked={step.holdCredit}
                    onChange={(event) => change(step.code, { holdCredit: event.currentTarget.checked })}
                  />
                </td>
                <td>
                  <TextInput
                    size="xs"
                    aria-label={`${stepName(step)} ${t('policy.remark')}`}
                    value={step.note}
                    maxLength={200}
                    onChange={(event) => change(step.code, { note: event.currentTarget.value })}
                  />
                </td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    disabled={steps.length === 1}
                    onClick={() => setSteps(steps.filter(({ code }) => code !== step.code))}
                  >
                    {t('policy.dropStep')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Group my="xs">
        <Button size="xs" variant="default" onClick={addCall}>
          {t('policy.addCall')}
        </Button>
      </Group>
      <div className={classes.fields}>
        {number(t('policy.fields.graceDays'), draft.graceDays, (graceDays) => setDraft({ ...draft, graceDays }))}
        {number(t('policy.fields.shortTermDays'), draft.shortTermDays, (shortTermDays) =>
          setDraft({ ...draft, shortTermDays }),
        )}
        {number(t('policy.fields.sameKindDays'), draft.gaps.sameKindDays, (sameKindDays) =>
          setDraft({ ...draft, gaps: { ...draft.gaps, sameKindDays } }),
        )}
        {number(t('policy.fields.itemDays'), draft.gaps.itemDays, (itemDays) =>
          setDraft({ ...draft, gaps: { ...draft.gaps, itemDays } }),
        )}
        {number(t('policy.fields.customerDays'), draft.gaps.customerDays, (customerDays) =>
          setDraft({ ...draft, gaps: { ...draft.gaps, customerDays } }),
        )}
        <MoneyInput
          label={t('policy.fields.minAmountMinor')}
          currency={book.baseCurrency}
          valueMinor={draft.minAmountMinor}
          onChange={(minAmountMinor) => setDraft({ ...draft, minAmountMinor: minAmountMinor ?? 0 })}
        />
        <Select
          label={t('policy.fields.maxStep')}
          clearable
          placeholder={t('policy.noLimit')}
          value={draft.maxStep}
          data={codes}
          onChange={(maxStep) => setDraft({ ...draft, maxStep })}
        />
        {([1, 31, 91] as const).map((fromDays) => (
          <Select
            key={fromDays}
            label={t('policy.firstStart', { days: fromDays })}
            clearable
            placeholder={t('policy.fromTheFirst')}
            value={draft.firstStart.find((row) => row.fromDays === fromDays)?.stepCode ?? null}
            data={codes}
            onChange={(stepCode) =>
              setDraft({
                ...draft,
                firstStart: [
                  ...draft.firstStart.filter((row) => row.fromDays !== fromDays),
                  ...(stepCode === null ? [] : [{ fromDays, stepCode }]),
                ].sort((a, b) => a.fromDays - b.fromDays),
              })
            }
          />
        ))}
        <TextInput
          label={t('policy.name')}
          value={name}
          required
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DayInput label={t('policy.fromOn')} value={fromOn} onChange={setFromOn} required />
        <TextInput
          label={t('policy.approver')}
          value={approver}
          required
          maxLength={200}
          onChange={(event) => setApprover(event.currentTarget.value)}
        />
        <TextInput
          label={t('policy.remark')}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <SectionTitle title={t('policy.changes')} />
      <Changes from={start} to={draft} />
      {save.failure !== null && <Notice tone="bad">{save.failure}</Notice>}
      <Group my="sm">
        <Button
          type="submit"
          loading={save.running}
          disabled={name.trim() === '' || approver.trim() === '' || fromOn === null}
        >
          {t('policy.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}
