import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currency, knownCurrencies } from '../../../src-main/kernel/currency.ts';
import { useBookState } from '../../app/book.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useJob } from '../../app/jobs.ts';
import { useQueryOf } from '../../app/queries.ts';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './StartScreen.module.css';

/** No book is open: open one from the shelf, begin a new one, or look around in the practice company. */
export default function StartScreen() {
  const { t } = useTranslation('start');
  const { language } = useLanguage();
  const state = useBookState();
  const shelf = useQueryOf('book.shelf', {});
  const open = useJob('book.open');
  const create = useJob('book.create');
  const practice = useJob('book.openPractice');
  const [name, setName] = useState('');
  const [code, setCode] = useState('CNY');
  const busy = open.running || create.running || practice.running;

  return (
    <main className={classes.page}>
      <SectionTitle level={1} title={t('title')} />
      {state?.state === 'recovery' && <p role="alert">{t(`errors:${state.problem}`, { fileName: state.fileName })}</p>}
      <ProgressPanel title={t('opening')} job={open} />
      <ProgressPanel title={t('creating')} job={create} />
      <ProgressPanel title={t('practice')} job={practice} />
      <Panel padded>
        <Stack gap="xs">
          {(shelf.data?.books ?? []).map((book) => (
            <Button
              key={book.bookId}
              variant="default"
              disabled={busy}
              onClick={() => void open.run({ bookId: book.bookId })}
            >
              {book.companyName ?? book.fileName}
            </Button>
          ))}
          <Button variant="default" disabled={busy} onClick={() => void practice.run({ language })}>
            {t('practice')}
          </Button>
        </Stack>
      </Panel>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create.run({ companyName: name, baseCurrency: currency(code), language });
        }}
      >
        <Group align="flex-end">
          <TextInput
            label={t('companyName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
          />
          <Select
            label={t('currency')}
            value={code}
            data={[...knownCurrencies]}
            searchable
            allowDeselect={false}
            onChange={(value) => setCode(value ?? 'CNY')}
          />
          <Button type="submit" disabled={busy || name.trim() === ''}>
            {t('create')}
          </Button>
        </Group>
      </form>
    </main>
  );
}
