import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What a channel, result or step of the ladder is called; a step of one's own keeps its code. */
export function useCodeName(): (by: 'channel' | 'step' | 'result', code: string) => string {
  const { t } = useTranslation(['effects', 'cockpit']);
  return useCallback(
    (by, code) => {
      if (by === 'channel') return t(`cockpit:channel.${code}`);
      if (by === 'result') return t(`cockpit:result.${code}`);
      return code === '' ? t('steps.unnamed') : t(`steps.${code}`, { defaultValue: code });
    },
    [t],
  );
}
