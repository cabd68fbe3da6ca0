import { Anchor, Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { policySegments, type OverrideRow } from '../../../src-main/areas/policy/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { id, isId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Process.module.css';
import { useStepName } from './useStepName.ts';

const kinds = ['pause', 'exclude', 'segment', 'start_step', 'max_step', 'grace'] as const;
type Kind = (typeof kinds)[number];

/** Who must not be chased and why, what was agreed apart from the policy, and when each of it ends. */
export function PausesTab() {
  const { t, i18n } = useTranslation('process');
  const format = useFormat();
  const { point, today, book } = useWorkingPoint();
  const overrides = useQueryOf('policy.overrides', point);
  const blocked = useQueryOf('policy.blocked', point);
  const end = useCommand('policy.endOverride');
  const [ending, setEnding] = useState<OverrideRow | null>(null);
  const problem = overrides.error ?? blocked.error;
  if (problem !== null) return <Notice tone="bad">{errorText(i18n, problem)}</Notice>;
  const rows = overrides.data?.rows ?? [];
  const valueName = ({ kind, value }: OverrideRow): string => {
    if (kind === 'segment') return t(`segments.${value}`);
    return i18n.exists(`process:steps.${value}`) ? t(`steps.${value}`) : value;
  };
  const others = (blocked.data?.rows ?? []).filter(({ kind }) => kind !== 'paused' && kind !== 'excluded');
  return (
    <>
      {!book.readOnly && <OverrideForm />}
      <SectionTitle title={t('pauses.own')} />
      {rows.length === 0 ? (
        <EmptyState icon="check" title={t('pauses.emptyTitle')} text={t('pauses.emptyText')} />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('common:customer')}</th>
              <th>{t('pauses.kind')}</th>
              <th>{t('pauses.from')}</th>
              <th>{t('pauses.until')}</th>
              <th>{t('reason')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.overrideId}>
                <td>
                  {row.customerName} {row.number !== null && <small>{row.number}</small>}
                </td>
                <td>
                  {t(`overrides.${row.kind}`)} {row.value !== '' && valueName(row)}
                </td>
                <td>{format.day(row.fromOn)}</td>
                <td>{row.untilOn === null ? t('pauses.open') : format.day(row.untilOn)}</td>
                <td>{row.reason}</td>
                <td>
                  {!book.readOnly && (
                    <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setEnding(row)}>
                      {t('pauses.end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && (
        <>
          <SectionTitle title={t('pauses.others')} note={t('pauses.othersNote')} />
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('common:customer')}</th>
                <th>{t('pauses.kind')}</th>
                <th data-right>{t('due.items')}</th>
                <th>{t('pauses.until')}</th>
              </tr>
            </thead>
            <tbody>
              {others.map((row, index) => (
                <tr key={`${row.customerId} ${row.kind} ${index}`}>
                  <td>
                    <Anchor component={Link} to={`/customers/${row.customerId}`} size="sm">
                      {row.customerName}
                    </Anchor>
                  </td>
                  <td>{t(`held.${row.kind}`)}</td>
                  <td data-right>{row.items ?? t('pauses.all')}</td>
                  <td>{row.untilOn === null ? '–' : format.day(row.untilOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <AskReason
        opened={ending !== null}
        title={t('pauses.end')}
        day={{ label: t('pauses.endOn'), from: today }}
        reasonLabel={t('reason')}
        confirmLabel={t('pauses.end')}
        busy={end.running}
        failure={end.failure}
        onCancel={() => setEnding(null)}
        onConfirm={({ reason, on }) => {
          if (ending === null || on === null) return;
          void end
            .run({ overrideId: ending.overrideId, onDay: on, reason }, { quiet: true })
            .then((reply) => reply.ok && setEnding(null));
        }}
      />
    </>
  );
}

function OverrideForm() {
  const { t } = useTranslation('process');
  const stepName = useStepName();
  const { today, point } = useWorkingPoint();
  const policy = useQueryOf('policy.get', point);
  const add = useCommand('policy.override');
  const [search] = useSearchParams();
  const asked = Number(search.get('customer'));
  const askedId = isId(asked) ? id<'customer'>(asked) : null;
  const given = useQueryOf('customers.get', { id: askedId ?? id<'customer'>(1) }, { enabled: askedId !== null });
  /** Undefined: nobody has chosen, and the customer of the address stands. */
  const [picked, setCustomer] = useState<PickedCustomer | null | undefined>(undefined);
  const customer = picked === undefined ? (given.data ?? null) : picked;
  const [kind, setKind] = useState<Kind>('pause');
  const [value, setValue] = useState('');
  const [untilOn, setUntilOn] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const steps = new Map(
    Object.values(policy.data?.current.definition.ladders ?? {})
      .flat()
      .map((step) => [step.code, stepName(step)]),
  );
  const ready =
    customer !== null &&
    reason.trim() !== '' &&
    (kind !== 'pause' || untilOn !== null) &&
    (kind === 'pause' || kind === 'exclude' || value !== '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const plain = kind === 'pause' || kind === 'exclude';
        void add
          .run(
            { customerId: customer.id, kind, value: plain ? '' : value, fromOn: today, untilOn, reason },
            { quiet: true },
          )
          .then((reply) => {
            if (!reply.ok) return;
            setCustomer(null);
            setReason('');
            setUntilOn(null);
          });
      }}
    >
      <div className={classes.fields}>
        <CustomerPicker label={t('common:customer')} value={customer} onChange={setCustomer} required />
        <Select
          label={t('pauses.kind')}
          allowDeselect={false}
          value={kind}
          data={kinds.map((one) => ({ value: one, label: t(`overrides.${one}`) }))}
          onChange={(next) => {
            setKind(next ?? 'pause');
            setValue('');
          }}
        />
        {kind === 'segment' && (
          <Select
            label={t('due.segment')}
            value={value === '' ? null : value}
            data={policySegments.map((one) => ({ value: one, label: t(`segments.${one}`) }))}
            onChange={(next) => setValue(next ?? '')}
          />
        )}
        {(kind === 'start_step' || kind === 'max_step') && (
          <Select
            label={t('due.step')}
            value={value === '' ? null : value}
            data={[...steps].map(([code, name]) => ({ value: code, label: name }))}
            onChange={(next) => setValue(next ?? '')}
          />
        )}
        {kind === 'grace' && (
          <TextInput
            label={t('policy.fields.graceDays')}
            value={value}
            maxLength={2}
            onChange={(event) => setValue(event.currentTarget.value.replace(/\D/g, ''))}
          />
        )}
        <DayInput label={t('pauses.until')} value={untilOn} onChange={setUntilOn} required={kind === 'pause'} />
        <TextInput
          label={t('reason')}
          value={reason}
          required
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!ready} loading={add.running}>
          {t('pauses.add')}
        </Button>
      </div>
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
    </form>
  );
}
