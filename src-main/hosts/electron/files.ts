import fs from 'node:fs';
import path from 'node:path';
import { dialog, shell, type BrowserWindow, type FileFilter } from 'electron';
import type { z } from 'zod';
import type { Language } from '../../kernel/format.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { attachmentEndings } from '../../areas/files/rules.ts';
import { safeFileName } from '../../kernel/text.ts';
import { newToken, type GrantMode } from '../../service/grants.ts';
import type { hostContract } from '../contract.ts';

type PickPurpose = z.infer<(typeof hostContract)['host.pickFile']['input']>['purpose'];
type SavePurpose = z.infer<(typeof hostContract)['host.saveFile']['input']>['purpose'];

interface Kind {
  readonly zh: string;
  readonly en: string;
  readonly extensions: readonly string[];
}

const kinds: Readonly<Record<PickPurpose | SavePurpose, Kind>> = {
  import: { zh: '表格文件', en: 'Spreadsheets', extensions: ['xlsx', 'xls', 'csv', 'txt'] },
  bank: {
    zh: '银行文件',
    en: 'Bank files',
    extensions: ['csv', 'xlsx', 'xls', 'xml', 'sta', 'mt940', '940', 'ofx', 'qfx', 'txt'],
  },
  book: { zh: '应收管家账套', en: 'Duewarden books', extensions: ['duewarden'] },
  backup: { zh: '应收管家备份', en: 'Duewarden backups', extensions: ['duewarden'] },
  xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook', extensions: ['xlsx'] },
  csv: { zh: 'CSV 文件', en: 'CSV file', extensions: ['csv'] },
  ics: { zh: '日历文件', en: 'Calendar file', extensions: ['ics'] },
  pdf: { zh: 'PDF 文件', en: 'PDF document', extensions: ['pdf'] },
  attachment: { zh: '附件', en: 'Attachments', extensions: attachmentEndings },
};

export interface DesktopFilesOptions {
  readonly language: Language;
  readonly booksFolder: string;
  readonly documentsFolder: string;
  /** Hands a path to the service under a token. */
  readonly grant: (token: string, path: string, mode: GrantMode) => void;
}

/** The system's file dialogs. Paths stay here and in the service; a page holds tokens. */
export class DesktopFiles {
  readonly #options: DesktopFilesOptions;
  readonly #written = new Map<string, string>();

  constructor(options: DesktopFilesOptions) {
    this.#options = options;
  }

  async pick(window: BrowserWindow, purpose: PickPurpose) {
    const { filePaths, canceled } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: [this.#filter(purpose)],
      defaultPath: this.#folderFor(purpose),
    });
    const file = filePaths[0];
    return ok(canceled || file === undefined ? null : this.#granted(file));
  }

  /** A file dropped on the window: of a kind the program takes, and there. */
  dropped(file: string): Result<{ fileToken: string; name: string; sizeBytes: number }> {
    const known = [kinds.import, kinds.bank, kinds.book, kinds.attachment].flatMap(({ extensions }) => extensions);
    if (!path.isAbsolute(file) || !known.includes(path.extname(file).slice(1).toLowerCase()))
      return refuse('file_unreadable', { file: path.basename(file) });
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile())
      return refuse('file_unreadable', { file: path.basename(file) });
    return ok(this.#granted(file));
  }

  async save(window: BrowserWindow, purpose: SavePurpose, suggestedName: string) {
    const file = await this.askWhere(window, purpose, suggestedName);
    return ok(file === null ? null : this.offer(file));
  }

  /** The place the clerk chose, with the ending its kind needs; null when they cancelled. */
  async askWhere(window: BrowserWindow, purpose: SavePurpose, suggestedName: string): Promise<string | null> {
    // A copy of a kept file keeps its own ending; every other kind has one.
    const { extensions } = kinds[purpose];
    const own = path.extname(suggestedName).slice(1).toLowerCase();
    const ending = `.${purpose === 'attachment' && extensions.includes(own) ? own : (extensions[0] ?? purpose)}`;
    const name = safeFileName(
      suggestedName.toLowerCase().endsWith(ending) ? suggestedName : `${suggestedName}${ending}`,
    );
    const { filePath, canceled } = await dialog.showSaveDialog(window, {
      filters: [this.#filter(purpose)],
      defaultPath: path.join(this.#folderFor(purpose), name),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return null;
    return filePath.toLowerCase().endsWith(ending) ? filePath : `${filePath}${ending}`;
  }

  /** Lets the service write there, and the clerk see the file afterwards. */
  offer(file: string): { saveToken: string; name: string } {
    const saveToken = newToken();
    this.#written.set(saveToken, file);
    this.#options.grant(saveToken, file, 'write');
    return { saveToken, name: path.basename(file) };
  }

  /** Only what this session wrote, and only its place: nothing is opened. */
  reveal(saveToken: string): Result<null, 'file_token_unknown'> {
    const file = this.#written.get(saveToken);
    if (file === undefined || !mayReveal(file)) return refuse('file_token_unknown');
    shell.showItemInFolder(file);
    return ok();
  }

  #granted(file: string) {
    const fileToken = newToken();
    this.#options.grant(fileToken, file, 'read');
    return { fileToken, name: path.basename(file), sizeBytes: fs.statSync(file).size };
  }

  #filter(purpose: PickPurpose | SavePurpose): FileFilter {
    const kind = kinds[purpose];
    return { name: kind[this.#options.language], extensions: [...kind.extensions] };
  }

  #folderFor(purpose: PickPurpose | SavePurpose): string {
    if (purpose === 'book') fs.mkdirSync(this.#options.booksFolder, { recursive: true });
    return purpose === 'book' ? this.#options.booksFolder : this.#options.documentsFolder;
  }
}

/** Files of the kinds the program writes, on a disk of this machine: asking for a share's folder would log on to it. */
export function mayReveal(file: string): boolean {
  const ending = path.extname(file).slice(1).toLowerCase();
  return path.isAbsolute(file) && !/^[\\/]{2}/.test(file) && [...attachmentEndings, 'duewarden'].includes(ending);
}
