import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';

/** Why there is nobody: another currency, no smallest amount, or truly no small balance. */
export function SmallEmpty({ minimumMinor }: { readonly minimumMinor: number | null }) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const navigate = useNavigate();
  const { book, currency } = useWorkingPoint();
  if (minimumMinor === null)
    return (
      <EmptyState
        icon="letters"
        title={t('small.otherCurrency')}
        text={t('small.otherCurrencyText', { currency: format.currencyName(book.baseCurrency) })}
      />
    );
  if (minimumMinor === 0)
    return (
      <EmptyState
        icon="letters"
        title={t('small.noMinimum')}
        text={t('small.noMinimumText')}
        action={
          <Button variant="default" onClick={() => void navigate('/process?tab=policy')}>
            {t('small.toPolicy')}
          </Button>
        }
      />
    );
  return (
    <EmptyState
      icon="check"
      title={t('small.emptyTitle')}
      text={t('small.emptyText', { minimum: format.money(minimumMinor, currency) })}
      action={
        <Button variant="default" onClick={() => void navigate('/write-offs?tab=small')}>
          {t('small.toWriteOffs')}
        </Button>
      }
    />
  );
}
