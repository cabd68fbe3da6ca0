import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LetterNotice } from '../../../src-main/areas/letters/contract.ts';
import { languageOf } from '../../app/i18n.ts';
import { readableParams } from '../../../src-main/kernel/refusalText.ts';
import { Notice } from '../../components/Notice.tsx';
import classes from './Letters.module.css';

const tones = { blocking: 'bad', look: 'look', note: 'note' } as const;
const mended = { no_account: 'accounts', company_profile_incomplete: 'company' } as const;

export interface LetterNoticesProps {
  readonly notices: readonly LetterNotice[];
  /** Opens the settings where the matter is mended. */
  readonly onSettings?: (tab: string) => void;
}

/** What stops the letter, what somebody must look at, and what to mind. */
export function LetterNotices({ notices, onSettings }: LetterNoticesProps) {
  const { t } = useTranslation('letters');
  const text = useNoticeText();
  return (
    <div className={classes.notices}>
      {notices.map((notice) => {
        const tab = notice.code in mended ? mended[notice.code as keyof typeof mended] : null;
        return (
          <Notice key={notice.code} tone={tones[notice.severity]}>
            <strong>{t(`severities.${notice.severity}`)}</strong> {text(notice)}{' '}
            {tab !== null && onSettings !== undefined && (
              <Anchor component="button" type="button" size="xs" onClick={() => onSettings(tab)}>
                {t('notices.mend')}
              </Anchor>
            )}
          </Notice>
        );
      })}
    </div>
  );
}

/** A notice as a sentence; lists of names inside it are translated one by one. */
function useNoticeText(): (notice: LetterNotice) => string {
  const { t, i18n } = useTranslation('letters');
  return (notice) => {
    const values = readableParams(notice.params, languageOf(i18n));
    const named = (raw: string | number | undefined, group: string): string =>
      String(raw ?? '')
        .split(',')
        .filter((name) => name !== '')
        .map((name) => (i18n.exists(`letters:${group}.${name}`) ? t(`${group}.${name}`) : name))
        .join(t('common:listSeparator'));
    return t(`notices.${notice.code}`, {
      ...values,
      missing: named(notice.params['missing'], 'missing'),
      fields: named(notice.params['fields'], 'mergeFields'),
      level: values['level'] === undefined ? '' : t(`levels.${values['level']}`),
      lastLevel:
        values['lastLevel'] === undefined
          ? ''
          : t(`levels.${String(values['lastLevel']) === '0' ? 'none' : values['lastLevel']}`),
      untilOn: notice.params['untilOn'] === '' ? '…' : values['untilOn'],
    });
  };
}
