import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useCommand } from '../../../app/commands.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { FileSection } from './FileSection.tsx';

/** Free words with those in use proposed; each change is saved at once. */
export function TagsSection({
  customerId,
  tags,
}: {
  readonly customerId: CustomerId;
  readonly tags: readonly string[];
}) {
  const { t } = useTranslation('customers');
  const { book } = useWorkingPoint();
  const set = useCommand('customers.setTags');
  const { data: words } = useQueryOf('customers.words', {});
  return (
    <FileSection name="tags" title={t('file.tags')}>
      <TagsInput
        size="xs"
        aria-label={t('file.tags')}
        placeholder={tags.length === 0 ? t('tags.placeholder') : ''}
        value={[...tags]}
        data={words?.tags ?? []}
        maxTags={30}
        disabled={book.readOnly || set.running}
        onChange={(next) => void set.run({ customerId, tags: next })}
      />
    </FileSection>
  );
}
