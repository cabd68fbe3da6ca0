import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { id, isId, type PlanId, type PromiseId } from '../../../src-main/kernel/ids.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { ForecastPart } from './ForecastPart.tsx';
import { PlanDrawer } from './PlanDrawer.tsx';
import { NewPlanDrawer } from './PlanForm.tsx';
import { PlansPart } from './PlansPart.tsx';
import { PromiseDrawer } from './PromiseDrawer.tsx';
import { NewPromiseDrawer } from './PromiseForm.tsx';
import { PromisesPart } from './PromisesPart.tsx';

const parts = ['promises', 'plans', 'forecast'] as const;
type Part = (typeof parts)[number];

/** What customers said they would pay: promises, plans over several dates, and the cash both let expect. */
export default function PromisesScreen() {
  const { t } = useTranslation('promises');
  const { book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const part: Part = parts.find((name) => name === search.get('part')) ?? 'promises';
  const promise = Number(search.get('promise'));
  const plan = Number(search.get('plan'));
  const go = (change: {
    readonly part?: Part;
    readonly promise?: PromiseId | null;
    readonly plan?: PlanId | null;
  }): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) {
          if (value === null) next.delete(name);
          else next.set(name, String(value));
        }
        return next;
      },
      { replace: true },
    );

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={t(`notes.${part}`)}
        tools={
          !book.readOnly &&
          part !== 'forecast' && (
            <Button leftSection={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>
              {t(`add.${part}`)}
            </Button>
          )
        }
      />
      <Bar label={t('partsLabel')}>
        <SegmentedControl
          aria-label={t('partsLabel')}
          value={part}
          data={parts.map((value) => ({ value, label: t(`parts.${value}`) }))}
          onChange={(value) => go({ part: value })}
        />
      </Bar>
      <Fill>
        {part === 'promises' && (
          <PromisesPart
            selected={isId(promise) ? promise : null}
            onOpen={(promiseId) => go({ promise: promiseId })}
            onAdd={() => setAdding(true)}
          />
        )}
        {part === 'plans' && (
          <PlansPart
            selected={isId(plan) ? plan : null}
            onOpen={(planId) => go({ plan: planId })}
            onAdd={() => setAdding(true)}
          />
        )}
        {part === 'forecast' && <ForecastPart />}
      </Fill>
      <PromiseDrawer promiseId={isId(promise) ? id<'promise'>(promise) : null} onClose={() => go({ promise: null })} />
      <PlanDrawer planId={isId(plan) ? id<'plan'>(plan) : null} onClose={() => go({ plan: null })} />
      <NewPromiseDrawer opened={adding && part === 'promises'} customer={null} onClose={() => setAdding(false)} />
      <NewPlanDrawer opened={adding && part === 'plans'} customer={null} onClose={() => setAdding(false)} />
    </Page>
  );
}
