import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseKind, CaseValues } from '../../../src-main/areas/cases/contract.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { CaseDetail } from './detail.ts';

/** Who acts for us: a law firm, or a licensed factor for what is handed over; never an agency. */
export function AgentFields(props: {
  readonly kind: CaseKind;
  readonly agentId: CaseDetail['agentId'];
  readonly values: CaseValues;
  readonly onAgent: (agentId: CaseDetail['agentId']) => void;
  readonly onChange: (more: Partial<CaseValues>) => void;
}) {
  const { kind, agentId, values } = props;
  const { t } = useTranslation('cases');
  const { asOf } = useWorkingPoint();
  const { data } = useQueryOf('securities.agents', { asOf });
  const allowed = (data?.rows ?? []).filter((agent) => agent.kind === 'law_firm' || (kind === 'outsourced' && agent.kind === 'factor')); // prettier-ignore
  return (
    <>
      <Select
        label={t('open.agent')}
        placeholder={t('open.agentNone')}
        clearable
        value={agentId === null ? null : String(agentId)}
        data={allowed.map((agent) => ({ value: String(agent.agentId), label: agent.name }))}
        onChange={(value) => props.onAgent(allowed.find((agent) => String(agent.agentId) === value)?.agentId ?? null)}
      />
      {agentId === null && (
        <TextInput
          label={t('open.agentName')}
          value={values.agentName}
          maxLength={200}
          onChange={(event) => props.onChange({ agentName: event.currentTarget.value })}
        />
      )}
    </>
  );
}
