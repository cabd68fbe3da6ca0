import type { PrintToPDFOptions } from 'electron';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { writeFileAtomic } from '../../storage/files.ts';
import { documentUrl } from './origin.ts';
import { openPrintWindow } from './windows.ts';

/** Since this Chromium a page's own style can number pages, and ours do; before it, the number is printed over them. */
const FIRST_WITH_MARGIN_BOXES = 131;

/** A4 as the page's own style says, tagged for screen readers. */
export function pdfOptions(chromium: string = process.versions.chrome ?? ''): PrintToPDFOptions {
  const numbered = Number.parseInt(chromium, 10) >= FIRST_WITH_MARGIN_BOXES;
  return {
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: !numbered,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="width:100%;font:8px sans-serif;color:#666;text-align:center">' +
      '<span class="pageNumber"></span> / <span class="totalPages"></span></div>',
  };
}

/** Prints a document to a file: whole or not at all. */
export async function writePdf(token: string, file: string): Promise<Result<null, 'pdf_failed'>> {
  const window = openPrintWindow();
  try {
    await window.loadURL(documentUrl(token));
    writeFileAtomic(file, await window.webContents.printToPDF(pdfOptions()));
    return ok();
  } catch (error) {
    return refuse('pdf_failed', { detail: error instanceof Error ? error.message : String(error) });
  } finally {
    window.destroy();
  }
}

/** The system's print dialog for a document. False: the clerk cancelled, or there is no printer. */
export async function printDocument(token: string): Promise<boolean> {
  const window = openPrintWindow();
  try {
    await window.loadURL(documentUrl(token));
    return await new Promise<boolean>((resolve) => {
      window.webContents.print({ silent: false, printBackground: true }, (success) => resolve(success));
    });
  } finally {
    window.destroy();
  }
}
