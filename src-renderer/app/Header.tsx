import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../components/Icon.tsx';
import { Keys } from '../components/Keys.tsx';
import { AsOfControl } from './AsOfControl.tsx';
import { useFormat } from './format.ts';
import classes from './Frame.module.css';
import { useLanguage } from './i18n.ts';
import { openPalette } from './shortcuts.ts';
import { useWorkingPoint } from './working.tsx';

/** Search, and what every figure below is as of, in, and of whom. */
export function Header({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation('frame');
  const { book } = useWorkingPoint();
  return (
    <section className={classes.header} aria-label={t('toolbar')}>
      <button type="button" className={classes.search} onClick={() => void openPalette()}>
        <span>{t('searchHint')}</span>
        <Keys keys="mod+K" />
      </button>
      <div className={classes.right}>
        <AsOfControl />
        <CurrencyControl />
        <span className={classes.company} title={book.companyName}>
          {book.companyName}
        </span>
        {book.practice && (
          <Link to="/playbook?tab=practice" className={classes.practice} title={t('practiceCases')}>
            {t('practice')}
          </Link>
        )}
        {book.readOnly && (
          <span className={classes.practice}>
            <Icon name="lock" size={10} /> {t('readOnly')}
          </span>
        )}
        <LanguageControl />
        <SchemeControl />
        <Tooltip label={t('help')}>
          <ActionIcon onClick={onHelp} aria-label={t('help')}>
            <Icon name="help" />
          </ActionIcon>
        </Tooltip>
      </div>
    </section>
  );
}

function CurrencyControl() {
  const { t } = useTranslation('frame');
  const { currency, currencies, setCurrency } = useWorkingPoint();
  const { currencyName } = useFormat();
  if (currencies.length < 2)
    return (
      <span className={classes.control} title={t('currency')}>
        {currencyName(currency)}
      </span>
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={classes.control} aria-label={`${t('currency')}: ${currencyName(currency)}`}>
          {currencyName(currency)} <Icon name="down" size={10} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {currencies.map((code) => (
          <Menu.Item
            key={code}
            onClick={() => setCurrency(code)}
            rightSection={code === currency ? <Icon name="check" size={12} /> : null}
          >
            {currencyName(code)} {code}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageControl() {
  const { t } = useTranslation('frame');
  const { language, setLanguage } = useLanguage();
  const sign = language === 'zh' ? 'EN' : '中';
  return (
    <Tooltip label={t('switchLanguage')}>
      <ActionIcon
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        aria-label={`${sign} ${t('switchLanguage')}`}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
      >
        {sign}
      </ActionIcon>
    </Tooltip>
  );
}

const schemes = ['light', 'dark', 'auto'] as const;
const schemeIcons = { light: 'sun', dark: 'moon', auto: 'auto' } as const;

function SchemeControl() {
  const { t } = useTranslation('frame');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = schemes[(schemes.indexOf(colorScheme) + 1) % schemes.length] ?? 'auto';
  const label = `${t('scheme')}: ${t(`schemes.${colorScheme}`)}`;
  return (
    <Tooltip label={label}>
      <ActionIcon onClick={() => setColorScheme(next)} aria-label={label}>
        <Icon name={schemeIcons[colorScheme]} />
      </ActionIcon>
    </Tooltip>
  );
}
