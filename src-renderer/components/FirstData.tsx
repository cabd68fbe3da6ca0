import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** The two ways to the first invoices of a book: from a file, or by hand from the page of a customer. */
export function FirstData() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Group gap={8} justify="center">
      <Button variant="default" onClick={() => void navigate('/import')}>
        {t('firstData.import')}
      </Button>
      <Button variant="default" onClick={() => void navigate('/customers')}>
        {t('firstData.customers')}
      </Button>
    </Group>
  );
}
