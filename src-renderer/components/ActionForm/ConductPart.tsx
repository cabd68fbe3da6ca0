import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConductFinding } from '../../../src-main/areas/actions/contract.ts';
import { isDay } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { Notice } from '../Notice.tsx';
import classes from './ActionForm.module.css';

/** A finding of the conduct check in words. */
export function useFindingText(): (finding: ConductFinding) => string {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  return ({ code, params }) =>
    t(
      `finding.${code}`,
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [name, isDay(value) ? format.day(value) : (value ?? '')]),
      ),
    );
}

export interface ConductPartProps {
  readonly check: ValueOf<'actions.check'> | undefined;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** What speaks against the contact, before it is saved. */
export function ConductPart({ check, reason, onReason }: ConductPartProps) {
  const { t } = useTranslation('log');
  const words = useFindingText();
  const findings = check?.findings ?? [];
  const blocked = findings.some(({ severity }) => severity === 'block');
  return (
    <section className={classes.part} aria-label={t('check')} aria-live="polite">
      <h4>{t('check')}</h4>
      {check !== undefined && findings.length === 0 && <Notice tone="good">{t('checkClear')}</Notice>}
      {findings.map((finding) => (
        <Notice
          key={`${finding.code}${JSON.stringify(finding.params)}`}
          tone={finding.severity === 'block' ? 'bad' : 'look'}
        >
          {words(finding)}
        </Notice>
      ))}
      {blocked && <p className={classes.soft}>{t('blockedHint')}</p>}
      {findings.length > 0 && !blocked && (
        <TextInput
          label={t('fields.overrideReason')}
          required
          value={reason}
          maxLength={500}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      )}
    </section>
  );
}
