import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './PaperTabs.module.css';

/** What is agreed, what secures it, and what proves it: three registers side by side, one head. */
const registers = [
  { id: 'contracts', path: '/contracts' },
  { id: 'securities', path: '/securities' },
  { id: 'evidence', path: '/evidence' },
] as const;

export function PaperTabs() {
  const { t } = useTranslation('frame');
  return (
    <nav className={classes.tabs} aria-label={t('screens.contracts')}>
      {registers.map(({ id, path }) => (
        <NavLink key={id} to={path} className={classes.tab ?? ''}>
          {t(`screens.${id}`)}
        </NavLink>
      ))}
    </nav>
  );
}
