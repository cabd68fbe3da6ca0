import { Button, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportKind, OpenedFile } from '../../../src-main/areas/exchange/contract.ts';
import type { InputFor } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Import.module.css';

type Reading = Omit<InputFor<'exchange.open'>, 'fileToken'>;
type Encoding = NonNullable<Reading['encoding']>;
const kinds = ['invoices', 'receipts', 'customers'] as const satisfies readonly ImportKind[];
const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const satisfies readonly Encoding[];

export interface FilePanelProps {
  readonly file: OpenedFile;
  readonly busy: boolean;
  /** Reads the file again in another way; null where it cannot be. */
  readonly onRead: ((reading: Reading) => void) | null;
  readonly onAnother: () => void;
}

/** What the file was taken for: kind, sheet, encoding, header row, and its first rows as they stand in it. */
export function FilePanel({ file, busy, onRead, onAnother }: FilePanelProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const width = Math.max(file.columns.length, ...file.preview.map((row) => row.length));
  const shownWidth = Math.min(width, 40);
  const reading = (change: Reading): void =>
    onRead?.({
      kind: file.kind,
      sheet: file.sheet,
      ...(file.encoding === null ? {} : { encoding: file.encoding }),
      ...change,
    });

  return (
    <section>
      <SectionTitle
        title={file.fileName}
        note={[
          t(`formats.${file.format}`),
          t('file.rows', { n: format.count(file.dataRows) }),
          ...(file.hiddenRows > 0 ? [t('file.hidden', { n: format.count(file.hiddenRows) })] : []),
        ].join(' · ')}
        tools={
          <Button variant="default" size="compact-xs" onClick={onAnother} disabled={busy}>
            {t('file.another')}
          </Button>
        }
      />
      {file.loadedBefore.map((before) => (
        <Notice key={before.batchId} tone={before.undone ? 'note' : 'look'}>
          {t(before.undone ? 'file.loadedUndone' : 'file.loadedBefore', { at: format.instant(before.loadedAt) })}
        </Notice>
      ))}
      <div className={classes.controls}>
        <div>
          <span className={classes.label} id="import-kind">
            {t('file.kind')}
          </span>
          <SegmentedControl
            aria-labelledby="import-kind"
            disabled={busy || onRead === null}
            value={file.kind}
            data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={(value) => reading({ kind: value, headerRow: file.headerRow })}
          />
        </div>
        {file.sheets.length > 1 && (
          <Select
            w={190}
            label={t('file.sheet')}
            disabled={busy || onRead === null}
            value={file.sheet}
            allowDeselect={false}
            data={file.sheets.map((sheet) => ({
              value: sheet.name,
              label: `${sheet.name} (${sheet.rows})${sheet.hidden ? ` · ${t('file.sheetHidden')}` : ''}`,
            }))}
            onChange={(value) => value !== null && reading({ sheet: value })}
          />
        )}
        {file.encoding !== null && (
          <Select
            w={150}
            label={t('file.encoding')}
            disabled={busy || onRead === null}
            value={file.encoding}
            allowDeselect={false}
            data={encodings.map((value) => ({ value, label: t(`encodings.${value}`) }))}
            onChange={(value) => value !== null && reading({ encoding: value })}
          />
        )}
        <NumberInput
          w={110}
          label={t('file.headerRow')}
          disabled={busy || onRead === null}
          value={file.headerRow}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          clampBehavior="strict"
          onBlur={(event) => {
            const row = Number(event.currentTarget.value);
            if (Number.isInteger(row) && row >= 1 && row !== file.headerRow) reading({ headerRow: row });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </div>
      <Panel>
        <div className={classes.preview} tabIndex={0} role="region" aria-label={t('file.preview')}>
          <table>
            <thead>
              <tr>
                <th aria-label={t('file.rowNumber')} />
                {Array.from({ length: shownWidth }, (_, index) => (
                  <th key={index}>
                    {file.columns.find((column) => column.index === index)?.letter ?? letterOf(index)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.preview.map((cells, at) => {
                const row = file.previewFromRow + at;
                return (
                  <tr key={row} data-header={row === file.headerRow || undefined}>
                    <th>
                      <button
                        type="button"
                        title={t('file.makeHeader', { row })}
                        aria-label={t('file.makeHeader', { row })}
                        disabled={busy || onRead === null || row === file.headerRow}
                        onClick={() => reading({ headerRow: row })}
                      >
                        {row}
                      </button>
                    </th>
                    {Array.from({ length: shownWidth }, (_, index) => (
                      <td key={index} title={cells[index] ?? ''}>
                        {cells[index] ?? ''}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Panel>
    </section>
  );
}

/** What a spreadsheet calls its columns: 0 is A, 26 is AA. */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
