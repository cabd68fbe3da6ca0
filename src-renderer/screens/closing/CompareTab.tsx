import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Basis } from '../../../src-main/areas/aging/contract.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import classes from './Closing.module.css';
import { ComparedTotals } from './ComparedTotals.tsx';
import { ComparedCustomers } from './ComparedCustomers.tsx';
import { EndsBar } from './EndsBar.tsx';
import { writePoint } from './points.ts';
import { RollDrawer, type RollDrill } from './RollDrawer.tsx';
import { RollMatrix } from './RollMatrix.tsx';
import { useEnds } from './useEnds.ts';

/** Two agings side by side, and how every amount rolled from one into the other. */
export function CompareTab({ go }: { readonly go: (next: Readonly<Record<string, string>>) => void }) {
  const { t, i18n } = useTranslation('closing');
  const { currency } = useWorkingPoint();
  const points = useEnds();
  const { from, to } = points.ends;
  const [basis, setBasis] = useState<Basis>('due');
  const [drill, setDrill] = useState<RollDrill | null>(null);
  const question = { from, to, currency, basis };
  const compared = useQueryOf('closing.compare', { ...question, limit: 1 }, { keepPrevious: false });
  const roll = useQueryOf('closing.roll', question, { keepPrevious: false });
  const error = compared.error ?? roll.error;

  return (
    <div className={classes.stack}>
      <EndsBar {...points}>
        <SegmentedControl
          aria-label={t('compare.basis')}
          value={basis}
          onChange={(value) => setBasis(value)}
          data={[
            { value: 'due', label: t('compare.due') },
            { value: 'document', label: t('compare.document') },
          ]}
        />
        <Button
          variant="default"
          data-push
          onClick={() => go({ tab: 'explain', from: writePoint(from), to: writePoint(to) })}
        >
          {t('compare.explain')}
        </Button>
      </EndsBar>
      {error !== null && <EmptyState icon="warning" title={errorText(i18n, error)} />}
      {roll.data !== undefined && <RollMatrix roll={roll.data} compared={compared.data} onOpen={setDrill} />}
      <div className={classes.pair}>
        {compared.data !== undefined && <ComparedTotals compared={compared.data} />}
        <ComparedCustomers question={question} />
      </div>
      <RollDrawer question={question} drill={drill} onClose={() => setDrill(null)} />
    </div>
  );
}
