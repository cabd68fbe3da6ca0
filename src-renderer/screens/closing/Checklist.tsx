import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Check, CheckCode } from '../../../src-main/areas/closing/contract.ts';
import { useFormat } from '../../app/format.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import classes from './Closing.module.css';
import type { Tick } from './useTicks.ts';

const icons: Readonly<Record<Check['state'], IconName>> = { ok: 'check', look: 'eye', bad: 'warning', manual: 'info' };

/** Where a step is looked at or done; a provision is worked out from the aging. */
const places: Readonly<Partial<Record<CheckCode, string>>> = {
  proof: '/aging',
  bank_data: '/bank',
  bank_lines: '/receipts/workbench',
  unapplied: '/receipts',
  disputes: '/disputes',
  due_dates: '/invoices',
  bills: '/bills',
  audit_chain: '/settings',
  backup: '/settings',
  statements: '/letters',
  signals: '/warnings',
  provision: '/aging',
  kpis: '/aging',
  report: '/reports',
};

/** The steps of a month's end with their figures; each can be ticked as looked at, with a note. */
export function Checklist(props: {
  readonly checks: readonly Check[];
  readonly tickOf: (code: CheckCode) => Tick;
  readonly onTick: (code: CheckCode, change: Partial<Tick>) => void;
  readonly disabled: boolean;
}) {
  const { t } = useTranslation('closing');
  const text = useCheckText();
  return (
    <table className={classes.checks}>
      <thead>
        <tr>
          <th scope="col">{t('checks.state')}</th>
          <th scope="col">{t('checks.step')}</th>
          <th scope="col">{t('checks.found')}</th>
          <th scope="col">{t('checks.open')}</th>
          <th scope="col">{t('checks.seen')}</th>
          <th scope="col">{t('checks.note')}</th>
        </tr>
      </thead>
      <tbody>
        {props.checks.map((check) => {
          const tick = props.tickOf(check.code);
          const name = t(`checks.names.${check.code}`);
          const place = places[check.code];
          return (
            <tr key={check.code} data-state={check.state} data-ticked={tick.ticked || undefined}>
              <td>
                <span className={classes.state}>
                  <Icon name={icons[check.state]} size={13} /> {t(`checks.states.${check.state}`)}
                </span>
              </td>
              <th scope="row">{name}</th>
              <td className={classes.found}>{text(check)}</td>
              <td>
                {place !== undefined && (
                  <Link to={place} aria-label={t('checks.openOf', { step: name })}>
                    {t('checks.go')}
                  </Link>
                )}
              </td>
              <td>
                <Checkbox
                  aria-label={t('checks.seenOf', { step: name })}
                  checked={tick.ticked}
                  disabled={props.disabled}
                  onChange={(event) => props.onTick(check.code, { ticked: event.currentTarget.checked })}
                />
              </td>
              <td>
                <TextInput
                  size="xs"
                  aria-label={t('checks.noteOf', { step: name })}
                  value={tick.note}
                  maxLength={200}
                  disabled={props.disabled}
                  onChange={(event) => {
                    const note = event.currentTarget.value;
                    props.onTick(check.code, { note, ...(note.trim() === '' ? {} : { ticked: true }) });
                  }}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What a check found, in a sentence with its figures. */
export function useCheckText(): (check: Check) => string {
  const { t } = useTranslation('closing');
  const format = useFormat();
  return ({ code, state, count, amounts, on, at }) => {
    const money = amounts.map((sum) => format.money(sum.amountMinor, sum.currency)).join(' + ');
    const values = {
      count: count ?? 0,
      amount: money,
      on: on === null ? '' : format.day(on),
      at: at === null ? '' : format.instant(at),
    };
    switch (code) {
      case 'proof':
        return t(
          state === 'bad'
            ? 'checks.found_proof_bad'
            : amounts.length === 0
              ? 'checks.found_proof_empty'
              : 'checks.found_proof',
          values,
        );
      case 'bank_data':
        return t(on === null ? 'checks.found_bank_none' : 'checks.found_bank', values);
      case 'backup':
        return t(at === null ? 'checks.found_backup_none' : 'checks.found_backup', values);
      case 'audit_chain':
        return t(state === 'bad' ? 'checks.found_audit_bad' : 'checks.found_audit', values);
      case 'report':
        return t(count === 0 ? 'checks.found_report_none' : 'checks.found_report', values);
      case 'bank_lines':
      case 'unapplied':
      case 'disputes':
      case 'due_dates':
      case 'bills':
        return count === 0 ? t('checks.found_nothing') : t(`checks.found_${code}`, values);
      case 'statements':
      case 'signals':
      case 'provision':
      case 'kpis':
        return t(`checks.found_${code}`);
    }
  };
}
