import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../app/host.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Settings.module.css';

/** Which program this is, where it runs, and that nothing leaves the machine. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const host = useHost();
  const { book } = useWorkingPoint();
  const shelf = useQueryOf('book.shelf', {});
  const about = useQuery({ queryKey: ['host.about'], queryFn: () => host.about() });
  return (
    <>
      <SectionTitle title={t('tabs.about')} />
      <dl className={classes.facts}>
        <dt>{t('about.product')}</dt>
        <dd>应收管家 Duewarden</dd>
        <dt>{t('about.version')}</dt>
        <dd>{about.data?.version ?? '–'}</dd>
        <dt>{t('about.host')}</dt>
        <dd>{about.data === undefined ? '–' : `${t(`about.hosts.${about.data.host}`)} · ${about.data.platform}`}</dd>
        <dt>{t('frame:dataFile')}</dt>
        <dd>{book.fileName}</dd>
        <dt>{t('about.schema')}</dt>
        <dd>{book.schemaVersion}</dd>
        <dt>{t('about.folder')}</dt>
        <dd>{shelf.data?.folder ?? '–'}</dd>
      </dl>
      <p className={classes.note}>{t('about.offline')}</p>
    </>
  );
}
