import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { BankLine } from '../../../../src-main/areas/bank/contract.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { Notice } from '../../../components/Notice.tsx';

/** The same money may have been keyed by hand before its bank line came: then it is linked and not entered again. */
export function LinkNotice({ line, onDone }: { readonly line: BankLine; readonly onDone: () => void }) {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  const { data } = useQueryOf('bank.linkCandidates', { lineId: line.lineId, limit: 1 }, { keepPrevious: false });
  const link = useCommand('bank.link');
  const [found] = data?.rows ?? [];
  if (found === undefined) return null;
  return (
    <Notice tone="look">
      {t('link.text', {
        number: found.number,
        customer: found.customerName,
        day: format.day(found.receivedOn),
        amount: format.money(found.amountMinor, found.currency),
      })}{' '}
      <Button
        size="compact-xs"
        variant="default"
        loading={link.running}
        onClick={() => {
          const amountMinor = Math.min(line.leftMinor, found.freeMinor);
          void link.run({ lineId: line.lineId, documentId: found.documentId, amountMinor }).then((reply) => {
            if (!reply.ok) return;
            notifications.show({ message: t('link.done', { number: found.number }) });
            onDone();
          });
        }}
      >
        {t('link.action')}
      </Button>
    </Notice>
  );
}
