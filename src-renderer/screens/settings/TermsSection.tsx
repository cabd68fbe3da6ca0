import { Button, Group, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Term } from '../../../src-main/areas/terms/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import { useTermText } from '../../components/Terms/useTermText.ts';
import classes from './Settings.module.css';
import { TermDrawer } from './TermDrawer.tsx';

/** Payment terms of the book: made here, given to customers and documents, kept by documents as they were. */
export function TermsSection() {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const { ruleText } = useTermText();
  const { book } = useWorkingPoint();
  const [removed, setRemoved] = useState(false);
  const [editing, setEditing] = useState<Term | 'new' | null>(null);
  const { data } = useQueryOf('terms.list', { removed });
  const addUsual = useCommand('terms.addUsual');
  const remove = useCommand('terms.remove');
  const restore = useCommand('terms.restore');
  const rows = data?.rows ?? [];

  const putAway = async (term: Term): Promise<void> => {
    const reply = await remove.run({ id: term.id });
    if (!reply.ok) return;
    notifications.show({
      autoClose: 8000,
      message: (
        <Group gap={8}>
          {t('list.removedNow', { code: term.code })}
          <Button variant="subtle" size="compact-xs" onClick={() => void restore.run({ id: term.id })}>
            {t('list.undo')}
          </Button>
        </Group>
      ),
    });
  };
  const usual = async (): Promise<void> => {
    const reply = await addUsual.run({});
    if (reply.ok) notifications.show({ message: t('list.added', { n: reply.value.added }) });
  };

  return (
    <>
      <SectionTitle title={t('list.title')} />
      <p className={classes.note}>{t('list.note')}</p>
      {data !== undefined && rows.length === 0 ? (
        <>
          <EmptyState title={t('list.empty')} text={t('list.emptyText')} />
          {!book.readOnly && (
            <Panel padded>
              <p className={classes.note}>{t('list.usual')}</p>
              <ul className={classes.confirmList}>
                {data.usual.map((term) => (
                  <li key={term.code}>
                    <b>{term.code}</b> {ruleText(term.rule)}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </>
      ) : (
        <Panel>
          <table className={classes.terms}>
            <thead>
              <tr>
                <th>{t('list.code')}</th>
                <th>{t('list.name')}</th>
                <th>{t('list.rule')}</th>
                <th data-right>{t('list.customers')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {rows.map((term) => (
                <tr key={term.id}>
                  <td data-code>
                    <b>{term.code}</b>
                  </td>
                  <td>
                    {term.name === ruleText(term.rule) ? '' : term.name}{' '}
                    {term.removedAt !== null && <Chip>{t('removed')}</Chip>}
                  </td>
                  <td>{ruleText(term.rule)}</td>
                  <td data-right>{format.count(term.customers)}</td>
                  <td data-right>
                    {!book.readOnly && (
                      <Group gap={4} justify="flex-end" wrap="nowrap">
                        {term.removedAt === null ? (
                          <>
                            <Button
                              variant="default"
                              size="compact-xs"
                              aria-label={`${t('list.edit')} ${term.code}`}
                              onClick={() => setEditing(term)}
                            >
                              {t('list.edit')}
                            </Button>
                            <Button
                              variant="subtle"
                              color="gray"
                              size="compact-xs"
                              aria-label={`${t('list.remove')} ${term.code}`}
                              onClick={() => void putAway(term)}
                            >
                              {t('list.remove')}
                            </Button>
                          </>
                        ) : (
                          <Button
                            variant="subtle"
                            size="compact-xs"
                            aria-label={`${t('list.restore')} ${term.code}`}
                            onClick={() => void restore.run({ id: term.id })}
                          >
                            {t('list.restore')}
                          </Button>
                        )}
                      </Group>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      <Bar>
        {!book.readOnly && (
          <>
            {data !== undefined && rows.length === 0 && (
              <Button loading={addUsual.running} onClick={() => void usual()}>
                {t('list.addUsual')}
              </Button>
            )}
            <Button variant="default" leftSection={<Icon name="plus" size={13} />} onClick={() => setEditing('new')}>
              {t('list.add')}
            </Button>
          </>
        )}
        <Switch
          label={t('list.showRemoved')}
          checked={removed}
          onChange={(event) => setRemoved(event.currentTarget.checked)}
        />
      </Bar>
      <TermDrawer editing={editing} onClose={() => setEditing(null)} />
    </>
  );
}
