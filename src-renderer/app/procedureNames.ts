import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What a command is called on the screen: `ledger.addReceipt` is “Receipt entered”. */
export function useProcedureName(): (procedure: string) => string {
  const { t, i18n } = useTranslation('history');
  return useCallback(
    (procedure) => {
      const key = `procedures.${procedure.replace('.', '_')}`;
      return i18n.exists(`history:${key}`) ? t(key) : procedure;
    },
    [t, i18n],
  );
}
