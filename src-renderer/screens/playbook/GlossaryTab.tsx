import { Button, Skeleton } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { glossaryGroups } from '../../../src-main/areas/playbook/contract.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import classes from './Playbook.module.css';
import { TermDrawer } from './TermDrawer.tsx';
import { speaksOf, type TermRow } from './tabs.ts';

/** Words of the trade, what they mean, and the screen on which they are met. */
export function GlossaryTab({ language, search }: { readonly language: Language; readonly search: string }) {
  const { t } = useTranslation(['playbook', 'frame']);
  const { book } = useWorkingPoint();
  const { data } = useQueryOf('playbook.glossary', { language });
  const [editing, setEditing] = useState<TermRow | 'new' | null>(null);
  if (data === undefined) return <Skeleton height={300} />;
  const found = data.rows.filter((term) => speaksOf(search, [term.zh, term.en, term.meaning]));
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('tabs.glossary')}>
      <div className={classes.lead}>
        <p>{t('glossary.lead', { count: found.length })}</p>
        {!book.readOnly && (
          <Button variant="default" leftSection={<Icon name="plus" size={13} />} onClick={() => setEditing('new')}>
            {t('glossary.add')}
          </Button>
        )}
      </div>
      {found.length === 0 ? (
        <EmptyState icon="search" title={t('nothing', { text: search })} text={t('glossary.nothingText')} />
      ) : (
        <Panel>
          <table className={classes.terms}>
            <thead>
              <tr>
                <th>{t('glossary.term')}</th>
                <th>{t('glossary.other')}</th>
                <th>{t('glossary.meaning')}</th>
                <th>{t('glossary.where')}</th>
                <th aria-label={t('common:edit')} />
              </tr>
            </thead>
            <tbody>
              {glossaryGroups.map((group) => {
                const terms = found.filter((term) => term.group === group);
                if (terms.length === 0) return null;
                return (
                  <Fragment key={group}>
                    <tr>
                      <th colSpan={5} scope="rowgroup" className={classes.group}>
                        {t(`glossary.groups.${group}`)}
                      </th>
                    </tr>
                    {terms.map((term) => (
                      <tr key={term.code}>
                        <td className={classes.term}>
                          {language === 'zh' ? term.zh : term.en} {term.own && <Chip>{t('own')}</Chip>}
                        </td>
                        <td className={classes.soft} lang={language === 'zh' ? 'en' : 'zh-CN'}>
                          {language === 'zh' ? term.en : term.zh}
                        </td>
                        <td>{term.meaning}</td>
                        <td>
                          <Where path={term.path} />
                        </td>
                        <td data-right>
                          {!book.readOnly && (
                            <button type="button" className={classes.link} onClick={() => setEditing(term)}>
                              {t('common:edit')}
                            </button>
                          )}
                        </td>
                      </tr>
                    ))}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </Panel>
      )}
      <TermDrawer term={editing} language={language} onClose={() => setEditing(null)} />
    </div>
  );
}

/** Screens whose id is not their path. */
const ids: Readonly<Record<string, string>> = {
  '/write-offs': 'writeoffs',
  '/receipts/credit-note': 'creditNoteEntry',
};

/** The name of the screen a word is met on, as a link to it. */
function Where({ path }: { readonly path: string }) {
  const { t, i18n } = useTranslation('frame');
  const name = `frame:screens.${ids[path] ?? path.slice(1)}`;
  if (path === '' || !i18n.exists(name)) return null;
  return (
    <Link to={path} className={classes.link}>
      {t(name)}
    </Link>
  );
}
