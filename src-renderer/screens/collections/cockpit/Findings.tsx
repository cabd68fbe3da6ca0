import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConductFinding } from '../../../../src-main/areas/actions/contract.ts';
import { useFindingText } from '../../../components/ActionForm/ConductPart.tsx';
import { Notice } from '../../../components/Notice.tsx';
import classes from './Cockpit.module.css';

export interface FindingsProps {
  readonly findings: readonly ConductFinding[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** What the conduct check says before a contact is saved: some of it needs a reason, some of it cannot be gone beyond. */
export function Findings({ findings, reason, onReason }: FindingsProps) {
  const { t } = useTranslation('cockpit');
  const words = useFindingText();
  if (findings.length === 0) return null;
  const blocked = findings.some(({ severity }) => severity === 'block');
  return (
    <section className={classes.findings} aria-label={t('findings')}>
      {findings.map((finding) => (
        <Notice
          key={`${finding.code}${JSON.stringify(finding.params)}`}
          tone={finding.severity === 'block' ? 'bad' : 'look'}
        >
          {words(finding)}
        </Notice>
      ))}
      {!blocked && (
        <TextInput
          size="xs"
          label={t('overrideReason')}
          value={reason}
          required
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      )}
    </section>
  );
}
