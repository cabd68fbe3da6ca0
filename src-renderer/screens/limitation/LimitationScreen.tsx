import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { ClocksPart } from './ClocksPart.tsx';
import { GuarantorsPart } from './GuarantorsPart.tsx';

const parts = ['debts', 'guarantors'] as const;

/** How long each claim can still be brought: by what can be proved, and by what is only known. */
export default function LimitationScreen() {
  const { t } = useTranslation('limitation');
  const { point } = useWorkingPoint();
  const [params, setParams] = useSearchParams();
  const part = parts.find((name) => name === params.get('part')) ?? 'debts';
  const guarantors = useQueryOf('limitation.guarantors', point);
  const alarms = guarantors.data?.rows.filter(({ state }) => state === 'alarm' || state === 'missed').length ?? 0;
  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={t('notAdvice')}
        tools={
          <Bar label={t('partsLabel')}>
            <SegmentedControl
              aria-label={t('partsLabel')}
              value={part}
              data={parts.map((value) => ({
                value,
                label:
                  value === 'guarantors' && alarms > 0
                    ? t('parts.guarantorsCount', { count: alarms })
                    : t(`parts.${value}`),
              }))}
              onChange={(value) => setParams(value === 'debts' ? {} : { part: value }, { replace: true })}
            />
          </Bar>
        }
      />
      <Fill>{part === 'debts' ? <ClocksPart /> : <GuarantorsPart rows={guarantors.data?.rows} />}</Fill>
    </Page>
  );
}
