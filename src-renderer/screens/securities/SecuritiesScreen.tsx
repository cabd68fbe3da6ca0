import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { PaperTabs } from '../../components/PaperTabs.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { AgentDrawer } from './AgentDrawer.tsx';
import { AgentsPart } from './AgentsPart.tsx';
import { AlarmsPart } from './AlarmsPart.tsx';
import { InsurancePart } from './InsurancePart.tsx';
import { PolicyDrawer } from './PolicyDrawer.tsx';
import { RegisterPart } from './RegisterPart.tsx';
import { SecurityDrawer } from './SecurityDrawer.tsx';
import type { AgentRow, PolicyRow, SecurityRow } from './rows.ts';

const parts = ['alarms', 'register', 'insurance', 'agents'] as const;
type Part = (typeof parts)[number];

/** What stands behind the debts: securities with their days, credit insurance, and who acts for us outside. */
export default function SecuritiesScreen() {
  const { t } = useTranslation('securities');
  const { point, book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const part: Part = parts.find((name) => name === search.get('part')) ?? 'register';
  const [security, setSecurity] = useState<SecurityRow | 'new' | null>(null);
  const [policy, setPolicy] = useState<PolicyRow | 'new' | null>(null);
  const [agent, setAgent] = useState<AgentRow | 'new' | null>(null);
  const alarms = useQueryOf('securities.alarms', point);
  const count = alarms.data?.rows.length ?? 0;
  const add = part === 'insurance' ? () => setPolicy('new') : part === 'agents' ? () => setAgent('new') : () => setSecurity('new'); // prettier-ignore

  return (
    <Page fill>
      <PaperTabs />
      <SectionTitle
        level={1}
        title={t('title')}
        note={t('note')}
        tools={
          !book.readOnly && (
            <Button leftSection={<Icon name="plus" size={13} />} onClick={add}>
              {t(`add.${part === 'alarms' ? 'register' : part}`)}
            </Button>
          )
        }
      />
      <Bar label={t('partsLabel')}>
        <SegmentedControl
          aria-label={t('partsLabel')}
          value={part}
          data={parts.map((value) => ({
            value,
            label: value === 'alarms' && count > 0 ? t('parts.alarmsCount', { count }) : t(`parts.${value}`),
          }))}
          onChange={(value) => setSearch({ part: value }, { replace: true })}
        />
      </Bar>
      <Fill>
        {part === 'alarms' && <AlarmsPart rows={alarms.data?.rows} />}
        {part === 'register' && <RegisterPart onOpen={setSecurity} />}
        {part === 'insurance' && <InsurancePart onPolicy={setPolicy} />}
        {part === 'agents' && <AgentsPart onOpen={setAgent} />}
      </Fill>
      <SecurityDrawer security={security} onClose={() => setSecurity(null)} />
      <PolicyDrawer policy={policy} onClose={() => setPolicy(null)} />
      <AgentDrawer agent={agent} onClose={() => setAgent(null)} />
    </Page>
  );
}
