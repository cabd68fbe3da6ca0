import { Anchor, Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currency } from '../../../src-main/kernel/currency.ts';
import { useHost, type PickedFile } from '../../app/host.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useJob } from '../../app/jobs.ts';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { companyNameFrom } from './companyName.ts';
import classes from './StartScreen.module.css';

export interface NewCompanyProps {
  /** The list the company begins with; null begins an empty book. */
  readonly file: PickedFile | null;
  readonly onCancel?: () => void;
  /** Called before the book opens, because the screens come up the moment it does. */
  readonly onCreating?: () => void;
  readonly onFailed?: () => void;
}

/** Name and currency are all it takes; everything else can wait for the settings. */
export function NewCompany({ file, onCancel, onCreating, onFailed }: NewCompanyProps) {
  const { t } = useTranslation('start');
  const { language } = useLanguage();
  const host = useHost();
  const create = useJob('book.create');
  const [companyName, setCompanyName] = useState(file === null ? '' : companyNameFrom(file.name));
  const [code, setCode] = useState(() => currency(language === 'zh' ? 'CNY' : 'USD'));
  const ready = companyName.trim() !== '' && !create.running;

  const run = async (place?: { readonly saveToken: string }): Promise<void> => {
    onCreating?.();
    const reply = await create.run({
      companyName: companyName.trim(),
      baseCurrency: code,
      language,
      ...(place === undefined ? {} : { saveToken: place.saveToken }),
    });
    if (!reply.ok || reply.value.state !== 'open') onFailed?.();
    else offerPolicy(t('policy.offer'), t('policy.open'));
  };
  const elsewhere = async (): Promise<void> => {
    const place = await host.saveFile('book', `${companyName.trim()}.duewarden`);
    if (place !== null) await run(place);
  };

  return (
    <section>
      <SectionTitle
        title={t(file === null ? 'create.title' : 'create.withFile')}
        note={file === null ? t('create.note') : file.name}
      />
      <Panel padded>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) void run();
          }}
        >
          <Group align="flex-end" gap="sm" wrap="nowrap">
            <TextInput
              flex={1}
              label={t('create.companyName')}
              value={companyName}
              onChange={(event) => setCompanyName(event.currentTarget.value)}
              required
              maxLength={200}
              autoFocus={file !== null}
            />
            <div className={classes.currency}>
              <CurrencySelect label={t('create.currency')} value={code} onChange={setCode} />
            </div>
          </Group>
          <p className={classes.note}>{t('create.currencyHint')}</p>
          <Group gap="sm" mt="sm">
            <Button type="submit" disabled={!ready}>
              {t(file === null ? 'create.create' : 'create.createAndImport')}
            </Button>
            {host.reveal !== null && (
              <Button variant="default" disabled={!ready} onClick={() => void elsewhere()}>
                {t('create.elsewhere')}
              </Button>
            )}
            {onCancel !== undefined && (
              <Button variant="subtle" color="gray" onClick={onCancel} disabled={create.running}>
                {t('common:cancel')}
              </Button>
            )}
          </Group>
        </form>
        <ProgressPanel title={t('create.creating')} job={create} />
      </Panel>
    </section>
  );
}

/** Said once, when a company is new: nothing waits for it, and the settings offer it again at any time. */
function offerPolicy(text: string, open: string): void {
  notifications.show({
    id: 'policy-offer',
    // An offer, not an alarm.
    role: 'status',
    autoClose: 30_000,
    message: (
      <>
        {text}{' '}
        <Anchor href="#/control?tab=policy" onClick={() => notifications.hide('policy-offer')}>
          {open}
        </Anchor>
      </>
    ),
  });
}
