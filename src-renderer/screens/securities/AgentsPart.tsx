import { useTranslation } from 'react-i18next';
import { agentChecks } from '../../../src-main/areas/securities/rules/agents.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { Alarm } from './Alarm.tsx';
import type { AgentRow } from './rows.ts';
import classes from './Securities.module.css';

/** Law firms, factors and agencies that act for us, with what is still to be seen to before anything is handed over. */
export function AgentsPart({ onOpen }: { readonly onOpen: (agent: AgentRow) => void }) {
  const { t } = useTranslation('securities');
  const format = useFormat();
  const { asOf } = useWorkingPoint();
  const { data } = useQueryOf('securities.agents', { asOf });
  const rows = data?.rows ?? [];
  return (
    <div className={classes.part}>
      <Notice tone="look">{t('agents.legality')}</Notice>
      <Panel>
        {rows.length === 0 ? (
          <EmptyState icon="customers" title={t('agents.emptyTitle')} text={t('agents.emptyText')} />
        ) : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('agents.name')}</th>
                <th>{t('columns.kind')}</th>
                <th>{t('agents.contact')}</th>
                <th>{t('agents.contract')}</th>
                <th>{t('agents.until')}</th>
                <th>{t('agents.fee')}</th>
                <th>{t('agents.checks')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((agent) => (
                <tr key={agent.agentId}>
                  <td>
                    <TextButton onClick={() => onOpen(agent)}>{agent.name}</TextButton>
                  </td>
                  <td>
                    <Chip bad={agent.kind === 'agency'}>{t(`agents.kinds.${agent.kind}`)}</Chip>
                  </td>
                  <td>{agent.contact}</td>
                  <td>{agent.contractNumber}</td>
                  <td>
                    {agent.alarm !== null ? (
                      <Alarm code="agent_ends" {...agent.alarm} />
                    ) : agent.untilOn === null ? (
                      '–'
                    ) : (
                      format.day(agent.untilOn)
                    )}
                  </td>
                  <td>{agent.fee}</td>
                  <td title={agent.missingChecks.map((check) => t(`agents.points.${check}`)).join('\n')}>
                    {t(agent.missingChecks.length === 0 ? 'agents.allChecked' : 'agents.checked', {
                      done: agentChecks[agent.kind].length - agent.missingChecks.length,
                      of: agentChecks[agent.kind].length,
                    })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </div>
  );
}
